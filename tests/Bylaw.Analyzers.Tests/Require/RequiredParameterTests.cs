using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredParameterTests
{
    private const string Id = "BYL8005";

    private static RuleTest Cancellable(string rule = "in: Service", string each = "public-method", string parameter = "System.Threading.CancellationToken") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          cancellable:
            {{rule}}
            require: { each: {{each}}, parameter: {{parameter}} }
        """).Expect(Id);

    [Fact]
    public Task A_method_with_it_is_fine() => Cancellable()
        .Source("using System.Threading; using Token = System.Threading.CancellationToken; class OrderService { public void A(int id, CancellationToken c = default) { } public void B<T>(Token c) { } }").RunAsync();

    [Fact]
    public Task A_method_without_it_reports() => Cancellable().Source("class OrderService { public void {|#0:Get|}(int id) { } }")
        .Expect(0, Id, "'OrderService.Get' (Service) must have a parameter of type 'CancellationToken' [cancellable]").RunAsync();

    [Fact]
    public Task An_optional_struct_or_an_array_is_another_type() => Cancellable()
        .Source("using System.Threading; class OrderService { public void [|A|](CancellationToken? c) { } public void [|B|](params CancellationToken[] c) { } }").RunAsync();

    [Fact]
    public Task Only_public_ordinary_methods_are_judged() => Cancellable().Source("""
        class OrderService : System.IDisposable
        {
            public OrderService() { }
            public int Count { get; set; }
            internal void Get() { void Local() { } Local(); }
            private void Put() { }
            public void Dispose() { }
            public override int GetHashCode() => 1;
        }
        """).RunAsync();

    [Fact]
    public Task An_interface_reports_for_those_who_implement_it() => Cancellable().Source("""
        interface IOrderService { void [|Get|](); }
        class OrderService : IOrderService { public void Get() { } }
        abstract class BaseService { public abstract void [|Put|](); }
        class CartService : BaseService { public override void Put() { } }
        """).RunAsync();

    [Fact]
    public Task A_derived_type_is_one_of_the_type() => Cancellable(parameter: "System.IO.Stream").Source("""
        class OrderService { public void A(System.IO.MemoryStream s) { } public void [|B|](object s) { } }
        """).RunAsync();

    [Fact]
    public Task Actions_lambdas_and_methods_of_routes_are_endpoints() => Cancellable("in: Endpoint", "endpoint")
        .Source("using Microsoft.AspNetCore.Mvc; public class A : ControllerBase { public int [|Get|]() => 1; public int Post(System.Threading.CancellationToken c) => 1; }")
        .Source("static class Orders { public static int [|List|]() => 1; }")
        .Source("Program.cs", """
        using System.Threading;
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/a", (CancellationToken c) => 1);
        app.{|#0:MapGet|}("/b", (int id) => id);
        app.MapGet("/c", Orders.List);
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /b' (Endpoint) must have a parameter of type 'CancellationToken' [cancellable]").RunAsync();

    [Fact]
    public Task A_type_takes_it_in_a_constructor() => Cancellable(each: "type", parameter: "\"Microsoft.Extensions.Logging.ILogger<*>\"").Source("""
        using Microsoft.Extensions.Logging;
        class AService { public AService() { } public AService(ILogger<AService> logger) { } }
        class BService(ILogger<BService> logger) { public object L => logger; }
        record CService(ILogger<CService> Logger);
        class {|#0:DService|} { }
        class [|EService|](ILogger logger) { public object L => logger; }
        record [|FService|](int Id);
        interface IService { }
        static class TextService { }
        """).Expect(0, Id, "'DService' (Service) must take 'ILogger<*>' in its constructor [cancellable]").RunAsync();

    [Fact]
    public Task Partial_generated_and_nested_types_are_treated_as_by_the_other_demands() => Cancellable()
        .Source("src/Shop/A.cs", "partial class OrderService { public partial void [|Get|](); class Cache { public void Get() { } } }")
        .Source("src/Shop/B.cs", "partial class OrderService { public partial void Get() { } }")
        .Source("src/Shop/C.g.cs", "partial class OrderService { public void Generated() { } }").RunAsync();

    [Fact]
    public Task Async_methods_report_like_others() => Cancellable()
        .Source("using System.Threading.Tasks; class OrderService { public async Task [|GetAsync|]() => await Task.Yield(); }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          cancellable:
            in: { named: "*Service", not: { named: OldService } }
            require: { each: public-method, parameter: System.Threading.CancellationToken }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: cancellable, at: OrderService.Accepted, reason: Fast., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | cancellable | M:OrderService.Frozen | signature |  | 1\n")
        .Source("src/Old/A.cs", "class AncientService { public void Get() { } }")
        .Source("class OldService { public void Get() { } }")
        .Source("class OrderService { public void Accepted() { } public void Frozen() { } public void [|New|]() { } }").Expect(Id).RunAsync();
}
