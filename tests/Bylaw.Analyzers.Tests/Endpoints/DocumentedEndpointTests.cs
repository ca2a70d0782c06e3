using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class DocumentedEndpointTests
{
    private const string Id = "BYL5008";

    private static RuleTest Documented(string settings = "") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          documented:
            in: Endpoint
            ensure: { documented-endpoint: { {{settings}} } }
        """).Source("""
        global using System;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Http.HttpResults;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        public record Order(int Id);
        public class SwaggerOperationAttribute(string summary) : Attribute { public string Summary => summary; }
        """).Expect(Id);

    private static RuleTest Action(string method, string settings = "") => Documented(settings).Source("[ApiController, Route(\"orders\")] public class A : ControllerBase {\n" + method + "\n}");

    [Fact]
    public Task An_action_with_neither_reports_once() => Action("[HttpGet] public IActionResult {|#0:Get|}() => Ok();")
        .Expect(0, Id, "'A.Get' (Endpoint) must have a summary and say what it answers with in the description of the API [documented]").RunAsync();

    [Fact]
    public Task An_action_without_a_response_reports() => Action("/// <summary>One.</summary>\n[HttpGet] public async Task<IActionResult> {|#0:Get|}() { await Task.Yield(); return Ok(); }")
        .Expect(0, Id, "'A.Get' (Endpoint) must say what it answers with in the description of the API [documented]").RunAsync();

    [Fact]
    public Task An_action_without_a_summary_reports() => Action("// <summary> in a plain comment is none\n[HttpGet] public ActionResult<Order> {|#0:Get|}() => Ok();", "with: summary")
        .Expect(0, Id, "'A.Get' (Endpoint) must have a summary in the description of the API [documented]").RunAsync();

    [Theory]
    [InlineData("/// <summary></summary>")]
    [InlineData("/// <summary>\n/// \n/// </summary>\n/// <returns>One.</returns>")]
    [InlineData("/**\n * <summary>\n * </summary>\n */")]
    public Task An_empty_summary_is_none(string comment) => Action(comment + "\n[HttpGet] public Order [|Get|]() => new(1);").RunAsync();

    [Theory]
    [InlineData("/// <summary><inheritdoc cref=\"Order\"/></summary>\n[HttpGet] public Order Get() => new(1);")]
    [InlineData("/// <summary>\n/// One.\n/// </summary>\n[HttpGet] public Order Get() => new(1);")]
    [InlineData("/// <summary>One.</summary>\n[HttpGet] public ActionResult<Order> Get() => Ok();")]
    [InlineData("/// <inheritdoc/>\n[HttpGet] public Order Get() => new(1);")]
    [InlineData("/** <summary>One.</summary> */ [HttpGet] public Task Get() => Task.CompletedTask;")]
    [InlineData("/// <summary>One.</summary>\n/// <param name=\"id\">Its id.</param>\n[HttpGet, ProducesResponseType(200)] public IActionResult Get(int id) => Ok();")]
    [InlineData("[EndpointSummary(\"One\"), ProducesResponseType<Order>(200)] [HttpGet] public IActionResult Get() => Ok();")]
    [InlineData("[EndpointDescription(\"One\")] [HttpGet, Produces(typeof(Order))] public IActionResult Get() => Ok();")]
    [InlineData("[SwaggerOperation(\"One\")] [HttpGet] public async Task<Results<Ok<Order>, NotFound>> Get() { await Task.Yield(); return TypedResults.NotFound(); }")]
    [InlineData("[HttpGet, ApiExplorerSettings(IgnoreApi = true)] public IActionResult Get() => Ok();")]
    [InlineData("[NonAction] public IActionResult Get() => Ok();")]
    public Task Documented_ones_are_fine(string method) => Action(method).RunAsync();

    [Fact]
    public Task A_group_name_hides_nothing() => Action("[HttpGet, ApiExplorerSettings(GroupName = \"v1\")] public Order [|Get|]() => new(1);").RunAsync();

    [Fact]
    public Task Only_what_is_asked_for_is_judged() => Action("[HttpGet] public Order Get() => new(1); [HttpPut] public object [|Put|]() => 1;", "with: [response]").RunAsync();

    [Fact]
    public Task What_is_in_no_description_is_not_judged() => Documented().Source("""
        public class Home : Controller { public IActionResult Index() => View(); [HttpGet("about")] public IActionResult About() => View(); }
        public class Conventional : ControllerBase { public IActionResult Get() => Ok(); }
        [ApiController, Route("x"), ApiExplorerSettings(IgnoreApi = true)] public class Hidden : ControllerBase { [HttpGet] public IActionResult Get() => Ok(); }
        public class Chat : Microsoft.AspNetCore.SignalR.Hub { public void Send() { } }
        public class Index : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }
        """).RunAsync();

    [Fact]
    public Task Attributes_of_the_class_and_its_base_say_the_response() => Documented("with: response").Source("""
        [ApiController, Produces(typeof(Order))] public abstract class Base : ControllerBase { }
        [Route("a")] public class A : Base { [HttpGet] public IActionResult Get() => Ok(); }
        [ApiController, Route("b")] public abstract class B : ControllerBase { [HttpGet, ProducesResponseType(200)] public abstract IActionResult Get(); }
        public class C : B { public override IActionResult Get() => Ok(); }
        """).RunAsync();

    [Fact]
    public Task Mapped_routes_are_judged() => Documented().Source("Program.cs", """
        var app = WebApplication.Create();
        app.{|#0:MapGet|}("/a", () => Results.Ok());
        app.{|#1:MapGet|}("/b", () => new Order(1)).WithName("b").WithTags("b");
        app.{|#2:MapGet|}("/c", () => Results.Ok()).WithSummary("c");
        app.MapGet("/d", () => TypedResults.Ok(new Order(1))).WithSummary("d");
        app.MapGet("/e", () => Results.Ok()).WithDescription("e").Produces<Order>();
        app.MapGet("/f", () => Results.Ok()).WithOpenApi();
        app.MapGet("/g", [EndpointSummary("g"), ProducesResponseType(200)] () => Results.Ok());
        app.MapGet("/h", Handlers.Get);
        app.MapGet("/i", () => Results.Ok()).ExcludeFromDescription();
        app.MapGet("/j", () => Results.Ok()).Documented();
        var group = app.MapGroup("/k").ExcludeFromDescription();
        group.MapGet("/l", () => Results.Ok());
        app.MapGet("/m", Local);
        app.[|MapGet|]("/n", Handlers.Bare);
        app.MapFallback(() => Results.Ok());
        Keep(app.MapGet("/o", () => Results.Ok()));
        static void Keep(RouteHandlerBuilder route) { }
        /// <summary>One.</summary>
        static Order Local() => new(1);
        app.Run();
        """).Source("""
        public static class Handlers
        {
            /// <summary>One.</summary>
            public static Results<Ok<Order>, NotFound> Get() => TypedResults.NotFound();
            public static Ok Bare() => TypedResults.Ok();
        }
        public static class Conventions { public static RouteHandlerBuilder Documented(this RouteHandlerBuilder route) => route.WithSummary("x").Produces<Order>(); }
        namespace Microsoft.AspNetCore.Builder { public static class OpenApi { public static RouteHandlerBuilder WithOpenApi(this RouteHandlerBuilder route) => route; } }
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /a' (Endpoint) must have a summary and say what it answers with in the description of the API [documented]")
        .Expect(1, Id, "'GET /b' (Endpoint) must have a summary in the description of the API [documented]")
        .Expect(2, Id, "'GET /c' (Endpoint) must say what it answers with in the description of the API [documented]").RunAsync();

    [Fact]
    public Task Exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules: { documented: { in: { is: endpoint }, ensure: documented-endpoint } }
        exceptions:
          - { rule: documented, at: A.Get, reason: Internal., expires: never }
        """).Source("using Microsoft.AspNetCore.Mvc; [Route(\"a\")] public class A : ControllerBase { [HttpGet] public int Get() => 1; [HttpPut] public int [|Put|]() => 1; }").Expect(Id).RunAsync();
}
