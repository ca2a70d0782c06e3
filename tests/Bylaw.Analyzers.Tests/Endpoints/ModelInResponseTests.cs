using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Endpoints;

public sealed class ModelInResponseTests
{
    private const string Id = "BYL5002";

    private static RuleTest NoModels(string settings = "no-model-in-response", string layers = "") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          {{layers}}
        rules:
          no-models:
            in: Endpoint
            ensure: {{settings}}
        """).Source("""
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;
        public enum OrderStatus { Open }
        public class Order { public int Id { get; set; } public OrderStatus Status { get; set; } public Customer Customer { get; set; } = new(); }
        public class Customer { public int Id { get; set; } }
        public class ShopContext : DbContext { public DbSet<Order> Orders { get; set; } = null!; public DbSet<Customer> Customers => Set<Customer>(); }
        public record OrderDto(int Id);
        public class Envelope<T> { public T? Data { get; set; } }
        public class Page<T> : List<T> { public int Total { get; set; } }
        public record Key<T>(int Value);
        """).Expect(Id);

    private static RuleTest Controller(string members, string settings = "no-model-in-response") => NoModels(settings).Source($$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        public class OrdersController(ShopContext db) : ControllerBase
        {
            {{members}}
        }
        """);

    [Fact]
    public Task A_declared_model_is_judged_at_the_name() => Controller("""
        public Order? {|#0:A|}() => db.Orders.Find(1);
        public async Task<Order> [|B|]() => await db.Orders.FirstAsync();
        public async Task<ActionResult<Order>> [|C|]() { var order = await B(); return Ok(order); }
        public ActionResult<IEnumerable<Order>> [|D|]() => db.Orders.ToList();
        public Envelope<List<Order>> [|E|]() => new();
        public Order[] [|F|]() => [];
        public Page<Order> [|G|]() => [];
        public Dictionary<int, Order> [|H|]() => [];
        public (Order, int) [|I|]() => default;
        public IQueryable<Order> [|J|]() => db.Orders;
        public IAsyncEnumerable<Order> [|K|]() => db.Orders.AsAsyncEnumerable();
        """).Expect(0, Id, "'OrdersController.A' (Endpoint) must not answer with the model 'Order' [no-models]").RunAsync();

    [Fact]
    public Task A_returned_model_is_judged_at_its_last_name() => Controller("""
        public IActionResult A(int id) { var order = db.Orders.Find(id); return order is null ? NotFound() : Ok({|#0:order|}); }
        public async Task<IActionResult> B() => Ok(await db.Orders.[|ToListAsync|]());
        public IActionResult C() => Ok(new { count = 1, order = db.Orders.[|First|](), status = OrderStatus.Open });
        public IActionResult D() => Ok(db.Orders.[|Select|](o => new { o.Id, o }));
        public IResult E() => Results.Ok(new [|Envelope|]<Order> { Data = null });
        public IResult F() => Results.Json(db.[|Orders|]);
        public IActionResult G() => CreatedAtAction(nameof(A), new { id = 1 }, new [|Order|]());
        public object H() => new [|Order|]();
        public IActionResult I() => Conflict(db.Customers.[|First|]());
        public IActionResult J() => Ok(new { inner = new { deep = db.Orders.[|First|]() } });
        """)
        .Expect(0, Id, "'OrdersController.A' (Endpoint) must not answer with the model 'Order' [no-models]").RunAsync();

    [Fact]
    public Task What_is_no_model_is_fine() => Controller("""
        private Order Load() => db.Orders.First();
        public OrderDto A() => new(db.Orders.First().Id);
        public Task<List<OrderDto>> B() => db.Orders.Select(o => new OrderDto(o.Id)).ToListAsync();
        public ActionResult<Envelope<OrderDto>> C() => new Envelope<OrderDto>();
        public IActionResult D() => Ok(new { db.Orders.First().Id });
        public OrderStatus E() => OrderStatus.Open;
        public IActionResult F() => Ok(db.Orders.Count());
        public void G(Order order) => db.Orders.Add(order);
        public Task H() => db.SaveChangesAsync();
        public Key<Order> I() => new(1);
        public IActionResult J() => NoContent();
        public IActionResult K() => Ok(db.Orders.Select(o => o.Id).ToList());
        public string L() => Load().ToString()!;
        public IActionResult M(object o) => Ok(o);
        [NonAction] public Order N() => Load();
        public IActionResult O() { var order = Load(); return Ok(new OrderDto(order.Id)); }
        public IActionResult P() => CreatedAtAction(nameof(A), new { order = Load() }, new OrderDto(1));
        """).RunAsync();

    [Fact]
    public Task Minimal_handlers_and_hubs_are_judged() => NoModels().Source("Program.cs", """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.EntityFrameworkCore;
        var app = WebApplication.Create();
        app.{|#0:MapGet|}("/a", (ShopContext db) => db.Orders.ToListAsync());
        app.MapGet("/b", async (int id, ShopContext db) => await db.Orders.FindAsync(id) is Order order ? Results.Ok([|order|]) : Results.NotFound());
        app.[|MapGet|]("/c", async Task<Results<Ok<Order>, NotFound>> (int id, ShopContext db) => await db.Orders.FindAsync(id) is { } order ? TypedResults.Ok(order) : TypedResults.NotFound());
        app.[|MapGet|]("/d", Local);
        app.MapGet("/e", Handlers.Get);
        app.MapPost("/f", (Order order, ShopContext db) => { db.Add(order); return Results.Created($"/{order.Id}", new OrderDto(order.Id)); });
        app.MapPost("/g", (Order order) => TypedResults.Ok(new OrderDto(order.Id)));
        app.MapHub<OrderHub>("/hub");
        Order Local() => new();
        static class Handlers { public static async Task<Ok<Page<Order>>> [|Get|]() { await Task.Yield(); return TypedResults.Ok(new Page<Order>()); } public static Order Other() => new(); }
        class OrderHub : Microsoft.AspNetCore.SignalR.Hub { public Order [|Last|]() => new(); public OrderDto First() => new(1); }
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /a' (Endpoint) must not answer with the model 'Order' [no-models]").RunAsync();

    [Fact]
    public Task A_base_controller_is_judged_by_its_constraint() => NoModels().Source("""
        using System.ComponentModel.DataAnnotations;
        using Microsoft.AspNetCore.Mvc;
        public abstract class Entity { [Key] public int Id { get; set; } }
        public abstract class Crud<TEntity, TDto> : ControllerBase where TEntity : Entity
        {
            public ActionResult<TEntity> [|Get|]() => throw new System.Exception();
            public ActionResult<TDto> List() => throw new System.Exception();
        }
        """).RunAsync();

    [Fact]
    public Task A_layer_called_Model_is_meant_too() => NoModels(layers: "Model: { in: Shop.Models }").Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Models
        {
            public abstract class Stored { public int Id { get; set; } }
            public class Invoice : Stored { }
            public class PaymentSettings { public decimal Minimum { get; set; } }
            public class InvoiceDto { public int Id { get; set; } }
            public class Answer<T> { public T? Data { get; set; } }
            public enum Kind { A }
            public class BrokenException : System.Exception { }
        }
        namespace Shop
        {
            using Shop.Models;
            public class InvoicesController : ControllerBase
            {
                public Invoice [|A|]() => new();
                public InvoiceDto B() => new();
                public Answer<InvoiceDto> C() => new();
                public Answer<Invoice> [|D|]() => new();
                public Kind E() => Kind.A;
                public PaymentSettings F() => new();
            }
        }
        """).RunAsync();

    [Fact]
    public Task Models_may_be_named() => Controller("""
        public Order A() => new();
        public OrderDto [|B|]() => new(1);
        """, "{ no-model-in-response: { models: OrderDto } }").RunAsync();

    [Fact]
    public Task An_enum_of_a_named_layer_is_fine() => NoModels("{ no-model-in-response: { models: { in: Shop.Models } } }").Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Models { public enum Kind { A } public class Order { } }
        namespace Shop
        {
            using Shop.Models;
            public class OrdersController : ControllerBase
            {
                public Kind A() => Kind.A;
                public System.Collections.Generic.List<Kind> B() => [];
                public Order [|C|]() => new();
            }
        }
        """).RunAsync();

    [Fact]
    public Task Exceptions_and_the_baseline_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-models: { in: { is: endpoint }, ensure: { no-model-in-response: { models: Order } }, id: BYL9002 }
        exceptions:
          - { rule: no-models, at: OrdersController.Accepted, to: Order, reason: Internal., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | no-models | M:OrdersController.Frozen | signature | T:Order | 1\n")
        .Source("""
        public class Order { }
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public Order Accepted() => new(); public Order Frozen() => new(); public Order {|BYL9002:New|}() => new(); }
        public class Service { public Order Get() => new(); }
        """).RunAsync();
}
