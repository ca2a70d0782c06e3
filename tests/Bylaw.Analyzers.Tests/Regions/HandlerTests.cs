using static Bylaw.Analyzers.Tests.Regions.Endpoints;

namespace Bylaw.Analyzers.Tests.Regions;

/// <summary>The code that flows into a route is an endpoint, in whatever form it is handed over; the code around it is none.</summary>
public sealed class HandlerTests
{
    [Fact]
    public Task Lambda() => Program("""app.MapGet("/", ([|IOrderRepository|] r) => r.Get(1)); app.MapGet("/s", (OrderService s) => s.Get(1));""").RunAsync();

    [Fact]
    public Task Lambda_with_a_body() => Program("""
        app.MapPost("/", async ([|IOrderRepository|] r, IServiceProvider services) =>
        {
            await Task.Yield();
            var other = services.GetRequiredService<[|OrderRepository|]>();
            return other.Get(1) + new [|OrderRepository|]().Get(1);
        });
        """).RunAsync();

    [Fact]
    public Task Request_delegate() => Program("""app.MapGet("/", context => context.Response.WriteAsync(context.RequestServices.GetRequiredService<[|IOrderRepository|]>().Get(1)));""").RunAsync();

    [Fact]
    public Task Anonymous_method() => Program("""app.MapGet("/", delegate ([|IOrderRepository|] r) { return r.Get(1); });""").RunAsync();

    [Fact]
    public Task Delegate_creation() => Program("""app.MapGet("/", new Func<IOrderRepository, string>(([|IOrderRepository|] r) => r.Get(1)));""").RunAsync();

    [Fact]
    public Task Choice() => Program("""app.MapGet("/", args.Length > 0 ? ([|IOrderRepository|] r) => r.Get(1) : ([|OrderRepository|] r) => r.Get(2));""").RunAsync();

    [Fact]
    public Task Cast() => Program("""app.MapGet("/", (Func<IOrderRepository, string>)([|r|] => r.Get(1)));""").RunAsync();

    [Fact]
    public Task Type_of_the_local_around_it_is_no_use_of_the_handler() => Program("""Func<IOrderRepository, string> handler = [|r|] => r.Get(1); app.MapGet("/", handler);""").RunAsync();

    [Fact]
    public Task Own_wrapper() => Program("""
        app.MapMyGet("/", ([|IOrderRepository|] r) => r.Get(1));
        static class Wrapper { public static IEndpointConventionBuilder MapMyGet(this IEndpointRouteBuilder app, string pattern, Delegate handler) => app.MapGet(pattern, handler); }
        """).RunAsync();

    [Fact]
    public Task Own_wrapper_in_an_extension_block() => Program("""
        app.MapMyGet("/", ([|IOrderRepository|] r) => r.Get(1));
        static class Wrapper { extension(IEndpointRouteBuilder app) { public IEndpointConventionBuilder MapMyGet(string pattern, Delegate handler) => app.MapGet(pattern, handler); } }
        """).RunAsync();

    [Fact]
    public Task Local_that_is_assigned_once() => Program("""
        var handler = ([|IOrderRepository|] r) => r.Get(1);
        app.MapGet("/", handler);
        var other = (IOrderRepository r) => r.Get(1);
        Console.WriteLine(other);
        """).RunAsync();

    [Fact]
    public Task Local_that_is_assigned_twice_is_not_followed() => Program("""
        var handler = (IOrderRepository r) => r.Get(1);
        handler = null!;
        app.MapGet("/", handler);
        """).RunAsync();

    [Fact]
    public Task Local_function() => Program("""
        app.MapGet("/", Handle);
        string Handle([|IOrderRepository|] r) => r.Get(1);
        string Other(IOrderRepository r) => r.Get(1);
        """).RunAsync();

    [Fact]
    public Task Method_group_in_the_same_file() => Program("""
        app.MapGet("/", Orders.Get);
        static class Orders { public static string Get([|IOrderRepository|] r) => r.Get(1); public static string Other(IOrderRepository r) => r.Get(1); }
        """).RunAsync();

    [Fact]
    public Task Method_group_in_another_file() => Program("""app.MapGet("/", (Func<IOrderRepository, string>)Shop.Orders.Get); app.MapPost("/", new Shop.Orders().Post);""").Source("Orders.cs", """
        namespace Shop;
        public class Orders
        {
            public static string Get([|IOrderRepository|] r) { var other = new [|OrderRepository|](); return r.Get(1) + other.Get(1); }
            public string Post([|IOrderRepository|] r) => r.Get(1);
            public static string Get(IOrderRepository r, int id) => r.Get(id);
            public static string Other(IOrderRepository r) => r.Get(1);
        }
        """).RunAsync();

    [Fact]
    public Task Method_group_through_a_local_in_another_file() => Program("""
        var get = Shop.Orders.Get;
        app.MapGet("/", get);
        app.MapGet("/2", new Func<IOrderRepository, string>(Shop.Orders.Second));
        app.MapGet("/3", args.Length > 0 ? Shop.Orders.Third : Shop.Orders.Fourth);
        Console.WriteLine((Delegate)Shop.Orders.Fifth);
        """).Source("Orders.cs", """
        namespace Shop;
        public static class Orders
        {
            public static string Get([|IOrderRepository|] r) => "";
            public static string Second([|IOrderRepository|] r) => "";
            public static string Third([|IOrderRepository|] r) => "";
            public static string Fourth([|IOrderRepository|] r) => "";
            public static string Fifth(IOrderRepository r) => "";
        }
        """).RunAsync();

    [Fact]
    public Task Factory_is_not_followed() => Program("""
        app.MapGet("/", Make());
        static Func<string> Make() { var r = new OrderRepository(); return () => r.Get(1); }
        """).RunAsync();

    [Fact]
    public Task Endpoint_filter() => Program("""
        app.MapGet("/", () => "").AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<[|IOrderRepository|]>().Get(1);
            return await next(context);
        });
        app.MapGroup("/x").AddEndpointFilter(Filters.Check);
        static class Filters
        {
            public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { new [|OrderRepository|]().Get(1); return next(context); }
        }
        """).RunAsync();

    [Fact]
    public Task Conventions_are_no_handlers() => Program("""
        app.MapGet("/", () => "").RequireAuthorization(policy => Console.WriteLine(typeof(OrderRepository))).WithMetadata(new OrderRepository());
        """).RunAsync();

    [Fact]
    public Task Groups_methods_and_fallback() => Program("""
        var group = app.MapGroup("/orders");
        group.MapMethods("/", new[] { "GET" }, ([|IOrderRepository|] r) => r.Get(1));
        group.MapGroup("x").Map("/y", ([|IOrderRepository|] r) => r.Get(1));
        app.MapFallback(([|IOrderRepository|] r) => r.Get(1));
        """).RunAsync();

    [Fact]
    public Task Middleware_is_no_handler() => Program("""
        app.Use(async (context, next) => { new OrderRepository().Get(1); await next(context); });
        ((IApplicationBuilder)app).Map("/x", branch => branch.Run(context => context.Response.WriteAsync(new OrderRepository().Get(1))));
        app.Run(context => context.Response.WriteAsync(new OrderRepository().Get(1)));
        """).RunAsync();

    [Fact]
    public Task Options_of_a_hub_are_no_handler() => Program("""
        app.MapHub<Chat>("/chat", options => { new OrderRepository().Get(1); });
        class Chat : Microsoft.AspNetCore.SignalR.Hub { }
        """).RunAsync();

    [Fact]
    public Task Lambdas_inside_a_handler_belong_to_it() => Program("""
        app.MapGet("/", () => { Func<string> inner = () => new [|OrderRepository|]().Get(1); string Local([|IOrderRepository|] r) => r.Get(1); return inner() + Local(null!); });
        """).RunAsync();

    [Fact]
    public Task A_captured_value_reports_where_the_handler_first_uses_it() => Program("""
        var repository = new OrderRepository();
        repository.Get(1);
        app.MapGet("/", () => [|repository|].Get(1) + repository.Get(2));
        app.MapGet("/2", () => [|repository|].Get(1));
        """).RunAsync();

    [Fact]
    public Task A_captured_parameter_reports_too() => Rule().Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        namespace Shop;
        public static class OrderRoutes
        {
            public static void MapOrders(this IEndpointRouteBuilder app, IOrderRepository repository)
            {
                repository.Get(1);
                app.MapGet("/", () => [|repository|].Get(1) + repository.Get(2));
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_field_of_wiring_code_reports_in_the_handler() => Rule().Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        namespace Shop;
        public class OrderRoutes(IEndpointRouteBuilder app)
        {
            private readonly OrderRepository _repository = new();
            public void Map() => app.MapGet("/", () => [|_repository|].Get(1));
        }
        """).RunAsync();

    [Fact]
    public Task A_handler_in_a_service_is_an_endpoint() => Rule().Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        namespace Shop;
        public class CartService(IOrderRepository orders)
        {
            public void Map(IEndpointRouteBuilder app) => app.MapGet("/", ([|OrderRepository|] r) => r.Get(1));
            public string Get() => orders.Get(1);
        }
        """).RunAsync();
}
