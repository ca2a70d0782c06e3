using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class ThinEndpointTests
{
    private const string Id = "BYL5004";

    private static RuleTest Thin(string settings = "statements: 3, complexity: 2") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          thin:
            in: Endpoint
            ensure: { thin-endpoint: { {{settings}} } }
        """).Source("""
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        public interface IOrders { Task<string?> Find(int id); Task<List<string>> List(); string? Get(int id); void Do(int x); }
        """).Expect(Id);

    private static RuleTest Action(string body, string settings = "statements: 3, complexity: 2", string name = "Get") =>
        Thin(settings).Source("public class A(IOrders orders) : ControllerBase { public async Task<IActionResult> " + name + "(int id) { " + body + " } }");

    [Fact]
    public Task Too_many_statements_report_with_the_numbers() => Action("orders.Do(1); orders.Do(2); orders.Do(3); return Ok(await orders.Find(4));", name: "{|#0:Get|}")
        .Expect(0, Id, "'A.Get' (Endpoint) must be thin, it has 4 statements (at most 3) [thin]").RunAsync();

    [Fact]
    public Task Too_many_branches_report_with_the_numbers() => Action("var o = await orders.Find(id); return o is { Length: > 1 } && id > 1 ? Ok(o) : NotFound();", name: "{|#0:Get|}")
        .Expect(0, Id, "'A.Get' (Endpoint) must be thin, it has a complexity of 3 (at most 2) [thin]").RunAsync();

    [Fact]
    public Task Both_are_one_finding() => Action("foreach (var o in await orders.List()) { if (o == \"\") orders.Do(1); orders.Do(2); } return Ok();", name: "{|#0:Get|}")
        .Expect(0, Id, "'A.Get' (Endpoint) must be thin, it has 5 statements (at most 3) and a complexity of 3 (at most 2) [thin]").RunAsync();

    [Theory]
    [InlineData("return Ok(await orders.Find(id));")]
    [InlineData("if (!ModelState.IsValid) return BadRequest(ModelState); if (id < 0) { return BadRequest(); } if (id == 0 || id == 9) throw new ArgumentException(); ArgumentNullException.ThrowIfNull(orders); var o = await orders.Find(id); if (o is null) { return NotFound(); } return Ok(o);")]
    [InlineData("var o = await orders.Find(id); return o is null ? NotFound() : Ok(o);")]
    [InlineData("var o = await orders.Find(id) ?? throw new KeyNotFoundException(); return Ok(o);")]
    [InlineData("var o = await orders.Find(id); return o switch { null => NotFound(), \"a\" => BadRequest(), \"b\" => Conflict(), \"c\" => Forbid(), _ => Ok(o) };")]
    [InlineData("switch (await orders.Find(id)) { case null: return NotFound(); case \"a\": return BadRequest(); case \"b\": return Conflict(); default: return Ok(); }")]
    [InlineData("try { return Ok(await orders.Find(id)); } catch (KeyNotFoundException) { return NotFound(); }")]
    [InlineData("var all = await orders.List(); return Ok(all.Where(o => o.Length > 1).Select(o => new { o }).OrderBy(o => o.o).ToList());")]
    [InlineData("{ { return Ok(await orders.Find(id)); } };")]
    [InlineData("return Ok((await orders.Find(id))?.Trim() ?? \"\");")]
    public Task Thin_ones_are_fine(string body) => Action(body).RunAsync();

    [Theory]
    [InlineData("if (id > 1) return Ok(await orders.Find(1)); if (id > 2) return Ok(await orders.Find(2)); return Ok();")]
    [InlineData("if (id > 1) { orders.Do(1); return NotFound(); } else { orders.Do(2); } return Ok(await orders.Find(id));")]
    [InlineData("var all = await orders.List(); all.ForEach(o => { var x = o.Length; orders.Do(x); }); return Ok();")]
    [InlineData("var x = id switch { 1 => 2, 2 => 3, 3 => 4, _ => 5 }; return Ok(await orders.Find(x));")]
    [InlineData("int Price(int n) { var a = n * 2; var b = a + 1; return b; } return Ok(await orders.Find(Price(id)));")]
    [InlineData("while (id > 0) { for (var i = 0; i < 2; i++) id--; } return Ok(await orders.Find(id));")]
    public Task Work_reports(string body) => Action(body, name: "[|Get|]").RunAsync();

    [Fact]
    public Task Loops_may_be_forbidden() => Action("{|#0:foreach|} (var o in await orders.List()) [|while|] (id > 0) id--; return Ok();", "statements: 9, complexity: 9, loops: forbid")
        .Expect(0, Id, "'A.Get' (Endpoint) must not loop with 'foreach' [thin]").RunAsync();

    [Fact]
    public Task Without_settings_ten_and_five() => new RuleTest().Rules("bylaw: 1\nrules: { thin: { in: { is: endpoint }, ensure: thin-endpoint } }").Source("""
        using Microsoft.AspNetCore.Mvc;
        public class A : ControllerBase
        {
            static void Do() { }
            public void Ten() { Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); }
            public void [|Eleven|]() { Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); Do(); }
            public bool Five(int a) => a > 1 && a > 2 && a > 3 && a > 4 && a > 5;
            public bool [|Six|](int a) => a > 1 && a > 2 && a > 3 && a > 4 && a > 5 && a > 6;
            private bool Own(int a) => a > 1 && a > 2 && a > 3 && a > 4 && a > 5 && a > 6;
        }
        public class OrderService { public bool Six(int a) => a > 1 && a > 2 && a > 3 && a > 4 && a > 5 && a > 6; }
        """).Expect(Id).RunAsync();

    [Fact]
    public Task Handlers_of_routes_are_judged_where_their_code_is() => Thin().Source("""
        public static class Routes
        {
            public static void Map(this IEndpointRouteBuilder app)
            {
                var group = app.MapGroup("/orders");
                group.MapGet("/thin", (IOrders orders) => orders.List());
                group.{|#0:MapPost|}("/", async (IOrders orders) => { orders.Do(1); orders.Do(2); orders.Do(3); return Results.Ok(await orders.List()); });
                group.[|MapPut|]("/{id}", Local);
                group.MapGet("/far", Handlers.Far);
                group.MapGet("/near", Handlers.Near).WithName("a").WithTags("b").WithSummary("c").WithDescription("d");
                static void Local(IOrders orders) { orders.Do(1); orders.Do(2); orders.Do(3); orders.Do(4); }
            }
        }
        public static class Handlers
        {
            public static void {|#1:Far|}(IOrders orders) { orders.Do(1); orders.Do(2); orders.Do(3); orders.Do(4); }
            public static string Near() => "";
        }
        """).Expect(0, Id, "'POST /orders' (Endpoint) must be thin, it has 4 statements (at most 3) [thin]")
        .Expect(1, Id, "'GET /orders/far' (Endpoint) must be thin, it has 4 statements (at most 3) [thin]").RunAsync();

    [Fact]
    public Task Exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules: { thin: { in: { is: endpoint }, ensure: { thin-endpoint: { statements: 1 } } } }
        exceptions:
          - { rule: thin, at: A.Get, reason: Old., expires: never }
        """).Source("public class A : Microsoft.AspNetCore.Mvc.ControllerBase { public int Get() { var a = 1; return a; } public int [|Put|]() { var a = 1; return a; } }").Expect(Id).RunAsync();
}
