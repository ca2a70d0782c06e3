using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Naming;

public sealed class FolderNameTests
{
    private const string Id = "BYL3003";

    private static RuleTest Named(string name) => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Service: { named: "{Entity}Service" } }
        rules:
          service-place:
            in: Service
            name: { {{name}} }
        """).Expect(Id);

    [Fact]
    public Task The_right_folder_is_fine() => Named("folder: \"src/*/Services\"").Source("src/Shop/Services/OrderService.cs", "class OrderService { }").RunAsync();

    [Fact]
    public Task Another_folder_reports() => Named("folder: \"src/*/Services\"").Source("src/Shop/Data/OrderService.cs", "class {|#0:OrderService|} { }")
        .Expect(0, Id, "'OrderService' (Service) must move from the folder 'src/Shop/Data' to 'src/*/Services' [service-place]").RunAsync();

    [Fact]
    public Task The_folder_of_the_rule_file_has_no_name() => Named("folder: \"**/Services\"").Source("OrderService.cs", "class {|#0:OrderService|} { }")
        .Expect(0, Id, "'OrderService' (Service) must move from the folder of the rule file to '**/Services' [service-place]").RunAsync();

    [Fact]
    public Task A_folder_further_down_needs_two_stars() => Named("folder: \"**/Services/**\"")
        .Source("src/Shop/Services/Orders/OrderService.cs", "class OrderService { }")
        .Source("src/Shop/Services/PayService.cs", "class PayService { }")
        .Source("src/Shop/Service/TaxService.cs", "class [|TaxService|] { }").RunAsync();

    [Fact]
    public Task The_case_of_a_folder_does_not_count() => Named("folder: \"**/services\"").Source("src/Shop/Services/OrderService.cs", "class OrderService { }").RunAsync();

    [Fact]
    public Task A_file_from_elsewhere_is_fine() => Named("folder: \"**/Services\"").Source("/elsewhere/OrderService.cs", "class OrderService { }").RunAsync();

    [Fact]
    public Task The_entity_names_the_folder() => Named("type: \"{Entity}Service\", folder: \"**/{entities}\"")
        .Source("src/Shop/Orders/OrderService.cs", "class OrderService { }")
        .Source("src/Shop/Orders/CategoryService.cs", "class {|#0:CategoryService|} { }")
        .Expect(0, Id, "'CategoryService' (Service) must move from the folder 'src/Shop/Orders' to '**/Categories' [service-place]").RunAsync();

    [Fact]
    public Task What_the_layer_captured_names_the_folder_too() => Named("folder: \"**/{Entity}\"")
        .Source("src/Shop/Order/OrderService.cs", "class OrderService { }")
        .Source("src/Shop/Orders/CategoryService.cs", "class [|CategoryService|] { }").RunAsync();

    [Fact]
    public Task The_right_namespace_is_fine() => Named("namespace: \"Shop.*.Services\"").Source("namespace Shop.Orders.Services; class OrderService { }").RunAsync();

    [Fact]
    public Task Another_namespace_reports_once() => Named("namespace: \"Shop.*.Services\"")
        .Source("src/Shop/A.cs", "namespace Shop.Data; partial class {|#0:OrderService|} { }")
        .Source("src/Shop/B.cs", "namespace Shop.Data; partial class OrderService { }")
        .Expect(0, Id, "'OrderService' (Service) must move from the namespace 'Shop.Data' to 'Shop.*.Services' [service-place]").RunAsync();

    [Fact]
    public Task The_global_namespace_reports() => Named("namespace: \"Shop.**\"").Source("class {|#0:OrderService|} { }")
        .Expect(0, Id, "'OrderService' (Service) must move from the global namespace to 'Shop.**' [service-place]").RunAsync();

    [Fact]
    public Task Namespace_and_folder_go_together_by_a_capture() => Named("namespace: \"Shop.{Module}\", folder: \"**/{Module}\"")
        .Source("src/Shop/Orders/OrderService.cs", "namespace Shop.Orders; class OrderService { }")
        .Source("src/Shop/Payments/PayService.cs", "namespace Shop.Orders; class [|PayService|] { }").RunAsync();

    [Fact]
    public Task Both_wrong_are_two_findings() => Named("namespace: \"Shop.Services\", folder: \"**/Services\"")
        .Source("src/Shop/OrderService.cs", "namespace Shop; class [|[|OrderService|]|] { }").RunAsync();

    [Fact]
    public Task Patterns_of_a_list_are_alternatives() => Named("namespace: [Shop.Services, Shop.Jobs]")
        .Source("namespace Shop.Services { interface IOrderService { } } namespace Shop.Jobs { class PayService { } } namespace Shop { class [|TaxService|] { } }").RunAsync();

    [Fact]
    public Task Generic_and_nested_types_go_by_the_outer_file() => Named("folder: \"**/Services\"")
        .Source("src/Shop/Services/CrudService.cs", "class CrudService<T> { class CacheService { } }")
        .Source("src/Shop/GridService.cs", "class [|GridService|]<T> { class CacheService { } }").RunAsync();

    [Fact]
    public Task A_generated_type_is_fine() => Named("folder: \"**/Services\"").Source("src/Shop/OrderService.g.cs", "class OrderService { }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          service-place:
            in: { named: "*Service" }
            name: { folder: "**/Services" }
            severity: { default: suggestion, "src/Old/**": none }
        exceptions:
          - { rule: service-place, at: TaxService, reason: Shared with the till., expires: 2026-12-31 }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | service-place | T:PayService | signature |  | 1\n")
        .Source("src/Old/OldService.cs", "class OldService { }")
        .Source("src/Shop/All.cs", "class TaxService { } class PayService { } class [|OrderService|] { }").Expect(Id).RunAsync();
}
