using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Naming;

public sealed class MethodNameTests
{
    private const string Id = "BYL3006";

    private static RuleTest Repositories(string name = "method: [\"Get*\", \"Add*\"]") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Model: { in: "**.Models" }
          Repository: { named: "{Entity}Repository" }
        rules:
          repository-methods:
            in: Repository
            name: { {{name}} }
        """).Expect(Id);

    [Fact]
    public Task The_right_name_is_fine() => Repositories().Source("class OrderRepository { public void Get() { } public void AddAll() { } }").RunAsync();

    [Fact]
    public Task Another_name_reports() => Repositories().Source("class OrderRepository { public void {|#0:Fetch|}() { } }")
        .Expect(0, Id, "'OrderRepository.Fetch' (Repository) must be named 'Get*' or 'Add*' [repository-methods]").RunAsync();

    [Fact]
    public Task Only_public_ordinary_methods_are_judged() => Repositories().Source("""
        class OrderRepository : System.IDisposable
        {
            public OrderRepository() { Local(); void Local() { } }
            public int Count { get; set; }
            public event System.Action? Changed { add { } remove { } }
            public static bool operator !(OrderRepository it) => false;
            internal void Fetch() { }
            protected void Load() { }
            private void Read() { }
            public void Dispose() { }
            public override string ToString() => "";
        }
        """).RunAsync();

    [Fact]
    public Task A_method_that_an_interface_names_reports_there() => Repositories().Source("""
        interface IOrderRepository { void [|Fetch|](); }
        class OrderRepository : IOrderRepository { public void Fetch() { } }
        interface IStore { void Save(); }
        class InvoiceRepository : IStore { void IStore.Save() { } }
        """).RunAsync();

    [Fact]
    public Task An_override_reports_at_its_base() => Repositories().Source("""
        class OrderRepository { public virtual void [|Fetch|]() { } }
        class InvoiceRepository : OrderRepository { public override void Fetch() { } }
        """).RunAsync();

    [Fact]
    public Task Overloads_generic_static_and_async_methods_report_each() => Repositories().Source("""
        using System.Threading.Tasks;
        class OrderRepository
        {
            public void [|Fetch|](int id) { }
            public T? [|Fetch|]<T>() => default;
            public static async Task [|FetchAsync|]() => await Task.Yield();
        }
        """).RunAsync();

    [Fact]
    public Task A_capture_of_the_type_fills_the_name() => Repositories("type: \"{Entity}Repository\", method: [\"Get{Entity}\", \"Get{entities}\"]").Source("""
        class CategoryRepository { public void GetCategory() { } public void GetCategories() { } public void {|#0:GetAll|}() { } }
        """).Expect(0, Id, "'CategoryRepository.GetAll' (Repository) must be named 'GetCategory' or 'GetCategories' [repository-methods]").RunAsync();

    [Fact]
    public Task What_the_methods_name_captured_must_exist() => Repositories("method: \"Get{Thing}\", where: { Thing: { exists-in: Model } }")
        .Source("namespace Shop.Models; class Order { }")
        .Source("class OrderRepository { public void GetOrders() { } public void {|#0:GetBasket|}() { } }")
        .Expect(0, "BYL3004", "'OrderRepository.GetBasket' (Repository) is named after 'Basket', which is no Model [repository-methods]").RunAsync();

    [Fact]
    public Task A_partial_method_reports_once_and_a_generated_one_never() => Repositories()
        .Source("src/Shop/A.cs", "partial class OrderRepository { public partial int [|Fetch|](); }")
        .Source("src/Shop/B.cs", "partial class OrderRepository { public partial int Fetch() => 1; }")
        .Source("src/Shop/C.g.cs", "partial class OrderRepository { public void Load() { } }").RunAsync();

    [Fact]
    public Task Nested_types_and_records_beside_it_are_fine() => Repositories().Source("class OrderRepository { public class Page { public void Turn() { } } }").RunAsync();

    [Fact]
    public Task A_record_has_no_methods_that_nobody_wrote() => Repositories().Source("record OrderRepository(int Id) { public void [|Fetch|]() { } }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          methods:
            in: { named: "*Repository", not: { named: OldRepository } }
            name: { method: "Get*" }
            severity: warning
        exceptions:
          - { rule: methods, at: OrderRepository.Fetch, reason: Called by the till., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | methods | M:OrderRepository.Load | signature |  | 1\n")
        .Source("class OldRepository { public void Fetch() { } }")
        .Source("class OrderRepository { public void Fetch() { } public void Load() { } public void [|Read|]() { } }").Expect(Id).RunAsync();
}
