using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class ResponseEnvelopeTests
{
    private const string Id = "BYL5001";

    private static RuleTest Enveloped(string settings = "response-envelope") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
        rules:
          enveloped:
            in: Endpoint
            ensure: {{settings}}
        """).Source("""
        public record Order(int Id);
        public record Problem(string Title);
        public class ApiResponse<T> { public int Code { get; set; } public T? Data { get; set; } public string? Message { get; set; } }
        public class PageResponse<T> : ApiResponse<T> { public int Total { get; set; } }
        """).Expect(Id);

    private static RuleTest Controller(string members, string settings = "response-envelope") => Enveloped(settings).Source($$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : ControllerBase
        {
            private static readonly Order Last = new(1);
            {{members}}
        }
        """);

    private static RuleTest Program(string statements, string settings = "response-envelope") => Enveloped(settings).Source("Program.cs", """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Routing;
        var app = WebApplication.Create();

        """ + statements).OutputKind(OutputKind.ConsoleApplication);

    [Fact]
    public Task A_declared_type_is_judged_at_the_name() => Controller("""
        public Order {|#0:A|}() => Last;
        public Task<List<Order>> [|B|]() => Task.FromResult(new List<Order>());
        public async Task<ActionResult<Order>> [|C|]() { await Task.Yield(); return Ok(Last); }
        public ActionResult<IEnumerable<Order>> [|D|]() => new List<Order>();
        public string [|E|]() => "";
        """).Expect(0, Id, "'OrdersController.A' (Endpoint) must answer with { code, data, message }, not 'Order' [enveloped]").RunAsync();

    [Fact]
    public Task The_envelope_is_fine_however_it_is_returned() => Controller("""
        public ApiResponse<Order> A() => new();
        public Task<ApiResponse<Order>> B() => Task.FromResult(A());
        public async ValueTask<ActionResult<ApiResponse<Order>>> C() { await Task.Yield(); return Ok(A()); }
        public PageResponse<Order> D() => new();
        public IActionResult E() => Ok(A());
        public IActionResult F() => Created("/orders/1", A());
        public IActionResult G() => new ObjectResult(A()) { StatusCode = 202 };
        public async Task<IActionResult> H() { var answer = await B(); return Ok(answer); }
        public IActionResult I() => Ok(new { code = 200, data = Last, message = "Success" });
        public IActionResult J() { object answer = new { Code = 200, Data = Last, Message = "" }; return Ok(answer); }
        public IResult K() => Results.Ok(A());
        public IResult L() => TypedResults.Ok(A());
        public ActionResult<ApiResponse<Order>> M(int id) => id == 0 ? NotFound() : A();
        """).RunAsync();

    [Fact]
    public Task An_argument_is_judged_at_its_last_name() => Controller("""
        private Task<Order> Find() => Task.FromResult(Last);
        public IActionResult A() => Ok({|#0:Last|});
        public async Task<IActionResult> B() => Ok(await [|Find|]());
        public IActionResult C(int id) => id == 0 ? NotFound() : Ok([|Last|]);
        public IActionResult D() => new OkObjectResult([|Last|]);
        public IActionResult E() => Ok({|#1:new|} { id = 1 });
        public IActionResult F() { if (Last is null) return BadRequest("x"); var result = Created("", [|Last|]); return result; }
        public IActionResult G() => CreatedAtAction(nameof(A), new { id = 1 }, [|Last|]);
        public IActionResult H() => StatusCode(201, [|Last|]);
        public IActionResult I() => new JsonResult([|Last|]);
        public IResult J() => Results.Json([|Last|]);
        public IActionResult K(int id) => id switch { 0 => NoContent(), 1 => Accepted(Url.Content("~"), [|Last|]), _ => throw new System.Exception() };
        public object L() => [|Last|];
        public ActionResult<ApiResponse<Order>> M() => Ok([|Last|]);
        public IActionResult P() => Ok(new List<Order>().{|#2:ConvertAll|}(o => new { o.Id }));
        public ActionResult N() => Ok(Last is null ? [|Last|] : new ApiResponse<int>());
        public Task<IActionResult> O() => Task.FromResult<IActionResult>(Ok([|Last|]));
        """)
        .Expect(0, Id, "'OrdersController.A' (Endpoint) must answer with { code, data, message }, not 'Order' [enveloped]")
        .Expect(1, Id, "'OrdersController.E' (Endpoint) must answer with { code, data, message }, not an anonymous object [enveloped]")
        .Expect(2, Id, "'OrdersController.P' (Endpoint) must answer with { code, data, message }, not 'List<…>' [enveloped]").RunAsync();

    [Fact]
    public Task Answers_without_a_body_and_errors_are_fine() => Controller("""
        public void A() { }
        public Task B() => Task.CompletedTask;
        public IActionResult C() => NoContent();
        public IActionResult D() => StatusCode(204);
        public IActionResult E() => Redirect("/");
        public IActionResult F() => File([], "text/csv");
        public IActionResult G() => Challenge();
        public IActionResult H() => NotFound("no such order");
        public IActionResult I() => BadRequest(new Problem(""));
        public IActionResult J() => StatusCode(500, new Problem(""));
        public IActionResult K() => new ObjectResult(new Problem("")) { StatusCode = StatusCodes.Status409Conflict };
        public IActionResult L() => Problem("x");
        public IActionResult M() => Ok();
        public FileStreamResult N() => new(Stream.Null, "text/plain");
        public Stream O() => Stream.Null;
        public IAsyncEnumerable<Order> P() => throw new System.NotImplementedException();
        public ProblemDetails Q() => new();
        public IActionResult R() => Content("<p>");
        public IActionResult S(int status) => StatusCode(status, new Problem(""));
        public IResult T() => Results.Json(new Problem(""), statusCode: 400);
        public IActionResult U() => Ok(null);
        """).RunAsync();

    [Fact]
    public Task What_cannot_be_told_is_silent() => Controller("""
        private IActionResult Answer(object x) => Ok(x);
        public IActionResult A() => Answer(Last);
        public IActionResult B(object x) => Ok(x);
        public object C(object x) => x;
        public IActionResult D() { IActionResult result; result = Ok(Last); return result; }
        public dynamic E(dynamic d) => d;
        [NonAction] public Order F() => Last;
        private Order G() => Last;
        public static Order H() => Last;
        public IActionResult I() { System.Func<Order> get = () => { return Last; }; Order Local() { return Last; } Local(); return Answer(get()); }
        """).RunAsync();

    [Fact]
    public Task An_own_result_method_may_put_the_envelope_around() => Enveloped().Source("""
        using Microsoft.AspNetCore.Mvc;
        public abstract class Base : ControllerBase { public override OkObjectResult Ok(object? value) => base.Ok(new ApiResponse<object> { Data = value }); }
        public class OtherBase : ControllerBase { protected IActionResult Created(Order order) => base.Ok(new ApiResponse<Order> { Data = order }); }
        public class A : Base { public IActionResult Get() => Ok(new Order(1)); }
        public class B : OtherBase { public IActionResult Post() => Created(new Order(1)); }
        public abstract class Crud<T> : ControllerBase { public ActionResult<T> Get() => throw new System.Exception(); }
        public class Envelope : IActionResult { public System.Threading.Tasks.Task ExecuteResultAsync(ActionContext c) => throw new System.Exception(); }
        public class C : ControllerBase { public Envelope Get() => new(); public IActionResult Put() => new Envelope(); }
        """).RunAsync();

    [Fact]
    public Task Minimal_handlers_are_judged() => Program("""
        app.{|#0:MapGet|}("/a", () => new Order(1));
        app.[|MapGet|]("/b", async () => { await Task.Yield(); return new List<Order>(); });
        app.MapGet("/c", () => Results.Ok([|new|] { x = 1 }));
        app.MapGet("/d", (int id) => id == 0 ? Results.NotFound() : Results.Ok(new [|Order|](id)));
        app.[|MapGet|]("/e", () => TypedResults.Ok(new Order(1)));
        app.[|MapGet|]("/f", Results<Ok<Order>, NotFound> (int id) => id == 0 ? TypedResults.NotFound() : TypedResults.Ok(new Order(id)));
        app.[|MapGet|]("/g", Local);
        app.MapGet("/h", Orders.List);
        var group = app.MapGroup("/api");
        group.[|MapPost|]("/i", () => "text");
        Order Local() => new(1);
        static class Orders { public static Order [|List|]() => new(1); public static Order Other() => new(1); }
        """)
        .Expect(0, Id, "'GET /a' (Endpoint) must answer with { code, data, message }, not 'Order' [enveloped]").RunAsync();

    [Fact]
    public Task Minimal_handlers_with_an_envelope_are_fine() => Program("""
        app.MapGet("/a", () => new ApiResponse<Order>());
        app.MapGet("/b", async () => { await Task.Yield(); return Results.Ok(new ApiResponse<Order>()); });
        app.MapGet("/c", () => TypedResults.Ok(new ApiResponse<Order>()));
        app.MapGet("/d", Results<Ok<ApiResponse<Order>>, NotFound<string>, NoContent> (int id) => id == 0 ? TypedResults.NotFound("x") : TypedResults.Ok(new ApiResponse<Order>()));
        app.MapGet("/e", (HttpContext context) => context.Response.WriteAsync("x"));
        app.MapGet("/f", context => context.Response.WriteAsync("x"));
        app.MapGet("/g", () => Results.File("a.txt"));
        app.MapGet("/h", () => Results.Redirect("/"));
        app.MapGet("/i", () => { });
        app.MapGet("/j", () => TypedResults.NoContent());
        app.MapGet("/k", () => Results.Ok(new { code = 200, data = 1, message = "" })).AddEndpointFilter(async (context, next) => { var order = new Order(1); await next(context); return (object)order; });
        app.MapFallback(() => Results.NotFound("x"));
        app.MapHub<Chat>("/chat");
        class Chat : Microsoft.AspNetCore.SignalR.Hub { public Order Last() => new(1); }
        """).RunAsync();

    [Fact]
    public Task Names_on_the_wire_count() => Controller("""
        public class Renamed
        {
            [System.Text.Json.Serialization.JsonPropertyName("code")] public int Status { get; set; }
            [System.Text.Json.Serialization.JsonPropertyName("payload")] public int Data { get; set; }
            public string message { get; set; } = "";
        }
        public record Short(int Code, string Message);
        public record struct Full(int Code, string Data, string Message);
        public Renamed [|A|]() => new();
        public Short [|B|]() => new(1, "");
        public Full C() => new();
        """).RunAsync();

    [Fact]
    public Task Other_members_may_be_asked_for() => Controller("""
        public record Result(bool Success, int Payload);
        public Result A() => new(true, 1);
        public ApiResponse<Order> {|#0:B|}() => new();
        public IActionResult C() => Ok(new { success = true, payload = 1 });
        """, "{ response-envelope: { members: [success, payload] } }")
        .Expect(0, Id, "'OrdersController.B' (Endpoint) must answer with { success, payload }, not 'ApiResponse<Order>' [enveloped]").RunAsync();

    [Fact]
    public Task A_type_may_be_asked_for() => Controller("""
        public record Full(int Code, string Data, string Message);
        public ApiResponse<Order> A() => new();
        public PageResponse<Order> B() => new();
        public Full {|#0:C|}() => new(1, "", "");
        public IActionResult D() => Ok(new { code = 200, data = 1, message = "" });
        public IActionResult E() => Ok(new ApiResponse<int>());
        public ApiResponse<Order>[] [|F|]() => [];
        """, "{ response-envelope: { type: \"ApiResponse<*>\" } }")
        .Expect(0, Id, "'OrdersController.C' (Endpoint) must answer with 'ApiResponse<*>', not 'OrdersController.Full' [enveloped]").RunAsync();

    [Fact]
    public Task Errors_are_judged_where_the_rule_says_so() => Controller("""
        public IActionResult A() => NotFound({|#0:"no such order"|});
        public IActionResult B() => BadRequest(new ApiResponse<int>());
        public IActionResult C() => NotFound();
        public IActionResult D() => BadRequest(new ProblemDetails());
        public IActionResult E(int status) => StatusCode(status, [|Last|]);
        public IResult F() => TypedResults.Conflict([|Last|]);
        """, "{ response-envelope: { errors: true } }")
        .Expect(0, Id, "'OrdersController.A' (Endpoint) must answer with { code, data, message }, not 'string' [enveloped]").RunAsync();

    [Fact]
    public Task Other_types_may_be_allowed() => Controller("""
        public record Health(string Status);
        public Health A() => new("");
        public ProblemDetails [|B|]() => new();
        """, "{ response-envelope: { allow: \"*Health\" } }").RunAsync();

    [Fact]
    public Task Exceptions_and_the_baseline_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          enveloped: { in: { is: endpoint }, ensure: response-envelope, id: BYL9002 }
        exceptions:
          - { rule: enveloped, at: OrdersController.Accepted, reason: A probe., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | enveloped | M:OrdersController.Frozen | signature |  | 1\n")
        .Source("""
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public int Accepted() => 1; public int Frozen() => 1; public int {|BYL9002:New|}() => 1; }
        public class Service { public int Get() => 1; }
        """).RunAsync();
}
