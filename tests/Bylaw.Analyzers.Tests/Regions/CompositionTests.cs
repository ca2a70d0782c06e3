using static Bylaw.Analyzers.Tests.Regions.Endpoints;

namespace Bylaw.Analyzers.Tests.Regions;

/// <summary>Code that puts the application together knows everything and has no layer.</summary>
public sealed class CompositionTests
{
    [Fact]
    public Task Top_level_statements() => Program("""
        app.Services.GetRequiredService<OrderRepository>().Get(1);
        using (var scope = app.Services.CreateScope()) { scope.ServiceProvider.GetRequiredService<IOrderRepository>().Get(1); }
        """).RunAsync();

    [Fact]
    public Task Callers_of_Map_and_of_MapGroup() => Rule().Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class OrdersController : ControllerBase
        {
            public static void Map(WebApplication app) { new OrderRepository().Get(1); var group = app.MapGroup("/x"); group.MapGet("/", ([|OrderRepository|] r) => r.Get(1)); }
            public string Get() => new [|OrderRepository|]().Get(1);
        }
        """).RunAsync();

    [Fact]
    public Task Registrations_in_a_class_of_a_layer() => Rule().Source("""
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public static class OrderServiceSetup { public static void Add(this IServiceCollection services) => services.AddScoped<IOrderRepository, OrderRepository>(); }
        public class CartRepository { public static void Add(IServiceCollection services) => services.AddScoped<OrderService>(); [|OrderService|]? _up; }
        """).RunAsync();

    [Fact]
    public Task Extension_block_on_a_builder() => Rule().Source("""
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public static class CartRepository { extension(IServiceCollection services) { public void AddCart() => services.AddScoped<OrderService>(); } }
        """).RunAsync();

    [Fact]
    public Task Startup_class() => Rule().Source("""
        namespace Shop;
        public class Startup { OrderRepository? _repository; public string Get() => _repository!.Get(1) + new OrderService(null!).Get(1); }
        """).RunAsync();
}
