using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Presets;

/// <summary>Cases met in public backends, each of which was judged wrong once.</summary>
public sealed class RealCodeTests
{
    private const string Backend = "bylaw: 1\nextends: bylaw/backend\n";

    [Fact]
    public Task The_directive_of_a_migration_is_written_by_a_tool() => new RuleTest().Rules(Backend).Source("""
        using Microsoft.EntityFrameworkCore.Migrations;

        #nullable disable

        namespace Shop.Migrations
        {
            public partial class Init : Migration
            {
                protected override void Up(MigrationBuilder migrationBuilder) { }
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_null_default_without_annotations_cannot_be_written_nullable() => new RuleTest()
        .Rules("bylaw: 1\nrules: { style: { ensure: { nullable-style: { null-default: required } } } }")
        .Nullable(NullableContextOptions.Disable)
        .Source("namespace Shop; public class Orders { public void Find(string name = null) { } }").RunAsync();

    [Fact]
    public Task The_type_that_a_marker_is_for_is_not_used() => new RuleTest().Rules(Backend).Source("""
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.Logging;
        namespace Shop.Services;
        public class OrderHub : Hub { }
        public class OrderService(IHubContext<OrderHub> hub, ILogger<OrderHub> log) { public object All => (hub.Clients.All, log); }
        """).RunAsync();

    [Fact]
    public Task Data_in_a_folder_of_services_is_no_service() => new RuleTest().Rules("""
        bylaw: 1
        extends: bylaw/backend
        rules: { service-name: { severity: error } }
        """).Source("""
        namespace Shop.Services;
        public class ShippingItem { public int Weight { get; set; } public string? Note { get; init; } }
        public class {|BYL3001:ShippingHelper|} { public int Price(ShippingItem item) => item.Weight; }
        """).RunAsync();

    [Fact]
    public Task A_generic_repository_is_one_and_is_of_no_entity_called_I() => new RuleTest().Rules("""
        bylaw: 1
        extends: bylaw/backend
        rules: { layering: { instead: { use: "I{Entity}Service" } } }
        """).Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public interface IRepository<T> { }
        public interface IRepositoryWithTypedId<T, TId> { }
        public class Order { }
        public class OrdersController({|#0:IRepository|}<Order> orders, {|BYL1001:IRepositoryWithTypedId|}<Order, long> more) : ControllerBase { public object All => (orders, more); }
        """).Expect(0, "BYL1001", "'OrdersController' (Endpoint) must not use 'IRepository<Order>' (Repository): each layer talks to the next one only, so that services own transactions and authorisation. Go through Service. [layering]").RunAsync();

    [Fact]
    public Task A_step_back_is_told_which_way_the_arrow_runs() => new RuleTest().Rules(Backend).Source("""
        namespace Shop.Data { public class OrderRepository { public Shop.Services.{|#0:ICurrencyService|}? Currency { get; set; } } }
        namespace Shop.Services { public interface ICurrencyService { } }
        """).Expect(0, "BYL1001", "'OrderRepository' (Repository) must not use 'ICurrencyService' (Service): each layer talks to the next one only, so that services own transactions and authorisation. Service uses Repository, not the other way round. [layering]").RunAsync();

    [Fact]
    public Task A_skipped_layer_is_named() => new RuleTest().Rules(Backend).Source("""
        namespace Shop.Data { public interface IOrderRepository { } }
        namespace Shop.Web { public class OrdersController(Shop.Data.{|#0:IOrderRepository|} orders) : Microsoft.AspNetCore.Mvc.ControllerBase { public object All => orders; } }
        """)
        .Expect(0, "BYL1001", "'OrdersController' (Endpoint) must not use 'IOrderRepository' (Repository): each layer talks to the next one only, so that services own transactions and authorisation. Go through Service. [layering]").RunAsync();

    [Fact]
    public Task A_note_may_hold_captures() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          isolation:
            in: { in: "Shop.{Module}.**" }
            forbid: { types: { in: "Shop.{!Module}.**" } }
            instead: "Raise an event of {Module}."
        """).Source("""
        namespace Shop.Orders { public class Order { public Shop.Billing.{|#0:Invoice|}? Invoice; } }
        namespace Shop.Billing { public class Invoice { } }
        """).Expect(0, "BYL2001", "'Order' must not use 'Invoice'. Raise an event of Orders. [isolation]").RunAsync();

    [Fact]
    public Task What_is_reserved_is_registered_by_the_composition_root() => new RuleTest().Rules("""
        bylaw: 1
        rules: { http: { reserve: { types: Microsoft.AspNetCore.Http.IHttpContextAccessor, for: { named: CurrentUser } } } }
        """).Source("""
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop;
        public class CurrentUser(IHttpContextAccessor http) { public object Context => http; }
        public class Cart({|BYL1004:IHttpContextAccessor|} http) { public object Context => http; }
        public static class Setup { public static void AddShop(this IServiceCollection services) => services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>(); }
        """).RunAsync();

    [Fact]
    public Task A_rule_finds_the_same_beside_another_rule() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-db: { in: { is: endpoint }, forbid: { types: { is: db-session } } }
          no-entity: { in: { is: endpoint }, forbid: { types: { is: entity } } }
        """).Source("""
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.EntityFrameworkCore;
        namespace Shop;
        public class Todo { public int Id { get; set; } public string OwnerId { get; set; } = ""; }
        public class Db : DbContext { public DbSet<Todo> Todos => Set<Todo>(); }
        public static class Api
        {
            public static void MapTodos(this IEndpointRouteBuilder routes) =>
                routes.MapGet("/", ({|BYL2001:Db|} db) => db.{|BYL2001:Todos|}.Where(todo => todo.OwnerId == "").ToList());
        }
        """).RunAsync();

    [Fact]
    public Task A_pattern_with_a_wildcard_in_front_means_the_solutions_own_types() => new RuleTest().Rules("""
        bylaw: 1
        rules: { no-migrations: { forbid: { types: { in: "**.Migrations.**" } } } }
        """).Source("""
        using Microsoft.EntityFrameworkCore.Migrations;
        namespace Shop
        {
            public partial class Init : Migration { protected override void Up(MigrationBuilder migrationBuilder) { } }
            public class Setup { public object Make() => new Shop.Migrations.{|BYL2001:Step|}(); }
        }
        namespace Shop.Migrations { public class Step { } }
        """).RunAsync();

    [Fact]
    public Task A_team_adds_to_a_layer_of_the_preset() => new RuleTest().Rules("""
        bylaw: 1
        extends: bylaw/backend
        layers: { Repository: { any: [{ layer: Repository }, { named: "*Store" }] } }
        """).Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class OrderRepository { }
        public class OrderStore { }
        public class OrdersController({|BYL1001:OrderRepository|} a, {|BYL1001:OrderStore|} b) : ControllerBase { public object A => a.ToString() + b; }
        """).RunAsync();
}
