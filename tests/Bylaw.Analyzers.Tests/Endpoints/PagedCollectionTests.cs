using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class PagedCollectionTests
{
    private const string Id = "BYL5009";

    private static RuleTest Paged(string settings = "") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          paged:
            in: Endpoint
            ensure: { paged-collections: { {{settings}} } }
        """).Source("""
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Http.HttpResults;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        public record Order(int Id);
        public record Filter(string Text);
        public record Paging(int Page, int PageSize);
        public record Search(string Text, int Skip, int Take);
        public record Envelope<T>(int Code, T Data);
        public record Listing<T>(IReadOnlyList<T> Data, int TotalCount);
        public class PagedResult<T> { public List<T> Items { get; set; } = []; }
        public class OrderSlice : List<Order> { }
        public interface IOrders { List<Order> List(); Task<IReadOnlyList<Order>> ListAsync(); IQueryable<Order> Query(); }
        """).Expect(Id);

    private static RuleTest Action(string method) => Paged().Source("[Route(\"orders\")] public class A(IOrders orders) : ControllerBase { " + method + " }");

    [Fact]
    public Task An_action_that_returns_a_list_reports() => Action("[HttpGet] public List<Order> {|#0:List|}() => orders.List();")
        .Expect(0, Id, "'A.List' (Endpoint) must page the 'List<Order>' it returns, it takes no page, limit or cursor [paged]").RunAsync();

    [Theory]
    [InlineData("[HttpGet] public async Task<ActionResult<IEnumerable<Order>>> [|List|]() => Ok(await orders.ListAsync());")]
    [InlineData("[HttpGet(\"all\")] public IQueryable<Order> [|List|](CancellationToken token) => orders.Query();")]
    [InlineData("[HttpGet] public Order[] [|List|](string name) => orders.List().ToArray();")]
    [InlineData("[HttpGet] public IActionResult [|List|]() { var all = orders.List(); return Ok(all); }")]
    [InlineData("[HttpGet] public async Task<IActionResult> [|List|]() => Ok(new Envelope<IReadOnlyList<Order>>(1, await orders.ListAsync()));")]
    [InlineData("[HttpGet] public ActionResult<Envelope<List<Order>>> [|List|]() => new Envelope<List<Order>>(1, orders.List());")]
    [InlineData("[HttpGet] public IActionResult [|List|]() => Ok(new { code = 1, data = orders.List() });")]
    [InlineData("[HttpGet] public IActionResult [|List|]([FromQuery] Filter filter) => new OkObjectResult(orders.List());")]
    [InlineData("[AcceptVerbs(\"GET\")] public List<Order> [|List|]() => orders.List();")]
    public Task Lists_without_paging_report(string method) => Action(method).RunAsync();

    [Theory]
    [InlineData("[HttpGet] public List<Order> List(int page, int pageSize) => orders.List();")]
    [InlineData("[HttpGet] public List<Order> List(int? limit) => orders.List();")]
    [InlineData("[HttpGet] public List<Order> List(string cursor) => orders.List();")]
    [InlineData("[HttpGet] public List<Order> List([FromQuery(Name = \"p\")] int pageNumber = 1) => orders.List();")]
    [InlineData("[HttpGet] public List<Order> List([FromQuery] Paging paging) => orders.List();")]
    [InlineData("[HttpGet] public List<Order> List([FromQuery] Search search) => orders.List();")]
    [InlineData("[HttpGet] public PagedResult<Order> List() => new();")]
    [InlineData("[HttpGet] public Envelope<PagedResult<Order>> List() => new(1, new());")]
    [InlineData("[HttpGet] public Listing<Order> List() => new(orders.List(), 1);")]
    [InlineData("[HttpGet] public IActionResult List() => Ok(new { items = orders.List(), totalCount = 3 });")]
    [InlineData("[HttpGet] public IActionResult List() => Ok(orders.List().Count);")]
    [InlineData("[HttpGet] public List<Order> List() => orders.Query().Take(10).ToList();")]
    [InlineData("[HttpGet] public List<Order> List() => orders.Query().Skip(int.Parse(Request.Query[\"from\"]!)).ToList();")]
    [InlineData("[HttpGet] public IEnumerable<string> List() => orders.List().Select(o => o.ToString());")]
    [InlineData("[HttpGet] public int[] List() => [1, 2];")]
    [InlineData("[HttpGet] public Order[] List() => [new Order(1), new Order(2)];")]
    [InlineData("[HttpGet] public IActionResult List() => Ok(new[] { new Order(1) });")]
    [InlineData("[HttpGet] public Dictionary<string, Order> List() => [];")]
    [InlineData("[HttpGet] public IAsyncEnumerable<Order> List() => null!;")]
    [InlineData("[HttpGet] public ActionResult<Order> List() { var all = orders.List(); return Ok(all.First()); }")]
    [InlineData("[HttpPost] public List<Order> List(List<Order> many) => many;")]
    [InlineData("[NonAction] public List<Order> List() => orders.List();")]
    [InlineData("[HttpGet] public IActionResult List() { List<Order> Local() => orders.List(); return Ok(Local().Count); }")]
    public Task Pages_and_others_are_fine(string method) => Action(method).RunAsync();

    [Fact]
    public Task Mapped_routes_are_judged() => Paged("allow: [\"GET /small\", Small]").Source("Program.cs", """
        var app = WebApplication.Create();
        app.{|#0:MapGet|}("/orders", (IOrders orders) => orders.List());
        app.[|MapGet|]("/typed", async (IOrders orders) => TypedResults.Ok(await orders.ListAsync()));
        app.[|MapGet|]("/untyped", IResult (IOrders orders) => Results.Ok(orders.List()));
        app.MapGet("/handler", Handlers.List);
        app.MapGet("/either", Handlers.Either);
        app.MapGet("/paged", (IOrders orders, int page) => orders.List());
        app.MapGet("/bound", (IOrders orders, [AsParameters] Paging paging) => orders.List());
        app.MapGet("/small", (IOrders orders) => orders.List());
        app.MapGet("/own", (HttpContext context, IOrders orders) => orders.List());
        app.MapPost("/orders", (IOrders orders) => orders.List());
        app.Run();
        """).Source("""
        public static class Handlers
        {
            public static Ok<Order[]> [|List|](IOrders orders) => TypedResults.Ok(orders.List().ToArray());
            public static Results<Ok<List<Order>>, NotFound> [|Either|](IOrders orders) => TypedResults.Ok(orders.List());
        }
        public class Small : ControllerBase { [HttpGet] public List<Order> List() => []; }
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /orders' (Endpoint) must page the 'List<Order>' it returns, it takes no page, limit or cursor [paged]").RunAsync();

    [Fact]
    public Task Further_names_count() => Paged("parameters: window, returns: \"*Slice\"").Source("""
        public class A : ControllerBase
        {
            [HttpGet] public List<Order> List(int window) => [];
            [HttpGet] public OrderSlice Slice() => [];
            [HttpGet] public List<Order> [|Other|](int windows) { var all = new List<Order>(); return all; }
        }
        """).RunAsync();

    [Fact]
    public Task Exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules: { paged: { in: { is: endpoint }, ensure: paged-collections } }
        exceptions:
          - { rule: paged, at: A.List, reason: Few., expires: never }
        """).Source("using System.Collections.Generic; using Microsoft.AspNetCore.Mvc; public record Order(int Id); public class A : ControllerBase { [HttpGet] public List<Order> List() => new(); [HttpGet] public List<Order> [|All|]() => new(); }").Expect(Id).RunAsync();
}
