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
    public Task What_the_constructor_kept_goes_where_the_service_is_at_hand() => Test.Source(Service)
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Models;
            using Shop.Repositories;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly [|IOrderRepository|] _orderRepository;
                private readonly IOrderService _service;

                public OrdersController([|IOrderRepository|] orderRepository, IOrderService service)
                {
                    _orderRepository = orderRepository;
                    _service = service;
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) => await _orderRepository.FindAsync(id, cancellation) ?? await _service.GetAsync(0, cancellation);
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
                private readonly IOrderService _service;

                public OrdersController(IOrderService service)
                {
                    _service = service;
                }

                [HttpGet("{id}")]
                public async Task<Order?> Get(int id, CancellationToken cancellation) => await _service.GetAsync(id, cancellation) ?? await _service.GetAsync(0, cancellation);
            }
            """).RunAsync();

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
    public Task Not_for_a_query_that_the_endpoint_composes() => Test
        .Source("""
            using System.Linq;

            namespace Shop.Repositories { public interface ICartRepository { IQueryable<Models.Order> Query(); } }
            namespace Shop.Services { public class CartService(Repositories.ICartRepository carts) { public override string ToString() => carts.ToString()!; } }
            """)
        .Source("""
            using System.Linq;
            using Microsoft.AspNetCore.Mvc;

            public class CartsController([|Shop.Repositories.ICartRepository|] carts) : ControllerBase
            {
                [HttpGet] public int Get() => carts.Query().Count();
            }
            """.Replace("[|Shop.Repositories.ICartRepository|]", "Shop.Repositories.[|ICartRepository|]", StringComparison.Ordinal)).NotOffered().RunAsync();

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

    private static FixTest<FlowCodeFix> WithoutService(string registration, string customers = "public sealed class CustomerService(ICustomerRepository customers) : ICustomerService\n{\n    public override string ToString() => customers.ToString()!;\n}\n") => Test
        .Source("src/Shop/Services/CustomerService.cs", "using Shop.Repositories;\n\nnamespace Shop.Services;\n\n" + customers)
        .Source("src/Shop/Services/ICustomerService.cs", "namespace Shop.Services;\n\npublic interface ICustomerService;\n")
        .Source("src/Shop/Repositories/ICustomerRepository.cs", "namespace Shop.Repositories;\n\npublic interface ICustomerRepository;\n")
        .Source("src/Shop/Startup.cs", $$"""
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            static class Registrations
            {
                public static void Add(IServiceCollection services)
                {
                    {{registration}}
                }
            }
            """)
        .Source("src/Shop/Web/OrdersController.cs", ControllerOfRepository);

    private const string ControllerOfRepository = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Models;
        using Shop.Repositories;

        namespace Shop.Web;

        public class OrdersController([|IOrderRepository|] orders) : ControllerBase
        {
            [HttpGet("{id}")]
            public Task<Order?> Get(int id, CancellationToken cancellation) => orders.FindAsync(id, cancellation);
        }
        """;

    private const string Controller = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Models;
        using Shop.Services;

        namespace Shop.Web;

        public class OrdersController(IOrderService orders) : ControllerBase
        {
            [HttpGet("{id}")]
            public Task<Order?> Get(int id, CancellationToken cancellation) => orders.FindAsync(id, cancellation);
        }
        """;

    private const string Interface = """
        using System.Threading;
        using System.Threading.Tasks;
        using Shop.Models;

        namespace Shop.Services;

        public interface IOrderService
        {
            Task<Order?> FindAsync(int id, CancellationToken cancellation);
        }

        """;

    private const string Registered = """
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;

        static class Registrations
        {
            public static void Add(IServiceCollection services)
            {
                services.AddScoped<ICustomerService, CustomerService>(); // one
                services.AddScoped<IOrderService, OrderService>();
            }
        }
        """;

    [Fact]
    public Task An_entity_without_a_service_gets_one() => WithoutService("services.AddScoped<ICustomerService, CustomerService>(); // one")
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller)
        .FixedFile("src/Shop/Startup.cs", Registered)
        .FixedFile("src/Shop/Services/IOrderService.cs", Interface)
        .FixedFile("src/Shop/Services/OrderService.cs", """
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services;

            public sealed class OrderService(IOrderRepository orderRepository) : IOrderService
            {
                public Task<Order?> FindAsync(int id, CancellationToken cancellation) => orderRepository.FindAsync(id, cancellation);
            }

            """)
        .Title("Create IOrderService and OrderService beside CustomerService, and use it instead of IOrderRepository (review)").Review().RunAsync();

    [Fact]
    public Task It_is_written_as_the_others_are() => WithoutService("services.AddScoped<ICustomerService, CustomerService>(); // one", "internal class CustomerService : ICustomerService\n{\n}\n")
        .FixedFile("src/Shop/Web/OrdersController.cs", Controller)
        .FixedFile("src/Shop/Startup.cs", Registered)
        .FixedFile("src/Shop/Services/IOrderService.cs", Interface)
        .FixedFile("src/Shop/Services/OrderService.cs", """
            using System.Threading;
            using System.Threading.Tasks;
            using Shop.Models;
            using Shop.Repositories;

            namespace Shop.Services;

            internal class OrderService : IOrderService
            {
                private readonly IOrderRepository _orderRepository;

                public OrderService(IOrderRepository orderRepository)
                {
                    _orderRepository = orderRepository;
                }

                public Task<Order?> FindAsync(int id, CancellationToken cancellation) => _orderRepository.FindAsync(id, cancellation);
            }

            """).Review().RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("services.AddScoped<ICustomerService>(all => new CustomerService(null!));")]
    [InlineData("services.AddScoped<ICustomerService, CustomerService>(); services.AddScoped<ICustomerService, CustomerService>();")]
    public Task Not_where_it_is_not_clear_how_services_are_registered(string registration) => WithoutService(registration).NotOffered().RunAsync();

    [Theory]
    [InlineData(
        "public sealed class OrderService(IClock clock) : IOrderService\n{\n    public override string ToString() => clock.ToString()!;\n}\n",
        "public sealed class OrderService(IClock clock, IOrderRepository orderRepository) : IOrderService\n{\n    public override string ToString() => clock.ToString()!;\n    public Task<Order?> FindAsync(int id, CancellationToken cancellation) => orderRepository.FindAsync(id, cancellation);\n}\n")]
    [InlineData(
        "public class OrderService : IOrderService\n{\n    private readonly IClock _clock;\n\n    public OrderService(IClock clock)\n    {\n        _clock = clock;\n    }\n\n    public override string ToString() => _clock.ToString()!;\n}\n",
        "public class OrderService : IOrderService\n{\n    private readonly IClock _clock;\n    private readonly IOrderRepository _orderRepository;\n\n    public OrderService(IClock clock, IOrderRepository orderRepository)\n    {\n        _clock = clock;\n        _orderRepository = orderRepository;\n    }\n\n    public override string ToString() => _clock.ToString()!;\n\n    public Task<Order?> FindAsync(int id, CancellationToken cancellation) => _orderRepository.FindAsync(id, cancellation);\n}\n")]
    public Task A_service_that_does_not_hold_it_is_handed_it(string before, string after) => Test
        .Source("using Shop.Models;\n\nnamespace Shop.Services;\n\npublic interface IClock;\n\npublic interface IOrderService;\n")
        .Fixed("using System.Threading;\nusing System.Threading.Tasks;\nusing Shop.Models;\n\nnamespace Shop.Services;\n\npublic interface IClock;\n\npublic interface IOrderService\n{\n    Task<Order?> FindAsync(int id, CancellationToken cancellation);\n}\n")
        .Source("namespace Shop.Services;\n\n" + before)
        .Fixed("using System.Threading;\nusing System.Threading.Tasks;\nusing Shop.Models;\nusing Shop.Repositories;\n\nnamespace Shop.Services;\n\n" + after)
        .Source(ControllerOfRepository)
        .Fixed(Controller)
        .Title("Use OrderService, which is handed IOrderRepository too, instead of it (review)").Review().RunAsync();
}
