using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Naming;

public sealed class FileNameTests
{
    private const string Id = "BYL3002";

    private static RuleTest Services(string file = "\"{Entity}Service.cs\"") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Service: { in: "**.Services" } }
        rules:
          service-name:
            in: Service
            name: { type: "{Entity}Service", file: {{file}} }
        """).Expect(Id);

    [Fact]
    public Task The_right_file_is_fine() => Services().Source("src/Shop/OrderService.cs", "namespace Shop.Services; class OrderService { }").RunAsync();

    [Fact]
    public Task Another_file_reports_at_the_type() => Services().Source("src/Shop/OrderService.cs", """
        namespace Shop.Services;
        class OrderService { }
        class {|#0:InvoiceService|} { }
        """).Expect(0, Id, "'InvoiceService' (Service) must stand in 'InvoiceService.cs', not in 'OrderService.cs' [service-name]").RunAsync();

    [Fact]
    public Task Case_counts() => Services().Source("src/Shop/orderService.cs", "namespace Shop.Services; class [|OrderService|] { }").RunAsync();

    [Fact]
    public Task An_interface_may_stand_with_its_class_or_alone() => Services()
        .Source("src/Shop/OrderService.cs", "namespace Shop.Services; interface IOrderService { } class OrderService : IOrderService { }")
        .Source("src/Shop/IInvoiceService.cs", "namespace Shop.Services; interface IInvoiceService { }")
        .Source("src/Shop/IPayments.cs", "namespace Shop.Services; interface [|IPaymentService|] { }").RunAsync();

    [Fact]
    public Task A_wrong_name_has_no_right_file() => Services().Source("src/Shop/Helper.cs", "namespace Shop.Services; class {|BYL3001:OrderHelper|} { }").RunAsync();

    [Fact]
    public Task One_file_may_declare_all_that_its_pattern_is_about() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          schema:
            in: { in: "**.Schemas" }
            name: { type: ["{Entity}Create", "{Entity}Update", "{Entity}Response"], file: "{Entity}Schema.cs" }
        """).Source("src/Shop/OrderSchema.cs", """
        namespace Shop.Schemas;
        record OrderCreate(int Id);
        record OrderUpdate(int Id);
        record OrderResponse(int Id);
        class {|#0:InvoiceCreate|} { }
        """).Expect(0, Id, "'InvoiceCreate' must stand in 'InvoiceSchema.cs', not in 'OrderSchema.cs' [schema]").RunAsync();

    [Fact]
    public Task Other_types_in_the_file_are_fine() => Services().Source("src/Shop/OrderService.cs", """
        namespace Shop.Services { class OrderService { class Cache { } } record OrderTotals(int Sum); }
        namespace Shop { class Clock { } }
        """).RunAsync();

    [Fact]
    public Task A_partial_type_may_name_its_parts() => Services()
        .Source("src/Shop/OrderService.cs", "namespace Shop.Services; partial class OrderService { }")
        .Source("src/Shop/OrderService.Queries.cs", "namespace Shop.Services; partial class OrderService { }")
        .Source("src/Shop/OrderQueries.cs", "namespace Shop.Services; partial class [|OrderService|] { }").RunAsync();

    [Fact]
    public Task A_type_in_one_part_has_no_parts_to_name() => Services()
        .Source("src/Shop/OrderService.Queries.cs", "namespace Shop.Services; class [|OrderService|] { }").RunAsync();

    [Theory]
    [InlineData("Repository.cs")]
    [InlineData("Repository`1.cs")]
    [InlineData("Repository{T}.cs")]
    [InlineData("RepositoryOfT.cs")]
    public Task A_generic_type_may_say_so(string file) => new RuleTest().Rules("""
        bylaw: 1
        rules: { data: { in: { in: "**.Data" }, name: { type: "{Name}", file: "{Name}.cs" } } }
        """).Source("src/Shop/" + file, "namespace Shop.Data; class Repository<T> { }").RunAsync();

    [Fact]
    public Task A_generic_type_in_another_file_reports() => new RuleTest().Rules("""
        bylaw: 1
        rules: { data: { in: { in: "**.Data" }, name: { type: "{Name}", file: "{Name}.cs" } } }
        """).Source("src/Shop/RepositoryOfKey.cs", "namespace Shop.Data; class [|Repository|]<T> { }").Expect(Id).RunAsync();

    [Fact]
    public Task Several_files_are_alternatives() => Services("""["{Entity}Service.cs", "Services.cs"]""")
        .Source("src/Shop/Services.cs", "namespace Shop.Services; class OrderService { } class InvoiceService { }")
        .Source("src/Shop/More.cs", "namespace Shop.Services; class {|#0:PayService|} { }")
        .Expect(0, Id, "'PayService' (Service) must stand in 'PayService.cs' or 'Services.cs', not in 'More.cs' [service-name]").RunAsync();

    [Fact]
    public Task A_file_pattern_may_stand_alone() => new RuleTest().Rules("""
        bylaw: 1
        rules: { services: { in: { in: "**.Services" }, name: { file: "*Service.cs" } } }
        """).Source("src/Shop/OrderService.cs", "namespace Shop.Services; class Orders { }")
        .Source("src/Shop/Orders.cs", "namespace Shop.Services; class [|Invoices|] { }").Expect(Id).RunAsync();

    [Fact]
    public Task A_plural_may_be_asked_for() => Services("\"{entities}.cs\"")
        .Source("src/Shop/Orders.cs", "namespace Shop.Services; class OrderService { }")
        .Source("src/Shop/Categories.cs", "namespace Shop.Services; class CategoryService { }")
        .Source("src/Shop/Order.cs", "namespace Shop.Services; class [|PersonService|] { }").RunAsync();

    [Fact]
    public Task A_generated_part_is_fine() => Services()
        .Source("src/Shop/OrderService.cs", "namespace Shop.Services; partial class OrderService { }")
        .Source("src/Shop/Orders.Designer.cs", "namespace Shop.Services; partial class OrderService { }").RunAsync();

    [Fact]
    public Task Parts_at_the_same_place_of_two_files_both_report() => Services()
        .Source("src/Shop/A.cs", "namespace Shop.Services; partial class [|OrderService|] { }")
        .Source("src/Shop/B.cs", "namespace Shop.Services; partial class [|OrderService|] { }").RunAsync();

    [Fact]
    public Task A_baseline_counts_the_files() => Services()
        .AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | service-name | T:Shop.Services.OrderService | signature |  | 1\n")
        .Source("src/Shop/A.cs", "namespace Shop.Services; class OrderService { }").RunAsync();

    [Fact]
    public Task An_exempted_type_is_fine() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Service: { in: "**.Services" } }
        rules:
          service-name:
            in: { layer: Service, not: { named: Clock } }
            name: { file: "*Service.cs" }
            severity: warning
        """).Source("src/Shop/A.cs", "namespace Shop.Services; class Clock { } class [|Timer|] { }").Expect(Id).RunAsync();
}
