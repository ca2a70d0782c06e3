using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Presets;

/// <summary>`extends: [bylaw/backend]` and nothing else, on a backend as many teams write it.</summary>
public sealed class BackendPresetTests
{
    private static RuleTest Shop() => new RuleTest().Rules("""
        bylaw: 1
        extends: [bylaw/backend]
        """)
        .Source("src/Shop/Models/Order.cs", """
        namespace Shop.Models;
        public class Order { public int Id { get; set; } public string? Note { get; set; } }
        """)
        .Source("src/Shop/Data/ShopContext.cs", """
        using Microsoft.EntityFrameworkCore;
        using Shop.Models;
        namespace Shop.Data;
        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options) { public DbSet<Order> Orders => Set<Order>(); }
        """)
        .Source("src/Shop/Repositories/OrderRepository.cs", """
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Shop.Data;
        using Shop.Models;
        namespace Shop.Repositories;
        public interface IOrderRepository { Task<Order?> FindAsync(int id); }
        public class OrderRepository(ShopContext db) : IOrderRepository
        {
            public Task<Order?> FindAsync(int id) => db.Orders.FirstOrDefaultAsync(order => order.Id == id);
        }
        """)
        .Source("src/Shop/Services/OrderService.cs", """
        using System;
        using System.Threading.Tasks;
        using Shop.Models;
        using Shop.Repositories;
        namespace Shop.Services;
        public class OrderNotFoundException(int id) : Exception($"There is no order {id}.");
        public interface IOrderService { Task<Order> GetAsync(int id); }
        public class OrderService(IOrderRepository orders) : IOrderService
        {
            public async Task<Order> GetAsync(int id) => await orders.FindAsync(id) ?? throw new OrderNotFoundException(id);
        }
        """);

    [Fact]
    public Task A_backend_in_layers_is_fine() => Shop()
        .Source("src/Shop/Controllers/OrdersController.cs", """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Models;
        using Shop.Services;
        namespace Shop.Controllers;
        [ApiController, Route("orders")]
        public class OrdersController(IOrderService orders) : ControllerBase
        {
            [HttpGet("{id}")]
            public async Task<ActionResult<Order>> Get(int id)
            {
                try { return await orders.GetAsync(id); }
                catch (OrderNotFoundException notFound) { return NotFound(notFound.Message); }
            }
        }
        """)
        .Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Data;
        using Shop.Repositories;
        using Shop.Services;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddDbContext<ShopContext>(options => options.UseInMemoryDatabase("shop"));
        builder.Services.AddScoped<IOrderRepository, OrderRepository>().AddScoped<IOrderService, OrderService>();
        var app = builder.Build();
        app.MapControllers();
        using (var scope = app.Services.CreateScope())
            scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreated();
        app.MapGet("/orders/{id}", (int id, IOrderService orders) => orders.GetAsync(id));
        app.Run();
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .RunAsync();

    [Fact]
    public Task What_the_preset_forbids_is_found() => Shop()
        .Source("src/Shop/Endpoints/OrderEndpoints.cs", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.EntityFrameworkCore;
        using Shop.Data;
        using Shop.Repositories;
        namespace Shop.Endpoints;
        public static class OrderEndpoints
        {
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/orders", ({|BYL2001:ShopContext|} db) => db.Orders.ToListAsync());
                routes.MapGet("/orders/{id}", (int id, {|BYL1001:IOrderRepository|} orders) => orders.FindAsync(id));
            }
        }
        """)
        .Source("src/Shop/Services/PaymentService.cs", """
        using System;
        using System.Net;
        using Microsoft.AspNetCore.Http;
        namespace Shop.Services;
        public class ApiException(string message) : Exception(message) { public HttpStatusCode Status => HttpStatusCode.NotFound; }
        public class PaymentService({|BYL2001:IHttpContextAccessor|} context)
        {
            public string? User => context.HttpContext?.User.Identity?.Name;
            public void Pay(int amount)
            {
                if (amount < 0) throw new {|BYL2003:BadHttpRequestException|}("No.");
                if (amount == 0) throw new {|BYL2003:ApiException|}("Nothing.");
            }
        }
        """)
        .RunAsync();
}
