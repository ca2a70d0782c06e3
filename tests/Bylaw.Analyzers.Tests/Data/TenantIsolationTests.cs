using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Data;

public sealed class TenantIsolationTests
{
    private const string Id = "BYL6004";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Data;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Dapper;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.EntityFrameworkCore;
        """;

    private const string Entities = """
        public class Order { public int Id { get; set; } public Guid TenantId { get; set; } public bool Deleted { get; set; } }
        public class Country { public int Id { get; set; } }
        public interface ITenant { Guid TenantId { get; } }
        public class CreateOrder { public Guid TenantId { get; set; } public string Name { get; set; } = ""; }
        public class OrderAnswer { public Guid TenantId { get; set; } }
        """;

    private static RuleTest Rules(string settings = "tenant: TenantId") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          tenants-apart:
            in: any
            ensure: { tenant-isolation: { {{settings}} } }
        """).Source(Usings).Expect(Id);

    private static RuleTest Isolated(string settings = "tenant: TenantId") => Rules(settings).Source(Entities).Source("""
        public class ShopContext(ITenant tenant) : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Country> Countries => Set<Country>();
            protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Order>().HasQueryFilter(o => o.TenantId == tenant.TenantId);
        }
        """);

    private static RuleTest In(string code) => Isolated().Source($$"""
        class OrderService(ShopContext db, IDbConnection connection, ITenant tenant)
        {
            public async Task M(Guid tenantId, CreateOrder request, string sql, Guid[] tenants)
            {
                await Task.Yield();
                {{code}}
            }
        }
        """);

    [Fact]
    public Task The_message_of_IgnoreQueryFilters() => In("await db.Orders.{|#0:IgnoreQueryFilters|}().ToListAsync();")
        .Expect(0, Id, "'OrderService' (Service) must not read 'Order' of all tenants with 'IgnoreQueryFilters' [tenants-apart]").RunAsync();

    [Fact]
    public Task The_message_of_raw_SQL() => In("""await connection.{|#0:QueryAsync|}<Order>("select * from orders where id = @id");""")
        .Expect(0, Id, "'OrderService' (Service) must not read 'Order' with SQL that does not ask for the tenant [tenants-apart]").RunAsync();

    [Theory]
    [InlineData("db.Orders.Where(o => o.Id > 1).[|IgnoreQueryFilters|]().Count();")]
    [InlineData("_ = await db.Set<Order>().[|IgnoreQueryFilters|]().Where(o => o.Deleted).FirstAsync();")]
    [InlineData("IQueryable<Order> q = db.Orders; q = q.[|IgnoreQueryFilters|]();")]
    [InlineData("""const string Text = "select * from orders"; connection.[|Query|]<Order>(Text);""")]
    [InlineData("""var text = "select * from orders"; connection.[|QuerySingle|]<Order>(text);""")]
    [InlineData("""connection.[|Query|]<Order>(new CommandDefinition("select * from orders"));""")]
    [InlineData("""var command = new CommandDefinition("select * from orders", new { sql }); await connection.[|QueryAsync|]<Order>(command);""")]
    public Task Going_past_the_filter_reports(string code) => In(code).RunAsync();

    [Theory]
    [InlineData("await db.Orders.ToListAsync();")]
    [InlineData("await db.Countries.IgnoreQueryFilters().ToListAsync();")]
    [InlineData("await db.Orders.IgnoreQueryFilters().Where(o => o.TenantId == tenant.TenantId && o.Deleted).ToListAsync();")]
    [InlineData("await db.Orders.Where(o => tenants.Contains(o.TenantId)).IgnoreQueryFilters().ToListAsync();")]
    [InlineData("await db.Orders.IgnoreQueryFilters().AnyAsync(o => o.TenantId.Equals(tenant.TenantId));")]
    [InlineData("var q = db.Orders.IgnoreQueryFilters(); if (sql != \"\") q = q.Where(o => o.Deleted); await q.Where(o => o.TenantId == tenant.TenantId).ToListAsync();")]
    [InlineData("IQueryable<Order> q = db.Orders; q = q.IgnoreQueryFilters(); q = q.Where(o => o.TenantId == tenant.TenantId);")]
    [InlineData("""await connection.QueryAsync<Order>(new CommandDefinition("select * from orders where tenant_id = @tenant"));""")]
    [InlineData("await connection.QueryAsync<Order>(new CommandDefinition(sql));")]
    [InlineData("""await db.Orders.IgnoreQueryFilters(["Deleted"]).ToListAsync();""")]
    [InlineData("""await connection.QueryAsync<Order>("select * from orders where tenant_id = @tenant");""")]
    [InlineData("""await connection.QueryAsync<Order>("select * from orders where TenantId = @t");""")]
    [InlineData("""await connection.QueryAsync<Order>(sql);""")]
    [InlineData("""await connection.QueryAsync<Order>("[dbo].[Order_ReadByTenant]", commandType: CommandType.StoredProcedure);""")]
    [InlineData("""await connection.QueryAsync<Order>("exec Order_Read @id");""")]
    [InlineData("""await connection.QueryAsync<Country>("select * from countries");""")]
    [InlineData("""await connection.QueryAsync<int>("select 1");""")]
    [InlineData("""await db.Orders.FromSqlRaw("select * from orders").ToListAsync();""")]
    [InlineData("db.Add(new Order { TenantId = tenant.TenantId });")]
    [InlineData("db.Add(new Order { TenantId = tenantId }); db.Add(new Order { TenantId = request.TenantId });")]
    [InlineData("await db.Orders.Where(o => o.TenantId == tenantId).ToListAsync();")]
    [InlineData("_ = new OrderAnswer { TenantId = (await db.Orders.FirstAsync()).TenantId };")]
    public Task Keeping_to_the_tenant_is_fine(string code) => In(code).RunAsync();

    [Fact]
    public Task A_generic_store_of_tenants_entities_reports() => Isolated().Source("""
        public interface IOwned { Guid TenantId { get; } }
        public interface IOwnedAndNamed : IOwned { string Name { get; } }
        class Store<T>(ShopContext db) where T : Order { public IQueryable<T> All() => db.Set<T>().[|IgnoreQueryFilters|](); }
        class Named<T>(ShopContext db) where T : class, IOwnedAndNamed { public IQueryable<T> All() => db.Set<T>().[|IgnoreQueryFilters|](); }
        class Any<T>(ShopContext db) where T : class
        {
            public IQueryable<T> All() => db.Set<T>().IgnoreQueryFilters();
            public IQueryable<TOwned> Of<TOwned>(Guid id) where TOwned : class, IOwned => db.Set<TOwned>().IgnoreQueryFilters().Where(o => o.TenantId == id);
        }
        """).RunAsync();

    [Fact]
    public Task A_tenant_that_the_request_names_reports() => Isolated().Source("""
        static class Routes
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapGet("/{tenantId}/orders", (Guid tenantId, ShopContext db) => db.Orders.Where(o => o.TenantId == {|#0:tenantId|}).ToList());
                app.MapPost("/orders", (CreateOrder request, ShopContext db) => db.Add(new Order { TenantId = request.{|#1:TenantId|} }));
                app.MapPut("/orders", Put);
            }
            static void Put(CreateOrder request, ShopContext db) { var order = new Order(); order.TenantId = request.[|TenantId|]; db.Add(order); }
        }
        public class OrdersController(ShopContext db) : ControllerBase
        {
            [HttpGet] public int Get([FromQuery] Guid tenantId) => db.Orders.Count(o => [|tenantId|] == o.TenantId);
            [HttpPost] public void Post([FromBody] CreateOrder request) => db.Add(new Order { TenantId = request.[|TenantId|] });
            [HttpGet] public int Any(Guid tenantId) => db.Orders.Count(o => o.TenantId.Equals([|tenantId|]) || [|tenantId|].Equals(o.TenantId));
        }
        """)
        .Expect(0, Id, "'GET /{tenantId}/orders' (Endpoint) must not take the tenant from the request with 'tenantId' [tenants-apart]")
        .Expect(1, Id, "'POST /orders' (Endpoint) must not take the tenant from the request with 'request.TenantId' [tenants-apart]").RunAsync();

    [Fact]
    public Task A_tenant_from_elsewhere_or_checked_is_fine() => Isolated().Source("""
        class CurrentTenantAttribute : Attribute { }
        static class Routes
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/a", (CreateOrder request, ITenant tenant, ShopContext db) => db.Add(new Order { TenantId = tenant.TenantId }));
                app.MapGet("/b", ([CurrentTenant] Guid tenantId, ShopContext db) => db.Orders.Count(o => o.TenantId == tenantId));
                app.MapGet("/c", (ITenant tenant, ShopContext db) => db.Orders.Count(o => o.TenantId == tenant.TenantId));
                app.MapPost("/d", (CreateOrder request, OrderAnswer answer) => { answer.TenantId = request.TenantId; });
            }
        }
        public class OrdersController(ShopContext db, ITenant tenant) : ControllerBase
        {
            [HttpPost] public IActionResult Post(CreateOrder request)
            {
                if (request.TenantId != tenant.TenantId)
                    return Forbid();
                db.Add(new Order { TenantId = request.TenantId });
                return Ok();
            }
            [HttpGet] public IActionResult Get(Guid tenantId)
            {
                if (!MayRead(tenantId))
                    return Forbid();
                return Ok(db.Orders.Count(o => o.TenantId == tenantId));
            }
            private bool MayRead(Guid tenantId) => tenantId == tenant.TenantId;
            private int Count(Guid tenantId) => db.Orders.Count(o => o.TenantId == tenantId);
        }
        """).RunAsync();

    [Fact]
    public Task An_entity_without_a_filter_reports_at_its_set() => Rules().Source(Entities).Source("""
        public class ShopContext : DbContext
        {
            public DbSet<Order> {|#0:Orders|} { get; set; } = null!;
            public DbSet<Country> Countries { get; set; } = null!;
        }
        """).Expect(0, Id, "'ShopContext' must have a query filter that keeps 'Order' to its tenant [tenants-apart]").RunAsync();

    [Fact]
    public Task A_context_without_any_filter_is_one_finding() => Rules().Source(Entities).Source("""
        public class Line { public int Id { get; set; } public Guid TenantId { get; set; } }
        public class Payment { public int Id { get; set; } public Guid TenantId { get; set; } }
        public class ShopContext : DbContext
        {
            public DbSet<Country> Countries => Set<Country>();
            public DbSet<Order> {|#0:Orders|} => Set<Order>();
            public DbSet<Line> Lines => Set<Line>();
            public DbSet<Payment> Payments => Set<Payment>();
        }
        """).Expect(0, Id, "'ShopContext' must have a query filter that keeps 'Order' and 2 more to its tenant [tenants-apart]").RunAsync();

    [Theory]
    [InlineData("""
        class OrderConfiguration : IEntityTypeConfiguration<Order>
        {
            public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Order> builder) => builder.HasQueryFilter(o => o.TenantId == Guid.Empty);
        }
        """)]
    [InlineData("""
        static class Filters
        {
            static void Add<T>(ModelBuilder builder) where T : Order => builder.Entity<T>().HasQueryFilter(o => o.TenantId == Guid.Empty);
            static void All(ModelBuilder builder) { foreach (var type in builder.Model.GetEntityTypes()) builder.Entity(type.ClrType).HasQueryFilter((System.Linq.Expressions.LambdaExpression?)null); }
        }
        """)]
    [InlineData("static class Filters { static void All(ModelBuilder b) { foreach (var type in b.Model.GetEntityTypes()) type.SetQueryFilter((System.Linq.Expressions.LambdaExpression?)null); } }")]
    public Task A_filter_elsewhere_in_the_project_counts(string code) => Rules().Source(Entities).Source("public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }").Source(code).RunAsync();

    [Fact]
    public Task A_filter_of_the_base_entity_counts() => Rules().Source("""
        public abstract class TenantRow { public Guid TenantId { get; set; } }
        public class Order : TenantRow { public int Id { get; set; } }
        public class Line { public int Id { get; set; } public Guid TenantId { get; set; } }
        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Line> [|Lines|] => Set<Line>();
            protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<TenantRow>().HasQueryFilter(o => o.TenantId == Guid.Empty);
        }
        """).RunAsync();

    [Fact]
    public Task Entities_and_names_are_settings() => Rules("entities: [Invoice], tenant: [OrganizationId]").Source("""
        public class Invoice { public int Id { get; set; } public Guid OrganizationId { get; set; } }
        public class Order { public int Id { get; set; } public Guid OrganizationId { get; set; } }
        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Invoice> [|Invoices|] => Set<Invoice>();
        }
        """).RunAsync();

    [Fact]
    public Task Without_settings_it_is_about_TenantId() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          tenants-apart: { in: any, ensure: tenant-isolation }
        """).Source(Usings).Source(Entities).Source("public class ShopContext : DbContext { public DbSet<Order> [|Orders|] => Set<Order>(); }").Expect(Id).RunAsync();
}
