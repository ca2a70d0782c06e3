using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Naming;

public sealed class RouteNameTests
{
    private const string Id = "BYL3005";

    private static RuleTest Routes(string route = "\"api/v1/{entities}/**\"") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          routes:
            in: Endpoint
            name: { route: {{route}} }
        """).Source("""
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        """).Expect(Id);

    private static RuleTest Program(string routes, string pattern = "\"api/v1/{entities}/**\"") =>
        Routes(pattern).Source("Program.cs", "var app = WebApplication.Create();\n" + routes + "\napp.Run();").OutputKind(OutputKind.ConsoleApplication);

    [Fact]
    public Task An_action_reports_at_its_name() => Routes().Source("""
        [Route("api/v1/orders")] public class OrdersController : ControllerBase { [HttpGet] public int List() => 1; [HttpGet("/orders/{id}")] public int {|#0:Get|}(int id) => id; }
        """).Expect(0, Id, "'OrdersController.Get' (Endpoint) must have a route of the form 'api/v1/{entities}/**', not 'orders/{id}' [routes]").RunAsync();

    [Fact]
    public Task A_controller_reports_once_where_all_its_routes_are_wrong() => Routes().Source("""
        [Route("[controller]")] public class {|#0:OrdersController|} : ControllerBase { [HttpGet] public int List() => 1; [HttpGet("{id}")] public int Get(int id) => id; }
        """).Expect(0, Id, "'OrdersController' (Endpoint) must have a route of the form 'api/v1/{entities}/**', not 'Orders' [routes]").RunAsync();

    [Fact]
    public Task Actions_with_such_routes_are_fine() => Routes().Source("""
        [ApiController, Route("api/v1/[controller]")] public class OrdersController : ControllerBase
        {
            [HttpGet] public int List() => 1;
            [HttpGet("{id:int}")] public int Get(int id) => id;
            [HttpPost("{id}/lines/{line?}")] public int Post(int id) => id;
            [HttpPut, Route("~/api/v1/order-lines")] public int Put() => 1;
            [AcceptVerbs("PATCH", Route = "/API/V1/people")] public int Patch() => 1;
            [NonAction] public int Help() => 1;
        }
        [Route("/api/v1/categories/")] public class B : ControllerBase { public int Get() => 1; }
        [Route("api/v1/[controller]")] public abstract class Base : ControllerBase { }
        public class AddressesController : Base { [HttpGet("[action]")] public int All() => 1; }
        public class Conventional : Controller { public IActionResult Index() => View(); }
        public class Chat : Microsoft.AspNetCore.SignalR.Hub { public void Send() { } }
        """).RunAsync();

    [Theory]
    [InlineData("api/v1/order")]
    [InlineData("api/v1/status")]
    [InlineData("api/v1/address")]
    [InlineData("api/v1/{orders}")]
    [InlineData("api/v1")]
    [InlineData("api/v2/orders")]
    [InlineData("v1/api/orders")]
    [InlineData("[controller]/[action]")]
    public Task Other_routes_report(string route) => Routes().Source($$"""[Route("{{route}}")] public class A : ControllerBase { [HttpGet] public int [|Get|]() => 1; }""").RunAsync();

    [Theory]
    [InlineData("\"api/v*/{entities}/**\"", "api/v{version:apiVersion}/[controller]")]
    [InlineData("[\"health\", \"api/**\"]", "health")]
    [InlineData("[\"health\", \"api/**\"]", "api")]
    [InlineData("\"{entities}/{}\"", "orders/{id:guid}")]
    [InlineData("\"**/{entities}\"", "a/b/{c}/orders")]
    [InlineData("\"api/*/get\"", "api/{id}/get")]
    public Task Other_patterns_match(string pattern, string route) => Routes(pattern).Source($$"""[Route("{{route}}")] public class Orders : ControllerBase { [HttpGet] public int Get() => 1; }""").RunAsync();

    [Fact]
    public Task A_parameter_is_told_from_text() => Routes("\"{entities}/{}\"").Source("""[Route("orders/latest")] public class A : ControllerBase { [HttpGet] public int [|Get|]() => 1; }""").RunAsync();

    [Fact]
    public Task Mapped_routes_report_with_the_prefix_of_their_groups() => Program("""
        app.{|#0:MapGet|}("/orders", () => 1);
        var api = app.MapGroup("/api").MapGroup("v1");
        api.MapGet("/orders/{id}", (int id) => id);
        api.[|MapPost|]("/order", Handlers.Create);
        api.MapPost("/orders", Handlers.Other);
        api.MapGroup("/lines").MapPut("", Local);
        var prefix = "x" + api;
        app.MapGet(prefix, () => 1);
        app.MapFallback(() => 1);
        app.MapControllers();
        static int Local() => 1;
        """).Source("public static class Handlers { public static void Create() { } public static void Other() { } }")
        .Expect(0, Id, "'GET /orders' (Endpoint) must have a route of the form 'api/v1/{entities}/**', not 'orders' [routes]").RunAsync();

    [Fact]
    public Task Of_a_group_from_elsewhere_only_the_end_is_known() => Routes("\"api/v1/{entities}/{}\"").Source("""
        public static class Orders
        {
            public static void Map(this RouteGroupBuilder group)
            {
                group.MapGet("/{id}", (int id) => id);
                group.MapGet("/orders/{id}", (int id) => id);
                group.[|MapGet|]("/latest", () => 1);
            }
            public static void MapAll(this IEndpointRouteBuilder app) => app.[|MapGet|]("/api/v2/orders/{id}", (int id) => id);
        }
        """).RunAsync();

    [Fact]
    public Task Of_an_application_that_all_callers_hand_over_the_whole_route_is_known() => Program("""
        app.MapOrders();
        app.UseEndpoints(endpoints => Orders.MapMore(endpoints));
        """).Source("Orders.cs", """
        public static class Orders
        {
            public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder app)
            {
                app.[|MapGet|]("/orders", () => 1);
                app.MapGet("/api/v1/orders/{id}", (int id) => id);
                var group = app.MapGroup("/api/v2/orders").RequireAuthorization();
                group.[|MapGet|]("/{id}", (int id) => id);
                app.MapDeeper();
                return app;
            }
            public static void MapMore(IEndpointRouteBuilder endpoints) => endpoints.[|MapGet|]("/more", () => 1);
            private static void MapDeeper(this IEndpointRouteBuilder app) => app.MapGroup("/api/v1").[|MapPost|]("/order", Create);
            private static int Create() => 1;
        }
        """).RunAsync();

    [Fact]
    public Task Of_a_builder_that_may_be_a_group_only_the_end_is_known() => Program("""
        app.MapBoth();
        app.MapGroup("/api/v1").MapBoth();
        app.MapGroup("/api/v1").MapInGroup();
        System.Action<IEndpointRouteBuilder> map = Orders.MapHandedOn;
        map(app);
        """).Source("Orders.cs", """
        public static class Orders
        {
            public static void MapBoth(this IEndpointRouteBuilder app) => app.MapGet("/orders", () => 1);
            public static void MapInGroup(this IEndpointRouteBuilder app) => app.MapGet("/orders", () => 1);
            public static void MapHandedOn(IEndpointRouteBuilder app) => app.MapGet("/orders", () => 1);
            public static void MapUncalled(this IEndpointRouteBuilder app) => app.MapGet("/orders", () => 1);
            public static void MapMade(this IEndpointRouteBuilder app) => Api(app).MapGet("/orders", () => 1);
            private static RouteGroupBuilder Api(IEndpointRouteBuilder app) => app.MapGroup("/api/v1");
        }
        """).RunAsync();

    [Fact]
    public Task Other_keys_hold_beside_it() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          routes: { in: { is: endpoint }, name: { type: "*Controller", route: "api/**" } }
        exceptions:
          - { rule: routes, at: B, reason: Old., expires: never }
        """).Source("""
        using Microsoft.AspNetCore.Mvc;
        [Route("api/a")] public class {|#0:A|} : ControllerBase { [HttpGet] public int Get() => 1; }
        [Route("b")] public class BController : ControllerBase { [HttpGet] public int {|#1:Get|}() => 1; }
        """).Expect(0, "BYL3001").Expect(1, Id).RunAsync();
}
