namespace Bylaw.CodeFixes.Tests.ForbiddenUse;

public sealed class ForbiddenTypeCodeFixTests
{
    private const string Data = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Data;

        public class Order { public int Id { get; set; } public int CustomerId { get; set; } public decimal Total { get; set; } }

        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<Order> Orders => Set<Order>();
        }
        """;

    private const string Service = """
        using System.Threading.Tasks;
        using Shop.Data;

        namespace Shop.Services;

        public interface IOrderService
        {
            Task<Order?> GetAsync(int id);
        }

        public sealed class OrderService(ShopContext database) : IOrderService
        {
            public async Task<Order?> GetAsync(int id) => await database.Orders.FindAsync(id);
        }
        """;

    private const string Repository = """
        using Shop.Data;

        namespace Shop.Repositories;

        public interface IOrderRepository;

        public sealed class OrderRepository(ShopContext context) : IOrderRepository;
        """;

    private const string ServiceOfRepository = """
        namespace Shop.Services;

        public interface IOrderService;

        public sealed class OrderService(Repositories.IOrderRepository orders) : IOrderService
        {
            public override string? ToString() => orders.ToString();
        }
        """;

    private static FixTest<ForbiddenTypeCodeFix> Test => new FixTest<ForbiddenTypeCodeFix>().Expect("BYL2001").Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
          Repository: { named: "{Entity}Repository" }
        rules:
          no-session:
            in: Endpoint
            forbid: { types: { is: db-session } }
        """).Source(Data);

    [Fact]
    public Task A_query_moves_to_the_service() => Test
        .Source(Service)
        .Fixed(Service
            .Replace("using System.Threading.Tasks;\n", "using System.Collections.Generic;\nusing System.Linq;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing Microsoft.EntityFrameworkCore;\n", StringComparison.Ordinal)
            .Replace("    Task<Order?> GetAsync(int id);\n", "    Task<Order?> GetAsync(int id);\n    Task<List<decimal>> ListByCustomerIdAsync(int customerId, CancellationToken stop);\n", StringComparison.Ordinal)
            .Replace("FindAsync(id);\n", """
                FindAsync(id);
                    public Task<List<decimal>> ListByCustomerIdAsync(int customerId, CancellationToken stop) => database.Orders
                        .Where(order => order.CustomerId == customerId)
                        .Select(order => order.Total)
                        .ToListAsync(stop);

                """, StringComparison.Ordinal))
        .Source("""
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;
            using Shop.Data;

            namespace Shop.Web;

            public class CustomersController([|ShopContext|] database) : ControllerBase
            {
                [HttpGet("{customerId}/totals")]
                public async Task<List<decimal>> Totals(int customerId, CancellationToken stop)
                {
                    // The newest last.
                    var totals = await database.Orders
                        .Where(order => order.CustomerId == customerId)
                        .Select(order => order.Total)
                        .ToListAsync(stop);
                    return totals;
                }
            }
            """)
        .Fixed("""
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Shop.Services;

            namespace Shop.Web;

            public class CustomersController(IOrderService orderService) : ControllerBase
            {
                [HttpGet("{customerId}/totals")]
                public async Task<List<decimal>> Totals(int customerId, CancellationToken stop)
                {
                    // The newest last.
                    var totals = await orderService.ListByCustomerIdAsync(customerId, stop);
                    return totals;
                }
            }
            """)
        .Title("Move the query to IOrderService as ListByCustomerIdAsync (review)").Review().RunAsync();

    [Fact]
    public Task A_query_moves_to_the_repository() => Test
        .Source(Repository)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.EntityFrameworkCore;
            using Shop.Data;

            namespace Shop.Repositories;

            public interface IOrderRepository
            {
                Task<int> CountAsync(CancellationToken stop);
            }

            public sealed class OrderRepository(ShopContext context) : IOrderRepository
            {
                public Task<int> CountAsync(CancellationToken stop) => context.Orders.CountAsync(stop);
            }
            """)
        .Source(ServiceOfRepository)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;

            namespace Shop.Services;

            public interface IOrderService
            {
                Task<int> CountAsync(CancellationToken stop);
            }

            public sealed class OrderService(Repositories.IOrderRepository orders) : IOrderService
            {
                public override string? ToString() => orders.ToString();
                public Task<int> CountAsync(CancellationToken stop) => orders.CountAsync(stop);
            }
            """)
        .Source("""
            using System.Threading;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            using Microsoft.EntityFrameworkCore;
            using Shop.Data;

            namespace Shop.Web;

            public static class OrderRoutes
            {
                public static void Map(IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders/count", async ([|ShopContext|] database, CancellationToken stop) =>
                        await database.Orders.CountAsync(stop));
                }
            }
            """)
        .Fixed("""
            using System.Threading;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            using Shop.Services;

            namespace Shop.Web;

            public static class OrderRoutes
            {
                public static void Map(IEndpointRouteBuilder routes)
                {
                    routes.MapGet("/orders/count", async (IOrderService orderService, CancellationToken stop) =>
                        await orderService.CountAsync(stop));
                }
            }
            """)
        .Title("Move the query to IOrderService and IOrderRepository as CountAsync (review)").Review().RunAsync();

    [Theory]
    // What is tracked here is saved here.
    [InlineData("var order = await database.Orders.FindAsync(id); order!.Total = 1; await database.SaveChangesAsync(); return 1;")]
    // Somebody else goes on with the query.
    [InlineData("var open = database.Orders.Where(order => order.Total > 0); return await open.CountAsync();")]
    // Who asks is the caller's own business.
    [InlineData("return await database.Orders.CountAsync(order => order.CustomerId == 1 && User.IsInRole(\"admin\"));")]
    public Task Not_what_is_more_than_a_query(string statements) => Test.Source(Service)
        .Source($$"""
            using System.Linq;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;
            using Shop.Data;

            namespace Shop.Web;

            public class OrdersController([|ShopContext|] database) : ControllerBase
            {
                [HttpPut("{id}")]
                public async Task<int> Put(int id)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """).NotOffered().RunAsync();

    [Fact]
    public Task The_type_that_the_rule_names() => new FixTest<ForbiddenTypeCodeFix>().Expect("BYL2001").Rules("""
        bylaw: 1
        rules:
          no-old-clock: { forbid: { types: Shop.Old.OldClock }, instead: { use: Shop.New.Clock } }
        """)
        .Source("namespace Shop.Old { public class OldClock { public int Now => 1; } } namespace Shop.New { public class Clock { public int Now => 2; } }")
        .Source("""
            using Shop.Old;

            class C([|OldClock|] clock)
            {
                private readonly [|OldClock|] _clock = clock; // kept
                int M() => _clock.Now + new Shop.Old.[|OldClock|]().Now;
            }
            """)
        .Fixed("""
            using Shop.New;

            class C(Clock clock)
            {
                private readonly Clock _clock = clock; // kept
                int M() => _clock.Now + new Clock().Now;
            }
            """)
        .Title("Use Clock instead of OldClock (review)").Review().RunAsync();

    [Fact]
    public Task Not_a_type_that_does_not_fit() => new FixTest<ForbiddenTypeCodeFix>().Expect("BYL2001").Rules("""
        bylaw: 1
        rules:
          no-old-clock: { forbid: { types: Shop.Old.OldClock }, instead: { use: Shop.New.Clock } }
        """)
        .Source("namespace Shop.Old { public class OldClock { public int Now => 1; } } namespace Shop.New { public class Clock { public long Ticks => 2; } }")
        .Source("class C { int M(Shop.Old.[|OldClock|] clock) => clock.Now; }").NotOffered().RunAsync();
}
