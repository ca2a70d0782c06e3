using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class FlowTests
{
    private static RuleTest Layers() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Endpoint:   { is: endpoint }
          Service:    { named: "{Entity}Service" }
          Repository: { named: "{Entity}Repository" }
          Model:      { in: "**.Models", shared: true }
        rules:
          layering:
            flow: [ "Endpoint -> Service -> Repository -> Model" ]
            because: services own transactions
            instead: { use: "I{Entity}Service" }
        """)
        .Source("""
        namespace Shop.Models { public class Order { } }
        namespace Shop.Data
        {
            using Shop.Models;
            public interface IOrderRepository { Order Get(int id); }
            public class OrderRepository : IOrderRepository { public Order Get(int id) => new Order(); }
        }
        namespace Shop.Services
        {
            using Shop.Data;
            using Shop.Models;
            public class OrderService(IOrderRepository orders) { public Order Get(int id) => orders.Get(id); public IOrderRepository Orders => orders; }
        }
        """);

    [Fact]
    public Task A_step_is_fine() => Layers().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class OrdersController(Shop.Services.OrderService service) : ControllerBase { public IActionResult Get(int id) => Ok(service.Get(id)); }
        """).RunAsync();

    [Fact]
    public Task A_skipped_step_reports_at_the_type() => Layers().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class OrdersController(Shop.Data.{|#0:IOrderRepository|} orders) : ControllerBase { public IActionResult Get(int id) => Ok(orders.Get(id)); }
        """)
        .Expect(0, "BYL1001", "'OrdersController' (Endpoint) must not use 'IOrderRepository' (Repository): services own transactions. Use IOrderService instead. [layering]")
        .RunAsync();

    [Fact]
    public Task A_step_back_reports() => Layers().Source("""
        namespace Shop.Data;
        public class CartRepository { private {|BYL1001:CartService|} _cart = new(); }
        public class CartService { }
        """).RunAsync();

    [Fact]
    public Task A_lambda_that_handles_a_route_is_an_endpoint() => Layers().Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Data;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<IOrderRepository, OrderRepository>();
        var app = builder.Build();
        var orders = app.MapGroup("/orders");
        orders.MapGet("/{id}", (int id, {|#0:IOrderRepository|} repository) => repository.Get(id));
        app.Run();
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Expect(0, "BYL1001", "'GET /orders/{id}' (Endpoint) must not use 'IOrderRepository' (Repository): services own transactions. Use IOrderService instead. [layering]")
        .RunAsync();

    [Fact]
    public Task A_value_brought_in_by_a_member_reports_once_at_the_member() => Layers().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class OrdersController(Shop.Services.OrderService service) : ControllerBase
        {
            public IActionResult Get(int id)
            {
                var orders = service.{|BYL1001:Orders|};
                return Ok(orders.Get(id));
            }
        }
        """).RunAsync();
}
