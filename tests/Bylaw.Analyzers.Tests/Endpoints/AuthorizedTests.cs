using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class AuthorizedTests
{
    private const string Id = "BYL5005";

    private static RuleTest Authorized(string settings = "") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          who-may-call:
            in: Endpoint
            ensure: { authorized: { {{settings}} } }
        """).Expect(Id);

    private static RuleTest Program(string routes, string settings = "", string services = "") => Authorized(settings).Source("Program.cs", $$"""
        using System;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Authorization;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{routes}}
        app.Run();
        """).OutputKind(OutputKind.ConsoleApplication);

    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.SignalR;

        """;

    [Fact]
    public Task An_action_that_says_nothing_reports() => Program("").Source(Usings + """
        public class OrdersController : ControllerBase { [HttpGet] public int {|#0:List|}() => 1; }
        """).Expect(0, Id, "'OrdersController.List' (Endpoint) must require authorisation or allow anonymous requests explicitly [who-may-call]").RunAsync();

    [Fact]
    public Task Actions_hubs_and_pages_report() => Program("app.MapControllers(); app.MapHub<Chat>(\"/chat\").WithDisplayName(\"Chat\");").Source(Usings + """
        [ApiController, Route("a")] public class A : Controller { [HttpPost] public async Task<IActionResult> [|Post|]() { await Task.Yield(); return Ok(); } [RequireHttps] public int [|Put|]() => 1; }
        [Obsolete] public class Chat : Hub { public Task [|Send|](string text) => Task.CompletedTask; public override Task OnConnectedAsync() => Task.CompletedTask; }
        public class Index : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void [|OnGet|]() { } public void Helper() { } }
        public partial class P : ControllerBase { public partial int Get(); [Authorize] public partial int Post(); }
        public partial class P { public partial int [|Get|]() => 1; public partial int Post() => 1; [NonAction] public int Help() => 1; int Own() => 1; }
        """).RunAsync();

    private static RuleTest Mapper(string call, string body) => Program(call).Source("src/Shop/Orders.cs", $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        public static class Orders
        {
            {{body}}
            public static RouteGroupBuilder Guarded(this IEndpointRouteBuilder app) => app.MapGroup("/g").RequireAuthorization();
        }
        """);

    [Theory]
    [InlineData("app.MapOrders();", "public static void MapOrders(this IEndpointRouteBuilder app) { app.[|MapGet|](\"/a\", () => 1); var group = app.MapGroup(\"/b\"); group.[|MapGet|](\"/c\", () => 1); group.MapGet(\"/d\", () => 1).RequireAuthorization(); }")]
    [InlineData("Orders.MapOrders(app);", "public static void MapOrders(IEndpointRouteBuilder app) => app.[|MapGet|](\"/a\", () => 1);")]
    [InlineData("app.MapOrders().MapOthers();", "public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder app) { app.[|MapGet|](\"/a\", () => 1); return app; } public static void MapOthers(this IEndpointRouteBuilder app) { }")]
    [InlineData("app.MapOrders();", "public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder app) { var group = app.MapGroup(\"/b\"); group.[|MapGet|](\"/c\", () => 1); return group; }")]
    [InlineData("app.MapAll();", "public static void MapAll(this IEndpointRouteBuilder app) => app.MapOrders(); static void MapOrders(this IEndpointRouteBuilder app) => app.[|MapGet|](\"/a\", () => 1);")]
    public Task What_is_mapped_on_the_application_by_another_file_reports(string call, string body) => Mapper(call, body).RunAsync();

    [Theory]
    [InlineData("app.MapGroup(\"/all\").RequireAuthorization().MapOrders();", "public static void MapOrders(this IEndpointRouteBuilder app) => app.MapGet(\"/a\", () => 1);")]
    [InlineData("app.MapOrders(); app.MapGroup(\"/all\").MapOrders();", "public static void MapOrders(this IEndpointRouteBuilder app) => app.MapGet(\"/a\", () => 1);")]
    [InlineData("app.MapOrders().RequireAuthorization();", "public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder app) { var group = app.MapGroup(\"/b\"); group.MapGet(\"/c\", () => 1); return group; }")]
    [InlineData("app.MapOrders().RequireAuthorization();", "public static RouteGroupBuilder MapOrders(this WebApplication app) { var group = app.MapGroup(\"/b\"); group.MapGet(\"/c\", () => 1); return group; }")]
    [InlineData("app.MapOrders();", "public static void MapOrders(this IEndpointRouteBuilder app) { var group = app.Guarded(); group.MapGet(\"/c\", () => 1); }")]
    [InlineData("app.MapOrders();", "public static void MapOrders(this IEndpointRouteBuilder app) { var group = app.MapGroup(\"/b\"); Guard(group); group.MapGet(\"/c\", () => 1); } static void Guard(RouteGroupBuilder group) => group.RequireAuthorization();")]
    [InlineData("System.Action<IEndpointRouteBuilder> map = Orders.MapOrders; map(app.MapGroup(\"/b\").RequireAuthorization());", "public static void MapOrders(this IEndpointRouteBuilder app) => app.MapGet(\"/a\", () => 1);")]
    [InlineData("", "public static void MapOrders(this IEndpointRouteBuilder app) => app.MapGet(\"/a\", () => 1);")]
    public Task What_its_callers_may_have_guarded_is_not_judged(string call, string body) => Mapper(call, body).RunAsync();

    [Fact]
    public Task Attributes_of_method_class_base_and_own_ones_are_fine() => Program("").Source(Usings + """
        using Auth = Microsoft.AspNetCore.Authorization.AuthorizeAttribute;
        public class AdminOnlyAttribute : AuthorizeAttribute { }
        public class ApiKeyAttribute : Attribute, IAsyncAuthorizationFilter { public Task OnAuthorizationAsync(AuthorizationFilterContext context) => Task.CompletedTask; }
        public class KeyFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { } }
        public class HasPermissionAttribute : TypeFilterAttribute { public HasPermissionAttribute(string name) : base(typeof(KeyFilter)) { } }
        public class PolicyData : Attribute, IAuthorizeData { public string? Policy { get; set; } public string? Roles { get; set; } public string? AuthenticationSchemes { get; set; } }
        [Authorize] public abstract class Secured : ControllerBase { }
        public class A : Secured { public int Get() => 1; }
        public class B : ControllerBase { [Auth(Roles = "x")] public int Get() => 1; [AllowAnonymous] public int Post() => 1; [AdminOnly] public int Put() => 1; }
        [ApiKey] public class C : ControllerBase { public int Get() => 1; }
        public class D : ControllerBase { [TypeFilter(typeof(KeyFilter))] public int Get() => 1; [ServiceFilter<KeyFilter>] public int Post() => 1; [HasPermission("x")] public int Put() => 1; [PolicyData] public int Patch() => 1; }
        public abstract class E<T> : ControllerBase { [Authorize] public virtual T? Get() => default; }
        public class F : E<int> { public override int Get() => 1; }
        public partial class G : ControllerBase { public int Get() => 1; }
        [Authorize] public partial class G { }
        [Authorize] public class H : Hub { public Task Send() => Task.CompletedTask; }
        [Authorize] public class I : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }
        """).RunAsync();

    [Fact]
    public Task Routes_that_say_nothing_report() => Program("""
        app.{|#0:MapGet|}("/a", () => 1);
        app.[|MapPost|]("/b", Local).WithName("b").WithTags("b");
        var group = app.MapGroup("/g").WithTags("g");
        group.[|MapDelete|]("/{id}", (int id) => id);
        var other = app.MapGroup("/o");
        other.RequireAuthorization();
        other.MapGet("/x", () => 1);
        app.[|MapGet|]("/handler", Handlers.Get);
        app.UseEndpoints(endpoints => endpoints.[|MapGet|]("/e", () => 1));
        static int Local() => 1;
        """).Source("[Microsoft.AspNetCore.Authorization.Authorize] public static class Handlers { public static int Get() => 1; }")
        .Expect(0, Id, "'GET /a' (Endpoint) must require authorisation or allow anonymous requests explicitly [who-may-call]").RunAsync();

    [Fact]
    public Task Routes_and_groups_that_say_it_are_fine() => Program("""
        app.MapGet("/a", () => 1).WithName("a").RequireAuthorization("p").WithTags("x");
        app.MapGet("/b", [Authorize] () => 1);
        app.MapGet("/c", [AllowAnonymous] async (int id) => { await System.Threading.Tasks.Task.Yield(); return id; });
        app.MapGet("/d", Handlers.Get);
        app.MapGet("/e", () => 1).AllowAnonymous();
        app.MapGet("/f", () => 1).WithMetadata(new AuthorizeAttribute("p"));
        var g = app.MapGroup("/g").RequireAuthorization();
        g.MapGroup("/h").MapGet("/i", () => 1);
        var j = app.MapGet("/j", () => 1);
        j.RequireAuthorization(policy => policy.RequireRole("x"));
        app.MapGet("/k", () => 1).RequireTenant();
        app.MapGet("/l", () => 1).Secured();
        app.MapGet("/m", () => 1).AddEndpointFilter<RouteHandlerBuilder, ApiKeyFilter>();
        IEndpointConventionBuilder n = app.MapMethods("/n", new[] { "GET" }, () => 1);
        n.Add(b => b.Metadata.Add(new AuthorizeAttribute()));
        ((IEndpointRouteBuilder)app).MapGroup("/o").RequireAuthorization().MapPost("/p", static () => Results.Ok());
        """).Source("""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        public static class Handlers { [Authorize] public static int Get() => 1; }
        public class ApiKeyFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }
        public static class Conventions
        {
            public static T RequireTenant<T>(this T builder) where T : IEndpointConventionBuilder => builder.RequireAuthorization("tenant");
            public static RouteHandlerBuilder Secured(this RouteHandlerBuilder builder) => builder;
        }
        """).RunAsync();

    [Fact]
    public Task What_comes_from_elsewhere_or_goes_elsewhere_is_not_known() => Program("""
        Keep(app.MapGet("/kept", () => 1));
        var later = app.MapGet("/later", () => 1);
        Keep(later);
        app.Api().MapGet("/own", () => 1);
        static void Keep(RouteHandlerBuilder builder) { }
        """).Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        public class Routes(RouteGroupBuilder kept)
        {
            public static void Map(IEndpointRouteBuilder app) => app.MapGet("/a", () => 1);
            public static void Map(RouteGroupBuilder group) => group.MapGroup("/x").MapGet("/b", () => 1);
            public void Map() => kept.MapGet("/c", () => 1);
            public static RouteHandlerBuilder Back(WebApplication app) => app.MapGet("/d", () => 1);
        }
        public static class Own
        {
            public static RouteGroupBuilder Api(this IEndpointRouteBuilder app) => app.MapGroup("/api").RequireAuthorization();
            public static void MapAll(this WebApplication app) => app.[|MapGet|]("/all", () => 1);
        }
        """).RunAsync();

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);", "")]
    [InlineData("builder.Services.AddAuthorization(o => { o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build(); });", "")]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", "")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter()));", "")]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add<AuthorizeFilter>());", "")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add<PermissionFilter>());", "")]
    [InlineData("", "app.MapControllers().RequireAuthorization();")]
    [InlineData("", "var api = app.MapGroup(\"/api\").RequireAuthorization(); api.MapControllers();")]
    [InlineData("", "var all = app.MapControllerRoute(\"x\", \"{controller}/{action}\"); all.RequireAuthorization();")]
    public Task What_holds_for_all_actions_is_enough(string services, string routes) => Program(routes, services: services).Source(Usings + """
        public class PermissionFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { } }
        public class A : ControllerBase { public int Get() => 1; }
        """).RunAsync();

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = null);", "")]
    [InlineData("builder.Services.AddAuthorization(o => o.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", "")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add<ProducesAttribute>());", "app.MapControllers().WithDisplayName(\"RequireAuthorization\");")]
    [InlineData("", "app.MapRazorPages().RequireAuthorization();")]
    public Task What_holds_for_others_is_not(string services, string routes) => Program(routes, services: services)
        .Source(Usings + "public class A : ControllerBase { public int [|Get|]() => 1; }").RunAsync();

    [Fact]
    public Task A_fallback_policy_covers_routes_and_a_filter_of_actions_does_not() => Program("app.[|MapGet|](\"/\", () => 1);", services: "builder.Services.AddControllers(o => o.Filters.Add(new AuthorizeFilter()));").RunAsync();

    [Fact]
    public Task A_fallback_policy_covers_routes() => Program("app.MapGet(\"/\", () => 1);", services: "builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);")
        .Source(Usings + "public class Chat : Hub { public void Send() { } }").RunAsync();

    [Fact]
    public Task Only_listed_endpoints_may_be_anonymous() => Program("""
        app.MapGet("/health", () => 1);
        app.MapPost("/public/{id}", () => 1).AllowAnonymous();
        app.{|#0:MapGet|}("/open", () => 1).AllowAnonymous();
        app.{|#1:MapGet|}("/said", () => 1);
        app.[|MapPost|]("/health", () => 1);
        """, "anonymous: [\"GET /health\", \"/public/**\", LoginController, \"*.Ping\", \"/api/tokens\"]").Source(Usings + """
        public class LoginController : ControllerBase { [AllowAnonymous] public int Post() => 1; }
        [Route("api/[controller]")] public class TokensController : ControllerBase { [HttpGet, AllowAnonymous] public int Get() => 1; [HttpGet("{id}"), AllowAnonymous] public int [|One|](int id) => 1; }
        public class A : ControllerBase { [AllowAnonymous] public int Ping() => 1; [AllowAnonymous] public int [|Pong|]() => 1; }
        [AllowAnonymous] public class B : ControllerBase { [Authorize] public int [|Get|]() => 1; }
        """).Expect(0, Id, "'GET /open' (Endpoint) must not allow anonymous requests, it is not one of the endpoints that may [who-may-call]")
        .Expect(1, Id, "'GET /said' (Endpoint) must require authorisation [who-may-call]").RunAsync();

    [Fact]
    public Task An_empty_list_forbids_all() => Program("", "anonymous: []").Source(Usings + "public class A : ControllerBase { [AllowAnonymous] public int [|Get|]() => 1; [Authorize] public int Post() => 1; }").RunAsync();

    [Fact]
    public Task Own_attributes_and_methods_may_be_accepted() => Program("app.MapGet(\"/\", () => 1).ForTenant(); app.[|MapGet|](\"/x\", () => 1).Loud();", "accept: [TenantAttribute, \"For*\"]").Source(Usings + """
        public class TenantAttribute : Attribute { }
        public class A : ControllerBase { [Tenant] public int Get() => 1; }
        public static class Own
        {
            public static Microsoft.AspNetCore.Builder.RouteHandlerBuilder ForTenant(this Microsoft.AspNetCore.Builder.RouteHandlerBuilder builder) => builder;
            public static Microsoft.AspNetCore.Builder.RouteHandlerBuilder Loud(this Microsoft.AspNetCore.Builder.RouteHandlerBuilder builder) => builder;
        }
        """).RunAsync();

    [Fact]
    public Task A_library_does_not_know_the_fallback_policy() => Authorized().Source(Usings + "public class A : ControllerBase { public int Get() => 1; }").RunAsync();

    [Fact]
    public Task Without_fallback_each_endpoint_says_it_in_libraries_too() => Authorized("fallback: none").Source(Usings + "public class A : ControllerBase { public int [|Get|]() => 1; [Authorize] public int Post() => 1; }").RunAsync();

    [Fact]
    public Task Without_fallback_a_fallback_policy_is_not_enough() => Program("app.[|MapGet|](\"/\", () => 1); app.MapControllers().RequireAuthorization();", "fallback: none", "builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);")
        .Source(Usings + "public class A : ControllerBase { public int Get() => 1; }").RunAsync();

    [Fact]
    public Task Exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          who-may-call: { in: { is: endpoint }, ensure: { authorized: { fallback: none } } }
        exceptions:
          - { rule: who-may-call, at: A.Get, reason: Public., expires: never }
        """).Source(Usings + "public class A : ControllerBase { public int Get() => 1; public int [|Post|]() => 1; }").Expect(Id).RunAsync();
}
