using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Naming;

public sealed class TypeNameTests
{
    private const string Id = "BYL3001";

    private static RuleTest Services(string rule = "in: Service", string more = "") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Service: { any: [ { named: "{Entity}Service" }, { in: "**.Services" } ] }
        rules:
          service-name:
            {{rule}}
            name: { type: "{Entity}Service" }
        {{more}}
        """).Expect(Id);

    [Fact]
    public Task The_right_name_is_fine() => Services().Source("namespace Shop.Services; public class OrderService { }").RunAsync();

    [Fact]
    public Task Another_name_reports() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Service: { in: "**.Services" }
        rules:
          service-name:
            in: Service
            name: { type: "{Entity}Service" }
            because: a service owns one entity
            instead: { use: "{Entity}Service", note: Move it to the service of its entity. }
        """).Source("namespace Shop.Services; public class {|#0:OrderHelper|} { }")
        .Expect(0, Id, "'OrderHelper' (Service) must be named '{Entity}Service', such as 'OrderService': a service owns one entity. Move it to the service of its entity. [service-name]")
        .RunAsync();

    [Fact]
    public Task A_capture_is_not_empty() => Services().Source("namespace Shop.Services; public class [|Service|] { }").RunAsync();

    [Fact]
    public Task The_right_interface_is_fine() => Services().Source("namespace Shop.Services; public interface IOrderService { }").RunAsync();

    [Fact]
    public Task An_interface_reports_with_its_I() => Services().Source("namespace Shop.Services; public interface {|#0:IOrderHelper|} { }")
        .Expect(0, Id, "'IOrderHelper' (Service) must be named 'I{Entity}Service', such as 'IOrderService' [service-name]").RunAsync();

    [Fact]
    public Task The_I_of_an_interface_is_no_entity() => Services().Source("namespace Shop.Services; public interface [|IService|] { }").RunAsync();

    [Fact]
    public Task An_interface_without_an_I_is_held_against_the_pattern_as_it_is() => Services()
        .Source("namespace Shop.Services; public interface OrderService { } public interface [|OrderHelper|] { }").RunAsync();

    [Fact]
    public Task A_class_with_an_I_is_no_interface() => Services().Source("namespace Shop.Services; public class IOService { }").RunAsync();

    [Fact]
    public Task Patterns_of_a_list_are_alternatives() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          schema:
            in: { in: "**.Schemas" }
            name: { type: ["{Entity}Create", "{Entity}Update"] }
        """)
        .Source("namespace Shop.Schemas; public class OrderCreate { } public record OrderUpdate(int Id); public class {|#0:OrderPatch|} { }")
        .Expect(0, Id, "'OrderPatch' must be named '{Entity}Create' or '{Entity}Update', such as 'OrderCreate' [schema]").RunAsync();

    [Fact]
    public Task The_layers_name_pattern_does_not_bind_the_rules_one() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Service: { named: "{Entity}Service" } }
        rules: { app: { in: Service, name: { type: "{Entity}AppService" } } }
        """).Source("class OrderAppService { } class [|OrderService|] { }").Expect(Id).RunAsync();

    [Fact]
    public Task The_layers_namespace_binds_the_name() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Service: { in: "Shop.{Module}.Services" } }
        rules: { module: { in: Service, name: { type: "{Module}Service" } } }
        """).Source("namespace Shop.Orders.Services; class OrdersService { } class [|PaymentsService|] { }").Expect(Id).RunAsync();

    [Fact]
    public Task Type_arguments_count_when_the_pattern_has_them() => new RuleTest().Rules("""
        bylaw: 1
        rules: { repo: { in: { in: "**.Data" }, name: { type: ["{Entity}Repository", "Repository<T>"] } } }
        """).Source("namespace Shop.Data; class Repository<T> { } class OrderRepository { } class [|Repository|] { }").Expect(Id).RunAsync();

    [Fact]
    public Task Generic_types_go_by_their_name() => Services().Source("namespace Shop.Services; class CrudService<T> { } class [|Crud|]<T> { }").RunAsync();

    [Fact]
    public Task A_full_name_may_be_asked_for() => new RuleTest().Rules("""
        bylaw: 1
        rules: { handler: { in: { named: "*Handler" }, name: { type: "Shop.*.*Handler" } } }
        """).Source("namespace Shop.Orders { class PayHandler { } } namespace Other { class [|PayHandler|] { } }").Expect(Id).RunAsync();

    [Fact]
    public Task Static_and_abstract_classes_are_fine() => Services()
        .Source("namespace Shop.Services; static class Extensions { } abstract class ServiceBase { }").RunAsync();

    [Fact]
    public Task A_static_class_reports_when_a_facet_selects_it() => Services("in: { is: helper }", """
        facets: { helper: { is: static, in: "**.Services" } }
        """).Source("namespace Shop.Services; static class [|Extensions|] { } class Helper { }").RunAsync();

    [Fact]
    public Task An_abstract_class_reports_when_it_is_selected() => Services("""in: { in: "**.Services", is: [abstract, static] }""")
        .Source("namespace Shop.Services; static class [|Extensions|] { } abstract class [|ServiceBase|] { } class Helper { }").RunAsync();

    [Fact]
    public Task Nested_types_are_fine() => Services().Source("namespace Shop.Services; class OrderService { class Cache { } public record Totals(int Sum); }").RunAsync();

    [Fact]
    public Task What_lies_beside_services_is_fine() => Services().Source("""
        namespace Shop.Services;
        record OrderTotals(int Sum);
        struct Money { }
        enum OrderState { New }
        delegate void OrderPlaced(int id);
        class OrderNotFoundException : System.Exception { }
        class TracedAttribute : System.Attribute { }
        class OrderEventArgs : System.EventArgs { }
        """).RunAsync();

    [Fact]
    public Task Records_report_where_the_rule_itself_names_the_place() => Services("""in: { in: "**.Services" }""")
        .Source("namespace Shop.Services; record [|OrderTotals|](int Sum); struct [|Money|] { } class OrderNotFoundException : System.Exception { }").RunAsync();

    [Fact]
    public Task Exceptions_report_when_they_are_selected() => new RuleTest().Rules("""
        bylaw: 1
        rules: { exceptions: { in: { extends: System.Exception }, name: { type: "*Exception" } } }
        """).Source("class [|OrderError|] : System.Exception { } class OrderException : System.Exception { }").Expect(Id).RunAsync();

    [Fact]
    public Task Enums_report_when_they_are_selected() => new RuleTest().Rules("""
        bylaw: 1
        rules: { enums: { in: { is: enum }, name: { type: "*State" } } }
        """).Source("enum [|OrderStates|] { New } enum OrderState { New }").Expect(Id).RunAsync();

    [Fact]
    public Task An_exempted_type_is_fine() => Services("""in: { layer: Service, not: { named: Clock } }""")
        .Source("namespace Shop.Services; class Clock { } class [|Timer|] { }").RunAsync();

    [Fact]
    public Task A_partial_type_reports_once() => Services()
        .Source("src/Shop/B.cs", "namespace Shop.Services; partial class Orders { }")
        .Source("src/Shop/A.cs", "namespace Shop.Services; partial class [|Orders|] { }").RunAsync();

    [Fact]
    public Task A_generated_type_is_fine() => Services().Source("src/Shop/Orders.g.cs", "namespace Shop.Services; class Orders { }").RunAsync();

    [Fact]
    public Task A_partial_type_reports_in_the_part_written_by_hand() => Services()
        .Source("src/Shop/A.cs", "// <auto-generated/>\nnamespace Shop.Services; partial class Orders { }")
        .Source("src/Shop/B.cs", "namespace Shop.Services; partial class [|Orders|] { }").RunAsync();

    [Fact]
    public Task Top_level_statements_are_fine() => Services("in: any")
        .Source("Program.cs", "System.Console.WriteLine();").OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).RunAsync();

    [Fact]
    public Task The_rules_severity_and_its_own_id_hold() => Services("""
        in: Service
            severity: { default: none, "src/New/**": warning }
            id: BYL9001
        """).Source("src/New/A.cs", "namespace Shop.Services; class {|BYL9001:Orders|} { }")
        .Source("src/Old/B.cs", "namespace Shop.Services; class Payments { }").RunAsync();

    [Fact]
    public Task An_exception_of_the_rule_file_is_accepted() => Services(more: """
        exceptions:
          - { rule: service-name, at: Orders, reason: Older than the rule., expires: never }
        """).Source("namespace Shop.Services; class Orders { } class [|Payments|] { }").RunAsync();

    [Fact]
    public Task A_baseline_freezes_a_finding() => Services()
        .AdditionalFile("src/Shop/bylaw.baseline", "baseline", """
        # bylaw baseline 1
        Shop | service-name | T:Shop.Services.Orders | signature |  | 1

        """).Source("namespace Shop.Services; class Orders { } class [|Payments|] { }").RunAsync();

    [Fact]
    public Task Two_rules_are_two_findings_only_where_they_say_different_things() => Services(more: """
          again:
            in: Service
            name: { type: "{Entity}Service" }
          other:
            in: Service
            name: { type: "*Svc" }
        """).Source("namespace Shop.Services; class [|[|Orders|]|] { }").RunAsync();
}
