namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class ModelInResponseCodeFixTests
{
    private const string Orders = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Shop.Models
        {
            public abstract class Stored { public int Id { get; set; } }

            public enum OrderState { Open, Sent }

            public class Order : Stored
            {
                public string Number { get; set; } = "";
                public OrderState State { get; set; }
                public DateTimeOffset? SentAt { get; set; }
                public string ApiKey { get; set; } = "";
                public Customer? Customer { get; set; }
            }

            public class Customer : Stored
            {
                public string? Name { get; set; }
                public List<Order> Orders { get; set; } = [];
            }
        }

        namespace Shop.Services
        {
            using Shop.Models;

            public interface IOrderService
            {
                Task<Order> GetAsync(int id);
                Order? Find(int id);
                List<Order> All();
                Customer CustomerOf(int id);
            }
        }
        """;

    private static FixTest<ModelInResponseCodeFix> Test => new FixTest<ModelInResponseCodeFix>().Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Model: { in: "**.Models.**", shared: true }
        rules:
          no-model: { in: Endpoint, ensure: no-model-in-response }
        """).Source(Orders).Review();

    [Fact]
    public Task The_file_of_the_response_is_named_as_the_rules_want() => new FixTest<ModelInResponseCodeFix>().Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Model: { in: "**.Models.**", shared: true }
          Schema: { named: "{Entity}Response" }
        rules:
          no-model: { in: Endpoint, ensure: no-model-in-response }
          schema-name: { in: Schema, name: { file: "{Entity}Schema.cs" } }
        """)
        .Source("namespace Shop.Models { public class Customer { public int Id { get; set; } public string? Name { get; set; } } }")
        .Source("src/Shop/Web/CustomersController.cs", """
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;

            namespace Shop.Web;

            public class CustomersController : ControllerBase
            {
                [HttpGet]
                public Customer [|Get|]() => new Customer();
            }
            """)
        .FixedFile("src/Shop/Web/CustomersController.cs", """
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;

            namespace Shop.Web;

            public class CustomersController : ControllerBase
            {
                [HttpGet]
                public CustomerResponse Get() => CustomerResponse.From(new Customer());
            }
            """)
        .FixedFile("src/Shop/Web/CustomerSchema.cs", """
            using Shop.Models;

            namespace Shop.Web;

            public sealed record CustomerResponse(int Id, string? Name)
            {
                public static CustomerResponse From(Customer customer) => new(customer.Id, customer.Name);
            }

            """).Review().RunAsync();

    [Fact]
    public Task The_response_is_written_once() => Test
        .Source("src/Shop/Web/OrdersController.cs", """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                [HttpGet("{id}")]
                public Task<Order> [|Get|](int id) => orders.GetAsync(id);

                [HttpGet]
                public IEnumerable<Order> [|All|]() => orders.All();

                [HttpGet("first")]
                public ActionResult<Order> [|First|]()
                {
                    var order = orders.Find(1);
                    // Nothing was ordered yet.
                    return order is null ? NotFound() : order;
                }

                [HttpGet("list")]
                public async Task<IActionResult> List(int id)
                {
                    await Task.Yield();
                    return id == 0 ? Ok(orders.[|All|]()) : Ok(await orders.[|GetAsync|](id));
                }
            }
            """)
        .Fixed("""
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                [HttpGet("{id}")]
                public async Task<OrderResponse> Get(int id) => OrderResponse.From(await orders.GetAsync(id));

                [HttpGet]
                public IEnumerable<OrderResponse> All() => orders.All().Select(OrderResponse.From);

                [HttpGet("first")]
                public ActionResult<OrderResponse> First()
                {
                    var order = orders.Find(1);
                    // Nothing was ordered yet.
                    return order is null ? NotFound() : OrderResponse.From(order);
                }

                [HttpGet("list")]
                public async Task<IActionResult> List(int id)
                {
                    await Task.Yield();
                    return id == 0 ? Ok(orders.All().Select(OrderResponse.From).ToList()) : Ok(OrderResponse.From(await orders.GetAsync(id)));
                }
            }
            """)
        .FixedFile("src/Shop/Web/OrderResponse.cs", """
            using System;
            using Shop.Models;

            namespace Shop.Web;

            public sealed record OrderResponse(int Id, string Number, OrderState State, DateTimeOffset? SentAt)
            {
                public static OrderResponse From(Order order) => new(order.Id, order.Number, order.State, order.SentAt);
            }

            """).Title("Answer with OrderResponse, a new type beside the endpoint, without ApiKey, Customer (review)").RunAsync();

    [Fact]
    public Task The_one_there_is() => Test
        .Source("namespace Shop.Api; public record CustomerDto(string? Name) { public static CustomerDto Of(Shop.Models.Customer customer) => new(customer.Name); }")
        .Source("""
            using Microsoft.AspNetCore.Builder;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app) => app.[|MapGet|]("/{id}", (int id, IOrderService orders) => orders.CustomerOf(id));
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Builder;
            using Shop.Api;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app) => app.MapGet("/{id}", (int id, IOrderService orders) => CustomerDto.Of(orders.CustomerOf(id)));
            }
            """).Title("Answer with CustomerDto (review)").RunAsync();

    [Theory]
    // It may be null.
    [InlineData("public IActionResult Get(int id) => Ok(orders.[|Find|](id));", "")]
    // Within something else.
    [InlineData("public IActionResult Get(int id) => Ok(new { order = orders.GetAsync(id).[|Result|] });", "")]
    [InlineData("public System.Collections.Generic.Dictionary<int, Shop.Models.Order> [|Get|]() => new();", "")]
    // Somebody else's type.
    [InlineData("public Shop.Models.Customer [|Get|](int id) => orders.CustomerOf(id);", "class CustomerResponse { }")]
    public Task Not_where_it_is_not_simple(string member, string elsewhere) => Test.Source(elsewhere)
        .Source($$"""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            public class OrdersController(IOrderService orders) : ControllerBase
            {
                {{member}}
            }
            """).NotOffered().RunAsync();
}
