namespace Bylaw.CodeFixes.Tests.Endpoints;

public sealed class InjectedServicesCodeFixTests
{
    private const string Services = """
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop.Services;

        public interface IOrderService { string Get(int id); }

        public sealed class OrderService(Clock clock) : IOrderService
        {
            public string Get(int id) => $"order {id} of {clock.Year}";
        }

        public class Clock { public int Year => 2030; }

        public sealed class Unknown { public string Get(int id) => "" + id; }

        public static class Registration
        {
            public static void AddShop(this IServiceCollection services) => services.AddSingleton<Clock>().AddScoped<IOrderService, OrderService>();
        }
        """;

    private static FixTest<InjectedServicesCodeFix> Test => new FixTest<InjectedServicesCodeFix>().Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          injected: { in: Endpoint, ensure: { injected-services: { types: ["*Service", Unknown] } } }
        """).Source(Services);

    private const string Before = """
        using System;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;

        namespace Shop.Web;

        /// <summary>Orders.</summary>
        [ApiController, Route("orders")]
        public class OrdersController : ControllerBase
        {
            // What was ordered.
            [HttpGet("{id}")]
            public string Get(int id)
            {
                var orders = HttpContext.RequestServices.[|GetRequiredService|]<IOrderService>();

                return orders.Get(id) + orders.Get(id + 1); // two of them
            }

            [HttpGet("{id}/again")]
            public string Again(int id) => HttpContext.RequestServices.[|GetRequiredService|]<IOrderService>().Get(id);

            [HttpGet("{id}/year")]
            public string Year(int id)
            {
                // Checked by hand.
                var orders = (IOrderService?)HttpContext.RequestServices.[|GetService|](typeof(IOrderService)) ?? throw new InvalidOperationException();
                return id + orders.Get(id) + HttpContext.RequestServices.[|GetRequiredService|]<Clock>().Year;
            }
        }
        """;

    private const string After = """
        using Microsoft.AspNetCore.Mvc;
        using Shop.Services;

        namespace Shop.Web;

        /// <summary>Orders.</summary>
        [ApiController, Route("orders")]
        public class OrdersController(IOrderService orderService, Clock clock) : ControllerBase
        {
            // What was ordered.
            [HttpGet("{id}")]
            public string Get(int id)
            {
                return orderService.Get(id) + orderService.Get(id + 1); // two of them
            }

            [HttpGet("{id}/again")]
            public string Again(int id) => orderService.Get(id);

            [HttpGet("{id}/year")]
            public string Year(int id)
            {
                // Checked by hand.
                return id + orderService.Get(id) + clock.Year;
            }
        }
        """;

    [Fact]
    public Task Lookups_of_a_controller_without_a_constructor() => Test.Source(Before).Fixed(After).Title("Inject IOrderService into OrdersController (safe)").RunAsync();

    private const string RoutesBefore = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;

        namespace Shop.Web;

        public static class OrderRoutes
        {
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/routes/{id}", (int id, HttpContext context, CancellationToken stop) =>
                {
                    var orders = context.RequestServices.[|GetRequiredService|]<IOrderService>();
                    return orders.Get(id) + stop.IsCancellationRequested;
                });
                routes.MapGet("/routes/{id}/path", (int id, HttpContext context) => context.Request.Path + context.RequestServices.[|GetRequiredService|]<IOrderService>().Get(id));
                routes.MapGet("/routes/written", async context =>
                {
                    var (orders, clock) = (context.RequestServices.[|GetRequiredService|]<IOrderService>(), context.RequestServices.[|GetRequiredService|]<Clock>());
                    await context.Response.WriteAsync(orders.Get(clock.Year));
                });
                routes.MapGet("/routes/{id}/again", Again);
            }

            private static string Again(int id, System.IServiceProvider services) => services.[|GetRequiredService|]<IOrderService>().Get(id);
        }
        """;

    private const string RoutesAfter = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Shop.Services;

        namespace Shop.Web;

        public static class OrderRoutes
        {
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/routes/{id}", (int id, IOrderService orders, CancellationToken stop) =>
                {
                    return orders.Get(id) + stop.IsCancellationRequested;
                });
                routes.MapGet("/routes/{id}/path", (int id, HttpContext context, IOrderService orderService) => context.Request.Path + orderService.Get(id));
                routes.MapGet("/routes/written", async (HttpContext context, IOrderService orderService, Clock clock2) =>
                {
                    var (orders, clock) = (orderService, clock2);
                    await context.Response.WriteAsync(orders.Get(clock.Year));
                });
                routes.MapGet("/routes/{id}/again", Again);
            }

            private static string Again(int id, IOrderService orderService) => orderService.Get(id);
        }
        """;

    [Fact]
    public Task Lookups_of_handlers() => Test.Source(RoutesBefore).Fixed(RoutesAfter).Title("Inject IOrderService into the handler (safe)").RunAsync();

    [Fact]
    public Task They_answer_the_same() => Behaviour.SameAsync([Services, Before, RoutesBefore], [Services, After, RoutesAfter], """
        using System.Net.Http;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Services;
        using Shop.Web;

        static class Probe
        {
            public static async Task<string> Ask()
            {
                var builder = WebApplication.CreateSlimBuilder();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.AddShop();
                builder.Services.AddControllers().AddApplicationPart(typeof(Probe).Assembly);
                await using var app = builder.Build();
                app.MapControllers();
                app.MapOrders();
                await app.StartAsync();
                using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
                var answers = new List<string>();
                foreach (var path in new[] { "orders/1", "orders/1/again", "orders/1/year", "routes/2", "routes/2/path", "routes/written", "routes/2/again", "orders/x" })
                {
                    var answer = await client.GetAsync(path);
                    answers.Add((int)answer.StatusCode + " " + ((int)answer.StatusCode == 200 ? await answer.Content.ReadAsStringAsync() : ""));
                }

                return string.Join("\n", answers);
            }
        }
        """, """
        200 order 1 of 2030order 2 of 2030
        200 order 1 of 2030
        200 1order 1 of 20302030
        200 order 2 of 2030False
        200 /routes/2/pathorder 2 of 2030
        200 order 2030 of 2030
        200 order 2 of 2030
        400 
        """);

    [Fact]
    public Task A_constructor_with_fields() => Test
        .Source("""
            using System;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly IServiceProvider _services;
                private readonly Clock _clock;

                public OrdersController(IServiceProvider services, Clock clock)
                {
                    _services = services;
                    _clock = clock;
                }

                public string Get(int id) => _services.[|GetRequiredService|]<IOrderService>().Get(id) + _clock.Year;

                public int Year() => _services.[|GetRequiredService|]<Clock>().Year;
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly Clock _clock;
                private readonly IOrderService _orderService;

                public OrdersController(Clock clock, IOrderService orderService)
                {
                    _clock = clock;
                    _orderService = orderService;
                }

                public string Get(int id) => _orderService.Get(id) + _clock.Year;

                public int Year() => _clock.Year;
            }
            """).RunAsync();

    [Fact]
    public Task Parameters_with_comments() => Test
        .Source("""
            using System;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(
                Clock clock, // of the shop
                // What is not said here.
                IServiceProvider services,
                /* of the page */ string title, int most) : ControllerBase
            {
                public string Get(int id) => services.[|GetRequiredService|]<IOrderService>().Get(id) + clock.Year + title + most;
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController(
                Clock clock, // of the shop
                /* of the page */ string title, int most, IOrderService orderService) : ControllerBase
            {
                public string Get(int id) => orderService.Get(id) + clock.Year + title + most;
            }
            """).RunAsync();

    [Fact]
    public Task As_the_folder_has_it() => Test
        .Source("src/Shop/Web/HomeController.cs", "public class HomeController : Microsoft.AspNetCore.Mvc.ControllerBase { private readonly object _one; public HomeController(object one) { _one = one; } public object Get() => _one; }")
        .Source("src/Shop/Web/OrdersController.cs", """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                public string Get(int id) => HttpContext.RequestServices.[|GetRequiredService|]<IOrderService>().Get(id);
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly IOrderService _orderService;

                public OrdersController(IOrderService orderService)
                {
                    _orderService = orderService;
                }

                public string Get(int id) => _orderService.Get(id);
            }
            """).RunAsync();

    [Fact]
    public Task Created_by_hand() => Test
        .Source("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly OrderService _orders;

                public OrdersController()
                {
                    _orders = new [|OrderService|](new Clock());
                }

                public string Get(int id) => _orders.Get(id);
            }

            public class CartController(Clock clock) : ControllerBase
            {
                private readonly OrderService _orders = [|new|](clock);

                public string Get(int id) => _orders.Get(id) + clock.Year;

                public string Other(int id)
                {
                    OrderService service = new [|OrderService|](clock);
                    return service.Get(id);
                }
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                private readonly IOrderService _orders;

                public OrdersController(IOrderService orderService)
                {
                    _orders = orderService;
                }

                public string Get(int id) => _orders.Get(id);
            }

            public class CartController(Clock clock, IOrderService orderService) : ControllerBase
            {
                private readonly IOrderService _orders = orderService;

                public string Get(int id) => _orders.Get(id) + clock.Year;

                public string Other(int id)
                {
                    return _orders.Get(id);
                }
            }
            """).Review().Title("Inject IOrderService into OrdersController (review)").RunAsync();

    [Fact]
    public Task Into_the_action_where_the_constructor_is_called_by_hand() => Test
        .Source("class Tests { object It() => new Shop.Web.OrdersController(); }")
        .Source("""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                public string Get(int id, int page = 1)
                {
                    var orders = HttpContext.RequestServices.[|GetRequiredService|]<IOrderService>();
                    return orders.Get(id + page);
                }
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class OrdersController : ControllerBase
            {
                public string Get(int id, [FromServices] IOrderService orders, int page = 1)
                {
                    return orders.Get(id + page);
                }
            }
            """).Title("Inject IOrderService into Get by [FromServices] (safe)").RunAsync();

    [Fact]
    public Task What_is_not_known_to_the_container_is_for_a_person() => Test
        .Source("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app) => app.MapGet("/{id}", (int id, HttpContext context) => context.RequestServices.[|GetRequiredService|]<Unknown>().Get(id));
            }
            """)
        .Fixed("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app) => app.MapGet("/{id}", (int id, [FromServices] Unknown unknown) => unknown.Get(id));
            }
            """).Review().RunAsync();

    [Fact]
    public Task Another_container_than_that_of_the_request_is_for_a_person() => Test
        .Source("""
            using System;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app, IServiceProvider services) => app.MapGet("/{id}", (int id) => services.[|GetRequiredService|]<IOrderService>().Get(id));
            }
            """)
        .Fixed("""
            using System;
            using Microsoft.AspNetCore.Builder;
            using Shop.Services;

            public static class Routes
            {
                public static void Map(WebApplication app, IServiceProvider services) => app.MapGet("/{id}", (int id, IOrderService orderService) => orderService.Get(id));
            }
            """).Review().RunAsync();

    [Theory]
    // The container does not have it.
    [InlineData("", "public string Get(int id) => new [|Unknown|]().Get(id);")]
    // It holds a value of this request.
    [InlineData("public class TenantService(string tenant) { public string Get(int id) => tenant + id; } class Other(TenantService tenants) { public override string ToString() => \"\" + tenants; }", "public string Get(int id) => new [|TenantService|](\"a\").Get(id);")]
    // Disposed here, and by the container.
    [InlineData("public class DiskService : System.IDisposable { public void Dispose() { } public int Read() => 1; } class Other(DiskService disk) { public override string ToString() => \"\" + disk; }", "public int Get() { using var disk = new [|DiskService|](); return disk.Read(); }")]
    // Another class is built on it, and the action is called by hand.
    [InlineData("public class MoreOrders : OrdersController { public string All() => Get(1); }", "public string Get(int id) => HttpContext.RequestServices.[|GetRequiredService|]<IOrderService>().Get(id);")]
    public Task Not_where_it_would_be_another(string elsewhere, string member) => Test.Source(elsewhere)
        .Source($$"""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;
            using Shop.Services;

            public class OrdersController : ControllerBase
            {
                {{member}}
            }
            """).NotOffered().RunAsync();
}
