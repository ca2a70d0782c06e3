namespace Bylaw.CodeFixes.Tests.Structure;

public sealed class FlowCodeFixTests
{
    private const string Orders = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop.Models { public class Order { } }

        namespace Shop.Repositories
        {
            public interface IOrderRepository
            {
                Task<Models.Order?> FindAsync(int id, CancellationToken cancellation);
                Task<IReadOnlyList<Models.Order>> OfCustomerAsync(int customerId, CancellationToken cancellation = default);
            }
        }
        """;

    private const string Service = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Shop.Models;
        using Shop.Repositories;

        namespace Shop.Services;

        public interface IOrderService
        {
            Task<Order?> GetAsync(int id, CancellationToken cancellation);
        }

        public sealed class OrderService(IOrderRepository orders) : IOrderService
        {
            public async Task<Order?> GetAsync(int id, CancellationToken cancellation) => await orders.FindAsync(id, cancellation);
        }

        // As a registration would: somebody is handed it.
        public sealed class Mailer(IOrderService orders)
        {
            public override string ToString() => orders.ToString()!;
        }
        """;

    private static FixTest<FlowCodeFix> Test => new FixTest<FlowCodeFix>().Expect("BYL1001").Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
          Repository: { named: "{Entity}Repository" }
          Model: { in: "**.Models.**", shared: true }
        rules:
          layering: { flow: Endpoint -> Service -> Repository -> Model }
        """).Source(Orders);

    [Fact]
    public Task The_service_has_a_method_that_does_the_same() => Test.Source(Service)
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                // Where orders come from.
                private readonly [|IOrderRepository|] _orderRepository;

                public OrdersController([|IOrderRepository|] orderRepository)
                {
                    _orderRepository = orderRepository ?? throw new System.ArgumentNullException(nameof(orderRepository));
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) =>
                    await _orderRepository.FindAsync(id, cancellation); // all of it
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                // Where orders come from.
                private readonly IOrderService _orderService;

                public OrdersController(IOrderService orderService)
                {
                    _orderService = orderService ?? throw new System.ArgumentNullException(nameof(orderService));
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) =>
                    await _orderService.GetAsync(id, cancellation); // all of it
            }
            """)
        .Title("Use IOrderService instead of IOrderRepository (safe)").RunAsync();

    [Fact]
    public Task Not_a_method_with_other_default_values() => Test
        .Source("""
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services;

            public sealed class OrderService(IOrderRepository orders)
            {
                public Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellation) => orders.OfCustomerAsync(customerId, cancellation);
            }
            """)
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            public class OrdersController([|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet] public async Task<int> Get(int id) => (await orders.OfCustomerAsync(id)).Count;
            }
            """).NotOffered().RunAsync();

    [Fact]
    public Task The_service_gets_a_method() => Test.Source(Service)
        .Fixed(Service
            .Replace("    Task<Order?> GetAsync(int id, CancellationToken cancellation);\n", "    Task<Order?> GetAsync(int id, CancellationToken cancellation);\n    Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellation = default);\n", StringComparison.Ordinal)
            .Replace("await orders.FindAsync(id, cancellation);\n", "await orders.FindAsync(id, cancellation);\n    public Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellation = default) => orders.OfCustomerAsync(customerId, cancellation);\n", StringComparison.Ordinal))
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;
            using Shop.Services;

            namespace Shop.Web;

            public class CustomersController(IOrderService service, [|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet("{id}")]
                public async Task<int> Count(int id) => (await orders.OfCustomerAsync(id)).Count;

                [HttpGet("{id}/first")]
                public async Task<bool> Has(int id) => (await service.GetAsync(id, default)) is not null;
            }
            """)
        .Fixed("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class CustomersController(IOrderService service) : ControllerBase
            {
                [HttpGet("{id}")]
                public async Task<int> Count(int id) => (await service.OfCustomerAsync(id)).Count;

                [HttpGet("{id}/first")]
                public async Task<bool> Has(int id) => (await service.GetAsync(id, default)) is not null;
            }
            """)
        .Title("Use IOrderService instead of IOrderRepository, and add OfCustomerAsync to it (safe)").RunAsync();

    [Fact]
    public Task Handlers_of_routes() => Test.Source(Service)
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Routing;
            using Shop.Repositories;

            namespace Shop.Web;

            public static class OrderRoutes
            {
                public static void MapOrders(this IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders/{id}", async (int id, [FromServices] [|IOrderRepository|] repository, CancellationToken stop) => await repository.FindAsync(id, stop) is null);
                    routes.MapGet("/orders/{id}/again", Again);
                }

                private static async Task<bool> Again(int id, [|IOrderRepository|] orders) => await orders.FindAsync(id, default) is null;
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Routing;
            using Shop.Services;

            namespace Shop.Web;

            public static class OrderRoutes
            {
                public static void MapOrders(this IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders/{id}", async (int id, [FromServices] IOrderService service, CancellationToken stop) => await service.GetAsync(id, stop) is null);
                    routes.MapGet("/orders/{id}/again", Again);
                }

                private static async Task<bool> Again(int id, IOrderService orders) => await orders.GetAsync(id, default) is null;
            }
            """).RunAsync();

    [Theory]
    // More than a call: nobody knows what the other one does with it.
    [InlineData("[HttpGet] public string Get() => Format(orders); static string Format([|IOrderRepository|] all) => all.ToString()!;", "")]
    // The tests hand it over themselves.
    [InlineData("[HttpGet] public async Task<bool> Get(int id) => await orders.FindAsync(id, default) is null;", "class Tests { object It(Shop.Repositories.IOrderRepository orders) => new Shop.Web.OrdersController(orders); }")]
    public Task Not_where_more_than_calls_would_change(string members, string elsewhere) => Test.Source(Service).Source(elsewhere)
        .Source($$"""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            namespace Shop.Web;

            public class OrdersController([|IOrderRepository|] orders) : ControllerBase
            {
                {{members}}
            }
            """).NotOffered().RunAsync();

    [Fact]
    public Task Not_where_another_class_implements_the_interface_too() => Test.Source(Service)
        .Source("class Fake : Shop.Services.IOrderService { public System.Threading.Tasks.Task<Shop.Models.Order?> GetAsync(int id, System.Threading.CancellationToken cancellation) => null!; }")
        .Source("""
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Repositories;

            public class OrdersController([|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet] public async Task<int> Get(int id) => (await orders.OfCustomerAsync(id)).Count;
            }
            """).NotOffered().RunAsync();
}
