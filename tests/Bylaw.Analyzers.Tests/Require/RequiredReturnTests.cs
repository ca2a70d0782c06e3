using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredReturnTests
{
    private const string Id = "BYL8002";

    private static RuleTest Returning(string rule = "in: Endpoint", string each = "endpoint", string returns = "\"Envelope<*>\"") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          enveloped:
            {{rule}}
            require: { each: {{each}}, returns: {{returns}} }
        """).Source("public class Envelope<T> { } public class Page<T> : Envelope<T> { }").Expect(Id);

    [Fact]
    public Task The_type_itself_is_fine_also_inside_a_task() => Returning().Source("""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        public class A : ControllerBase
        {
            public Envelope<int> B() => new();
            public Task<Envelope<int>> C() => Task.FromResult(B());
            public async ValueTask<ActionResult<Envelope<int>>> D() { await Task.Yield(); return B(); }
            public Page<int> E() => new();
        }
        """).RunAsync();

    [Fact]
    public Task Another_type_reports_at_the_method() => Returning().Source("""
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : ControllerBase { public int {|#0:Get|}() => 1; }
        """).Expect(0, Id, "'OrdersController.Get' (Endpoint) must return 'Envelope<*>', not 'int' [enveloped]").RunAsync();

    [Fact]
    public Task What_says_nothing_reports() => Returning().Source("""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        public class A : ControllerBase
        {
            public void [|B|]() { }
            public Task [|C|]() => Task.CompletedTask;
            public IActionResult [|D|]() => Ok();
            public Envelope<int>[] [|E|]() => [];
            public List<Envelope<int>> [|F|]() => [];
        }
        """).RunAsync();

    [Fact]
    public Task A_lambda_is_judged_at_its_route() => Returning().Source("Program.cs", """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/a", () => new Envelope<int>());
        app.MapGet("/b", async () => { await Task.Yield(); return new Envelope<int>(); });
        app.{|#0:MapGet|}("/c", () => 1);
        app.MapGet("/d", Local);
        app.[|MapGet|]("/e", (string e) => e);
        Envelope<int> Local() => new();
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /c' (Endpoint) must return 'Envelope<*>', not 'int' [enveloped]").RunAsync();

    [Fact]
    public Task A_method_of_a_route_is_judged_where_it_is_declared() => Returning()
        .Source("public static class Orders { public static int {|#0:List|}() => 1; public static Envelope<int> Get() => new(); public static int Other() => 1; }")
        .Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/orders", Orders.List);
        app.MapGet("/orders/{id}", Orders.Get);
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /orders' (Endpoint) must return 'Envelope<*>', not 'int' [enveloped]").RunAsync();

    [Fact]
    public Task A_type_parameter_goes_by_its_constraint() => Returning("in: Service", "public-method").Source("""
        class OrderService { public T A<T>() where T : Envelope<int> => default!; public T [|B|]<T>() => default!; }
        """).RunAsync();

    [Fact]
    public Task An_interface_reports_for_those_who_implement_it() => Returning("in: Service", "public-method").Source("""
        interface IOrderService { int [|Get|](); }
        class OrderService : IOrderService { public int Get() => 1; }
        interface IOther { int Get(); }
        class OtherService : IOther { public int [|Get|]() => 1; }
        class ListService : System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => null!; }
        """).RunAsync();

    [Fact]
    public Task A_signature_of_a_framework_is_fine() => Returning("in: Service", "public-method").Source("""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        class SyncService : IHostedService { public Task StartAsync(CancellationToken c) => Task.CompletedTask; public Task StopAsync(CancellationToken c) => Task.CompletedTask; }
        """).RunAsync();

    [Fact]
    public Task Several_types_are_alternatives() => Returning("in: Service", "public-method", "[\"Envelope<*>\", System.Int32]")
        .Source("class OrderService { public int A() => 1; public long {|#0:B|}() => 1; }")
        .Expect(0, Id, "'OrderService.B' (Service) must return 'Envelope<*>' or 'Int32', not 'long' [enveloped]").RunAsync();

    [Fact]
    public Task A_record_partial_or_nested_type_is_treated_as_by_the_other_demands() => Returning("in: { named: \"*Service\" }", "public-method")
        .Source("src/Shop/A.cs", "partial record OrderService(int Id) { public partial int [|Get|](); class PageService { public int [|Next|]() => 1; } class Cache { public int Get() => 1; } }")
        .Source("src/Shop/B.cs", "partial record OrderService { public partial int Get() => 1; }")
        .Source("src/Shop/C.g.cs", "partial record OrderService { public int Generated() => 1; }").RunAsync();

    [Fact]
    public Task A_type_returns_nothing() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          enveloped:
            in: any
            require: { {|#0:returns|}: "Envelope<*>" }
        """).Expect(0, "BYL0002", "A type returns nothing; add `each: public-method` or `each: endpoint`").Source("class C { }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          enveloped:
            in: { named: "*Service", not: { named: OldService } }
            require: { each: public-method, returns: "Envelope<*>" }
            severity: suggestion
            id: BYL9001
        exceptions:
          - { rule: enveloped, at: OrderService.Accepted, reason: Counts., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | enveloped | M:OrderService.Frozen | signature |  | 1\n")
        .Source("class OldService { public int Get() => 1; }")
        .Source("class OrderService { public int Accepted() => 1; public int Frozen() => 1; public int {|BYL9001:New|}() => 1; }").RunAsync();
}
