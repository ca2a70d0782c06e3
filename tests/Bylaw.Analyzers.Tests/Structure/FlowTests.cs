using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class FlowTests
{
    private static RuleTest Layers() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Endpoint:   { is: endpoint }
          Service:    { named: "{Entity}Service" }
          Repository: { named: "{Entity}Repository" }
          Model:      { in: "**.Models", shared: true }
        rules:
          layering:
            flow: [ "Endpoint -> Service -> Repository -> Model" ]
            because: services own transactions
            instead: { use: "I{Entity}Service" }
        """)
        .Source("""
        namespace Shop.Models { public class Order { } }
        namespace Shop.Data
        {
            using Shop.Models;
            public interface IOrderRepository { Order Get(int id); }
            public class OrderRepository : IOrderRepository { public Order Get(int id) => new Order(); }
        }
        namespace Shop.Services
        {
            using Shop.Data;
            using Shop.Models;
            public class OrderService(IOrderRepository orders) { public Order Get(int id) => orders.Get(id); public IOrderRepository Orders => orders; }
        }
        """);

    [Fact]
    public Task A_step_is_fine() => Layers().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class OrdersController(Shop.Services.OrderService service) : ControllerBase { public IActionResult Get(int id) => Ok(service.Get(id)); }
        """).RunAsync();

    [Fact]
    public Task A_skipped_step_reports_at_the_type() => Layers().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class OrdersController(Shop.Data.{|#0:IOrderRepository|} orders) : ControllerBase { public IActionResult Get(int id) => Ok(orders.Get(id)); }
        """)
        .Expect(0, "BYL1001", "'OrdersController' (Endpoint) must not use 'IOrderRepository' (Repository): services own transactions. Use IOrderService instead. [layering]")
        .RunAsync();

    [Theory]
    [InlineData("{Entity}Page", "Use IOrderService instead.")]
    [InlineData("*Page", "Go through Service.")]
    public Task What_the_target_does_not_capture_the_subject_may(string page, string advice) => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Page:    { named: "{{page}}" }
          Service: { named: "{Entity}Service" }
          Store:   { named: Store }
        rules:
          layering: { flow: "Page -> Service -> Store", instead: { use: "I{Entity}Service" } }
        """)
        .Source("class Store { } class OrderPage { {|#0:Store|}? _store; }")
        .Expect(0, "BYL1001", $"'OrderPage' (Page) must not use 'Store' (Store). {advice} [layering]").RunAsync();

    [Fact]
    public Task A_step_back_reports() => Layers().Source("""
        namespace Shop.Data;
        public class CartRepository { private {|BYL1001:CartService|} _cart = new(); }
        public class CartService { }
        """).RunAsync();

    [Fact]
    public Task Every_layer_may_use_a_shared_one_which_may_use_no_other() => Layers().Source("""
        namespace Shop.Models;
        public class Cart { Order? _order; Shop.Data.{|#0:OrderRepository|}? _repository; Helper? _helper; }
        public class Helper { }
        """).Expect(0, "BYL1001", "'Cart' (Model) must not use 'OrderRepository' (Repository): services own transactions. Use IOrderService instead. [layering]").RunAsync();

    [Fact]
    public Task What_has_no_layer_is_free() => Layers().Source("""
        namespace Shop.Tools;
        public class Tool { Shop.Data.OrderRepository? _repository; Shop.Services.OrderService? _service; }
        public class CartRepository { Tool? _tool; }
        """).RunAsync();

    [Fact]
    public Task A_nested_type_has_its_own_layer_or_that_of_the_type_around_it() => Layers().Source("""
        namespace Shop.Data;
        public class CartRepository
        {
            class Row { Shop.Services.{|BYL1001:OrderService|}? _up; }
            public class RowService { CartRepository? _repository; Shop.Services.OrderService? _side; }
            RowService? _row;
        }
        """).RunAsync();

    [Fact]
    public Task Layers_of_referenced_projects() => Layers()
        .Project("Shop.Infra", it => it.Source("namespace Shop.Infra; public class CartRepository { public int Count; } public class CartService { CartRepository? _repository; }"))
        .Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class CartController(Shop.Infra.CartService service, Shop.Infra.{|BYL1001:CartRepository|} repository) : ControllerBase { public string Get() => service.ToString() + repository.Count; }
        """).RunAsync();

    [Fact]
    public Task Chains_beside_each_other() => new RuleTest().Rules("""
        bylaw: 1
        layers: { A: { in: S.A }, B: { in: S.B }, C: { in: S.C }, D: { in: S.D }, E: { in: S.E } }
        rules:
          layering: { flow: ["A -> B -> C", "A -> D -> C"] }
        """).Source("""
        namespace S.A { class T { S.B.T? _b; S.D.T? _d; S.C.{|BYL1001:T|}? _c; S.E.T? _e; } }
        namespace S.B { public class T { S.C.T? _c; S.D.{|BYL1001:T|}? _d; S.A.{|BYL1001:U|}? _a; } }
        namespace S.C { public class T { S.E.T? _e; } }
        namespace S.D { public class T { S.C.T? _c; } }
        namespace S.E { public class T { S.A.U? _a; } }
        namespace S.A { public class U { } }
        """).RunAsync();

    [Fact]
    public Task A_handler_where_layers_go_by_name() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Web: { named: "*Endpoints" }, Service: { named: "*Service" }, Data: { in: S.Data } }
        rules:
          layering: { flow: "Web -> Service -> Data" }
        """).Source("""
        using Microsoft.AspNetCore.Builder;
        namespace S.Data { public class Repo { public int Size; } }
        namespace S { public static class OrderEndpoints { public static void Map(WebApplication app) => app.MapGet("/", (Data.{|BYL1001:Repo|} repo) => repo.Size); } }
        """).RunAsync();

    [Fact]
    public Task A_lambda_that_handles_a_route_is_an_endpoint() => Layers().Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Shop.Data;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<IOrderRepository, OrderRepository>();
        var app = builder.Build();
        var orders = app.MapGroup("/orders");
        orders.MapGet("/{id}", (int id, {|#0:IOrderRepository|} repository) => repository.Get(id));
        app.Run();
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Expect(0, "BYL1001", "'GET /orders/{id}' (Endpoint) must not use 'IOrderRepository' (Repository): services own transactions. Use IOrderService instead. [layering]")
        .RunAsync();

    [Fact]
    public Task A_value_brought_in_by_a_member_reports_once_at_the_member() => Layers().Source("""
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Web;
        public class OrdersController(Shop.Services.OrderService service) : ControllerBase
        {
            public IActionResult Get(int id)
            {
                var orders = service.{|BYL1001:Orders|};
                return Ok(orders.Get(id));
            }
        }
        """).RunAsync();
}
