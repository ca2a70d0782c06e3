using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Naming;

public sealed class UnknownEntityTests
{
    private const string Id = "BYL3004";

    private static RuleTest Services(string model = """{ in: "**.Models" }""", string condition = "exists-in: Model, or: [Auth]") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Model: {{model}}
          Service: { in: "**.Services" }
        rules:
          service-entity:
            in: Service
            name: { type: "{Entity}Service", where: { Entity: { {{condition}} } } }
        """).Expect(Id);

    private static RuleTest WithModels(RuleTest test) => test.Source("""
        namespace Shop.Models;
        public class Order { }
        public class Categories { }
        public record Invoice(int Id);
        """);

    [Fact]
    public Task A_known_entity_is_fine() => WithModels(Services()).Source("namespace Shop.Services; class OrderService { } class InvoiceService { }").RunAsync();

    [Fact]
    public Task An_unknown_entity_reports() => WithModels(Services()).Source("namespace Shop.Services; class {|#0:BasketService|} { }")
        .Expect(0, Id, "'BasketService' (Service) is named after 'Basket', which is no Model [service-entity]").RunAsync();

    [Fact]
    public Task A_slip_is_told() => WithModels(Services()).Source("namespace Shop.Services; class {|#0:OrdreService|} { }")
        .Expect(0, Id, "'OrdreService' (Service) is named after 'Ordre', which is no Model (the nearest is 'Order') [service-entity]").RunAsync();

    [Fact]
    public Task Singular_and_plural_are_the_same() => WithModels(Services()).Source("namespace Shop.Services; class OrdersService { } class CategoryService { }").RunAsync();

    [Fact]
    public Task A_word_of_the_rule_is_fine() => WithModels(Services()).Source("namespace Shop.Services; class AuthService { } class AuthsService { }").RunAsync();

    [Fact]
    public Task The_longest_name_is_meant() => WithModels(Services()).Source("namespace Shop.Services; class {|#0:OrderLineService|} { }")
        .Expect(0, Id, "'OrderLineService' (Service) is named after 'OrderLine', which is no Model [service-entity]").RunAsync();

    [Fact]
    public Task A_type_that_is_no_model_does_not_count() => WithModels(Services())
        .Source("namespace Shop.Services { class [|BasketService|] { } } namespace Shop { class Basket { } }").RunAsync();

    [Fact]
    public Task An_interface_is_named_after_the_same_entity() => WithModels(Services())
        .Source("namespace Shop.Services; interface IOrderService { } interface [|IBasketService|] { }").RunAsync();

    [Fact]
    public Task A_model_of_a_referenced_project_counts() => Services()
        .Project("Shop.Domain", domain => domain.Source("namespace Shop.Models; public class Order { } public class OrderLine<T> { }"))
        .Source("namespace Shop.Services; class OrderService { } class OrderLineService { } class [|BasketService|] { }").RunAsync();

    [Fact]
    public Task Without_any_model_nothing_can_be_said() => Services()
        .Project("Shop.Contracts", contracts => contracts.Source("namespace Shop.Contracts; public class Order { }"))
        .Source("namespace Shop.Services; class BasketService { }").RunAsync();

    [Fact]
    public Task A_type_of_the_framework_is_no_model() => Services(model: """{ any: [ { in: "**.Models" }, { named: [Timer, Basket] } ] }""")
        .Source("namespace Shop.Models; class Order { }")
        .Source("namespace Shop.Services; class [|TimerService|] { }").RunAsync();

    [Fact]
    public Task A_model_may_be_named_after_the_entity_too() => Services(model: """{ named: "{Entity}Model" }""")
        .Source("class OrderModel { }").Source("namespace Shop.Services; class OrderService { } class OrdersService { } class [|BasketService|] { }").RunAsync();

    [Fact]
    public Task A_model_may_be_known_by_its_attribute() => Services(model: "{ is: entity }")
        .Source("[System.ComponentModel.DataAnnotations.Schema.Table(\"orders\")] class Order { } class Basket { }")
        .Source("namespace Shop.Services; class OrderService { } class [|BasketService|] { }").RunAsync();

    [Fact]
    public Task The_alternative_that_exists_is_meant() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Model: { in: "**.Models" }
          Service: { in: "**.Services" }
        rules:
          service-entity:
            in: Service
            name: { type: ["{Entity}Service", "{Entity}QueryService"], file: "{Entity}*.cs", where: { Entity: { exists-in: Model } } }
        """).Source("namespace Shop.Models; class Order { }")
        .Source("src/Shop/Order.cs", "namespace Shop.Services; class OrderQueryService { } class OrderService { }").RunAsync();

    [Fact]
    public Task Words_alone_may_be_a_closed_list() => Services(condition: "or: [Order, Invoice]")
        .Source("namespace Shop.Services; class OrderService { } class {|#0:InvoiseService|} { }")
        .Expect(0, Id, "'InvoiseService' (Service) is named after 'Invoise', which is none of 'Order', 'Invoice' (the nearest is 'Invoice') [service-entity]").RunAsync();

    [Fact]
    public Task What_a_namespace_captured_must_exist_too() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Model: { in: "**.Models" } }
        rules:
          features:
            in: { in: "Shop.Features.**" }
            name: { namespace: "Shop.Features.{Entity}", where: { Entity: { exists-in: Model } } }
        """).Source("namespace Shop.Models; class Order { }")
        .Source("namespace Shop.Features.Orders { class Create { } } namespace Shop.Features.Basket { class [|Pay|] { } }").Expect(Id).RunAsync();

    [Fact]
    public Task Generic_partial_nested_and_generated_types_are_treated_as_by_the_other_naming_rules() => WithModels(Services())
        .Source("src/Shop/A.cs", "namespace Shop.Services; partial class [|BasketService|]<T> { class NoService { } }")
        .Source("src/Shop/B.cs", "namespace Shop.Services; partial class BasketService<T> { }")
        .Source("src/Shop/C.g.cs", "namespace Shop.Services; class TillService { }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Model: { in: "**.Models" } }
        rules:
          service-entity:
            in: { named: "*Service" }
            name: { type: "{Entity}Service", where: { Entity: { exists-in: Model } } }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: service-entity, at: TaxService, reason: The tax office has no table., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | service-entity | T:PayService | signature |  | 1\n")
        .Source("namespace Shop.Models; class Order { }")
        .Source("src/Old/OldService.cs", "class OldService { }")
        .Source("src/Shop/All.cs", "class TaxService { } class PayService { } class [|BasketService|] { }").Expect(Id).RunAsync();
}
