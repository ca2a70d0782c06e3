using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class IndirectTests
{
    private static RuleTest Test() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Web: { in: "App.Web" }
        rules:
          web-not-sql: { in: Web, forbid: { types: App.Sql.Connection, transitive: true }, because: pages stay fast }
        """).Source("namespace App.Sql; public class Connection { public int Run() => 1; }");

    [Fact]
    public Task A_way_through_others_reports_with_the_shortest_path() => Test().Source("""
        namespace App.Core
        {
            public class Query(App.Sql.Connection connection) { public int Run() => connection.Run(); }
            public class Orders(Query query, Detour detour) { public int Count() => query.Run() + detour.Count(); }
            public class Detour { public int Count() => new Query(new App.Sql.Connection()).Run(); }
        }
        namespace App.Web
        {
            public class Page { public int {|#0:Show|}(App.Core.Orders orders) => orders.Count(); }
        }
        """)
        .Expect(0, "BYL1002", "'Page' (Web) must not reach 'Connection', and does through 'Orders' -> 'Detour': pages stay fast [web-not-sql]").RunAsync();

    [Fact]
    public Task A_direct_use_is_a_forbidden_type() => Test().Source("""
        namespace App.Web;
        public class Page { public int Show(App.Sql.{|BYL2001:Connection|} connection) => connection.Run(); }
        """).RunAsync();

    [Fact]
    public Task No_way_is_fine() => Test().Source("""
        namespace App.Core { public class Orders { public int Count() => 0; } }
        namespace App.Web { public class Page { public int Show(App.Core.Orders orders) => orders.Count(); } }
        """).RunAsync();

    [Fact]
    public Task The_way_of_another_subject_is_its_own_finding() => Test().Source("""
        namespace App.Core { public class Orders(App.Sql.Connection connection) { public int Count() => connection.Run(); } }
        namespace App.Web
        {
            public class Part { public int {|BYL1002:Show|}(App.Core.Orders orders) => orders.Count(); }
            public class Page { public int Show(Part part) => 1; }
        }
        """).RunAsync();

    [Fact]
    public Task An_own_id_is_for_what_the_end_decides() => new RuleTest().Rules("""
        bylaw: 1
        rules: { no-sql: { id: BYL9080, in: { in: "App.Web" }, forbid: { types: App.Sql.Connection, transitive: true } } }
        """).Source("""
        namespace App.Sql { public class Connection { public int Run() => 1; } }
        namespace App.Core { public class Orders(App.Sql.Connection connection) { public int Count() => connection.Run(); } }
        namespace App.Web { public class Page { public void Direct(App.Sql.{|BYL2001:Connection|} connection) { } } }
        namespace App.Web { public class Part { public int {|BYL9080:Through|}(App.Core.Orders orders) => orders.Count(); } }
        """).RunAsync();

    [Fact]
    public Task The_handler_of_a_route_is_a_subject_of_its_own() => new RuleTest().Rules("""
        bylaw: 1
        rules: { no-sql: { in: { is: endpoint }, forbid: { types: Connection, transitive: true } } }
        """).Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        public class Connection { public int Run() => 0; }
        public class OrderQuery(Connection connection) { public int Count() => connection.Run(); }
        public static class Routes
        {
            public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/orders", (OrderQuery {|#0:orders|}) => orders.Count());
        }
        """).Expect(0, "BYL1002", "'GET /orders' must not reach 'Connection', and does through 'OrderQuery' [no-sql]").RunAsync();

    private const string Reaching = "namespace App.Core { public class Orders(App.Sql.Connection connection) { public int Count() => connection.Run(); } }";

    [Fact]
    public Task A_type_with_a_generated_part_reports_where_it_is_written() => Test().Source(Reaching)
        .Source("A.g.cs", "namespace App.Web { public partial class Page { } }")
        .Source("B.cs", "namespace App.Web { public partial class {|BYL1002:Page|} : System.Collections.Generic.List<App.Core.Orders> { } }").RunAsync();

    [Fact]
    public Task Parts_report_at_the_same_one_whatever_the_order_of_files() => Test().Source(Reaching)
        .Source("B.cs", "namespace App.Web { public partial class Page { } }")
        .Source("A.cs", "namespace App.Web { public partial class {|BYL1002:Page|} : System.Collections.Generic.List<App.Core.Orders> { } }").RunAsync();

    [Fact]
    public Task Wiring_has_no_layer() => Test().Source(Reaching).Source("""
        using Microsoft.Extensions.DependencyInjection;
        namespace App.Web { public static class Setup { public static void Add(IServiceCollection services) => services.AddScoped<App.Core.Orders>(); } }
        """).RunAsync();

    [Fact]
    public Task A_marker_is_no_way() => Test().Source(Reaching).Source("""
        namespace App.Web { public class Page(Microsoft.Extensions.Logging.ILogger<App.Core.Orders> log) { public object Log => log; } }
        """).RunAsync();

    [Fact]
    public Task A_name_is_no_way() => Test().Source(Reaching).Source("""
        namespace App.Core
        {
            public class Named { public string Name => nameof(App.Sql.Connection) + nameof(App.Sql.Connection.Run); }
            public class Used(Orders orders) { public string Name() => nameof(orders) + orders.Count(); }
        }
        namespace App.Web
        {
            public class Page { public string Show(App.Core.Named named) => named.Name + nameof(App.Core.Orders) + nameof(App.Core.Orders.Count) + nameof(System.Collections.Generic.List<App.Core.Orders>); }
            public class Other { public string {|BYL1002:Show|}(App.Core.Used used) => nameof(App.Core.Orders) + used.Name(); }
        }
        """).RunAsync();

    [Fact]
    public Task A_place_is_one_finding_with_the_nearest_target() => new RuleTest().Rules("""
        bylaw: 1
        rules: { no-db: { in: { in: App.Web }, forbid: { types: { is: db-session }, transitive: true } } }
        """).Source("""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        namespace App.Core
        {
            public class Order { public int Id { get; set; } }
            public class Db : DbContext { public DbSet<Order> Orders => Set<Order>(); }
            public class Far(Near near) { public int Count(DbSet<Order> orders) => near.Count() + orders.Count(); }
            public class Near(Db db) { public int Count() => db.Orders.Count(); }
        }
        namespace App.Web
        {
            public class Page { public int {|#0:Show|}(App.Core.Near near) => near.Count(); }
            public class Other { public int {|#1:Show|}(App.Core.Far far) => 1; }
        }
        """)
        .Expect(0, "BYL1002", "'Page' must not reach 'Db', and does through 'Near' [no-db]")
        .Expect(1, "BYL1002", "'Other' must not reach 'DbSet<TEntity>', and does through 'Far' [no-db]").RunAsync();

    [Fact]
    public Task Two_ways_to_two_targets_are_two_findings() => new RuleTest().Rules("""
        bylaw: 1
        rules: { no-sql: { in: { in: App.Web }, forbid: { types: { in: App.Sql }, transitive: true } } }
        """).Source("""
        namespace App.Sql { public class Connection; public class Pool; }
        namespace App.Core { public class Orders(App.Sql.Connection connection) { public object Get() => connection; } }
        namespace App.Core { public class Prices(App.Sql.Pool pool) { public object Get() => pool; } }
        namespace App.Web { public class Page { public int {|BYL1002:{|BYL1002:Show|}|}(App.Core.Orders orders, App.Core.Prices prices) => 1; } }
        """).RunAsync();
}
