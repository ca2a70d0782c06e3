using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredInterfaceTests
{
    private const string Id = "BYL8004";

    private static RuleTest Services(string rule = "in: Service", string implements = "\"I{Entity}Service\"") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Service: { named: "{Entity}Service", is: [class, struct] } }
        rules:
          behind-an-interface:
            {{rule}}
            require: { implements: {{implements}} }
        """).Expect(Id);

    [Fact]
    public Task The_interface_named_after_the_entity_is_fine() => Services().Source("interface IOrderService { } class OrderService : IOrderService { }").RunAsync();

    [Fact]
    public Task A_class_without_it_reports() => Services().Source("class {|#0:OrderService|} { }")
        .Expect(0, Id, "'OrderService' (Service) must implement 'IOrderService' [behind-an-interface]").RunAsync();

    [Fact]
    public Task Another_interface_reports() => Services().Source("interface IPaymentService { } class [|OrderService|] : IPaymentService, System.IDisposable { public void Dispose() { } }").RunAsync();

    [Fact]
    public Task It_may_come_from_a_base_class_or_another_interface() => Services(implements: "IService").Source("""
        interface IService { }
        interface IOrders : IService { }
        class Base : IService { }
        class OrderService : IOrders { }
        class PaymentService : Base { }
        struct TaxService : IService { }
        class [|CartService|] { }
        record [|StockService|](int Id);
        struct [|TimeService|] { }
        """).RunAsync();

    [Fact]
    public Task Type_arguments_count_when_the_pattern_has_them() => Services(implements: "\"IHandler<*>\"").Source("""
        interface IHandler<T> { }
        interface IHandler { }
        class OrderService : IHandler<int> { }
        class KeyService<T> : IHandler<T> { }
        class [|CartService|] : IHandler { }
        """).RunAsync();

    [Fact]
    public Task An_interface_of_a_referenced_project_counts() => Services(implements: "Shop.Core.IService")
        .Project("Shop.Core", core => core.Source("namespace Shop.Core; public interface IService { }"))
        .Source("using Core = Shop.Core.IService; class OrderService : Core { } interface IService { } class [|CartService|] : IService { }").RunAsync();

    [Fact]
    public Task Interfaces_static_classes_and_enums_are_fine() => Services("in: { named: \"*Service\" }", "IService")
        .Source("interface IOrderService { } static class TextService { } enum StateService { A }").RunAsync();

    [Fact]
    public Task Interfaces_report_when_they_are_selected() => Services("in: { named: \"*Service\", is: interface }", "IService")
        .Source("interface IService { } interface IOrders : IService { } interface [|IOrderService|] { } interface ICartService : IOrders { }").RunAsync();

    [Fact]
    public Task A_partial_class_reports_once_and_a_generated_one_never() => Services(implements: "IService")
        .Source("src/Shop/A.cs", "interface IService { } partial class [|OrderService|] { } partial class CartService { }")
        .Source("src/Shop/B.cs", "partial class OrderService { } partial class CartService : IService { }")
        .Source("src/Shop/C.g.cs", "class GenService { }").RunAsync();

    [Fact]
    public Task Nested_classes_report_when_their_own_name_selects_them() => Services(implements: "IService")
        .Source("interface IService { } class OrderService : IService { class Cache { } class [|KeyService|] { } }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          behind-an-interface:
            in: { named: "*Service", not: { named: ClockService } }
            require: { implements: IService }
            severity: { default: suggestion, "src/Old/**": none }
        exceptions:
          - { rule: behind-an-interface, at: TaxService, reason: Never replaced., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | behind-an-interface | T:KeyService | signature |  | 1\n")
        .Source("src/Old/A.cs", "class OldService { }")
        .Source("class ClockService { } class TaxService { } class KeyService { } class [|NewService|] { }").Expect(Id).RunAsync();
}
