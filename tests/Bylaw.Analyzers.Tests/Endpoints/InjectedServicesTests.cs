using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class InjectedServicesTests
{
    private const string Id = "BYL5007";

    private static RuleTest Injected(string settings = "injected-services", string layer = "Service: { any: [{ named: \"{Entity}Service\" }, { in: Shop.Services }] }") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          {{layer}}
        rules:
          injected:
            in: Endpoint
            ensure: {{settings}}
        """).Source("""
        namespace Shop.Services
        {
            public interface IOrderService { void Ship(); }
            public class OrderService : IOrderService { public void Ship() { } public class Options { public int Size { get; set; } public void Reset() { } } }
            public class Mailer { public void Send() { } }
            public class Paging { public int Size { get; set; } }
            public record Shipment(int Id);
            public class ShippingException : System.Exception { public void Log() { } }
        }
        """).Expect(Id);

    private static RuleTest Controller(string members, string settings = "injected-services", string layer = "Service: { any: [{ named: \"{Entity}Service\" }, { in: Shop.Services }] }") => Injected(settings, layer).Source($$"""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;
        using Orders = Shop.Services.OrderService;
        public class OrdersController(IOrderService injected, IServiceProvider services, IServiceScopeFactory scopes) : ControllerBase
        {
            {{members}}
        }
        """);

    [Fact]
    public Task The_message_names_the_service() => Controller("""
        public void A() => new {|#0:OrderService|}().Ship();
        public void B() => HttpContext.RequestServices.{|#1:GetRequiredService|}<IOrderService>().Ship();
        """)
        .Expect(0, Id, "'OrdersController' (Endpoint) must have 'OrderService' (Service) injected, not create it [injected]")
        .Expect(1, Id, "'OrdersController' (Endpoint) must have 'IOrderService' (Service) injected, not look it up with 'GetRequiredService' [injected]").RunAsync();

    [Fact]
    public Task Every_way_to_create_one_reports() => Controller("""
        private readonly OrderService _field = [|new|]();
        private OrderService Property { get; } = new [|OrderService|]();
        public void A() { var a = new [|Orders|](); IOrderService b = new Shop.Services.[|OrderService|](); Mailer c = [|new|](); }
        public async Task B() { await Task.Yield(); var d = new Lazy<OrderService>(() => new [|OrderService|]()); void Local() { _ = new [|Mailer|](); } Local(); }
        """).RunAsync();

    [Fact]
    public Task Every_way_to_ask_the_container_reports() => Controller("""
        public void A()
        {
            var a = services.[|GetService|]<IOrderService>();
            var b = (IOrderService?)services.[|GetService|](typeof(IOrderService));
            var c = HttpContext.RequestServices.[|GetServices|]<IOrderService>();
            var provider = Request.HttpContext.RequestServices;
            provider.[|GetRequiredService|](typeof(Clock));
            provider.GetRequiredKeyedService<IOrderService>(c);
            var d = services.[|GetService|]<IOrderService>() ?? throw new Exception();
            var e = services.[|GetService|]<IOrderService>(); e!.Ship();
            var f = services.[|GetRequiredService|]<IOrderService>(); if (f != null) f.Ship();
            provider.[|GetRequiredKeyedService|]<IOrderService>("fast");
            ServiceProviderServiceExtensions.[|GetRequiredService|]<Clock>(provider);
        }
        private Clock? _clock;
        protected Clock Clock => _clock ??= HttpContext.RequestServices.[|GetRequiredService|]<Clock>();
        """).Source("public class Clock { }").RunAsync();

    [Fact]
    public Task What_is_no_service_or_is_handed_over_is_fine() => Controller("""
        public void A() => injected.Ship();
        public void B([FromServices] OrderService orders) => orders.Ship();
        public void C() { var p = new Paging { Size = 1 }; var s = new Shipment(1); var o = new OrderService.Options(); var l = new List<OrderService>(); }
        public void D() => throw new ShippingException();
        public Type E() => typeof(OrderService);
        public string F() => nameof(OrderService);
        public Task G() => Task.Run(() => { using var scope = scopes.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Ship(); });
        public async Task H() { await using var scope = scopes.CreateAsyncScope(); var provider = scope.ServiceProvider; provider.GetRequiredService<IOrderService>().Ship(); }
        public object? I(Type type) => services.GetService(type);
        private T J<T>() where T : notnull => services.GetRequiredService<T>();
        public void K(string key) => services.GetRequiredKeyedService<IOrderService>(key).Ship();
        public void L() => new Lookup().GetRequiredService<IOrderService>();
        public void M(ActionExecutingContext context) => context.HttpContext.RequestServices.GetRequiredService<IOrderService>();
        public void N(IServiceCollection more) => more.AddScoped<IOrderService>(provider => { provider.GetRequiredService<Mailer>(); return injected; });
        public void O() { var made = Make(); made.Ship(); }
        public void P() => services.GetService<IOrderService>()?.Ship();
        public bool Q() => services.GetService<IOrderService>() != null;
        public void R() { var found = services.GetService<IOrderService>(); if (found == null) return; found.Ship(); }
        public void S() { if (services.GetService(typeof(IOrderService)) is IOrderService found) found.Ship(); }
        public IOrderService T() => services.GetService<IOrderService>() ?? injected;
        private IOrderService Make() => injected;
        class Lookup { public T? GetRequiredService<T>() => default; }
        """).RunAsync();

    [Fact]
    public Task Handlers_of_routes_are_judged_and_what_puts_them_together_is_not() => Injected().Source("Program.cs", """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddScoped<IOrderService>(provider => new OrderService());
        var app = builder.Build();
        app.Services.GetRequiredService<IOrderService>().Ship();
        var shared = new OrderService();
        app.MapPost("/a", () => new {|#0:OrderService|}().Ship());
        app.MapPost("/b", (HttpContext context) => context.RequestServices.{|#1:GetRequiredService|}<IOrderService>().Ship());
        app.MapPost("/c", (IServiceProvider services) => services.[|GetRequiredService|]<IOrderService>().Ship());
        app.MapPost("/d", () => app.Services.[|GetRequiredService|]<IOrderService>().Ship());
        app.MapPost("/e", Local);
        app.MapPost("/f", Handlers.Ship);
        app.MapPost("/g", (IOrderService orders) => orders.Ship()).AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<IOrderService>().Ship();
            return await next(context);
        });
        app.MapPost("/h", (IServiceScopeFactory scopes) => { using var scope = scopes.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Ship(); });
        void Local() => new [|OrderService|]().Ship();
        static class Handlers
        {
            public static void Ship(HttpContext context) { var services = context.RequestServices; services.[|GetService|]<IOrderService>(); }
            public static void Other() => new OrderService().Ship();
        }
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'POST /a' (Endpoint) must have 'OrderService' (Service) injected, not create it [injected]")
        .Expect(1, Id, "'POST /b' (Endpoint) must have 'IOrderService' (Service) injected, not look it up with 'GetRequiredService' [injected]").RunAsync();

    [Fact]
    public Task Types_may_be_named() => Controller("""
        public void A() { _ = new OrderService(); _ = new [|Mailer|](); _ = new [|Paging|](); _ = new Shipment(1); }
        """, "{ injected-services: { types: [Mailer, { named: Paging }] } }").RunAsync();

    [Fact]
    public Task Without_a_layer_only_the_container_is_judged() => Controller("""
        public void A() { _ = new OrderService(); services.[|GetService|]<IOrderService>(); }
        """, layer: "Other: { named: OrdersHelper }").Source("class OrdersHelper { }").RunAsync();

    [Fact]
    public Task Hubs_and_pages_are_judged() => Injected().Source("""
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;
        public class Chat : Microsoft.AspNetCore.SignalR.Hub { public void Send() => new [|Mailer|]().Send(); }
        public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() => HttpContext.RequestServices.[|GetService|]<Mailer>(); }
        public class Job { public void Run(System.IServiceProvider services) { new Mailer().Send(); services.GetService<Mailer>(); } }
        """).RunAsync();

    [Fact]
    public Task Exceptions_and_the_baseline_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          injected: { in: { is: endpoint }, ensure: { injected-services: { types: Mailer } }, id: BYL9002 }
        exceptions:
          - { rule: injected, at: MailController.Accepted, to: Mailer, reason: A probe., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | injected | M:MailController.Frozen | body | T:Mailer | 1\n")
        .Source("""
        public class Mailer { }
        public class MailController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public void Accepted() { _ = new Mailer(); }
            public void Frozen() { _ = new Mailer(); }
            public void Fresh() { _ = new {|BYL9002:Mailer|}(); }
        }
        """).RunAsync();
}
