using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.ForbiddenUse;

public sealed class AllowTests
{
    [Fact]
    public Task Only_these_types_of_the_solution() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          only: { in: { named: "*Controller" }, allow: { types: [Shop.Api.Dto, { named: "*Query" }] } }
        """).Project("Shop.Domain", it => it.Source("namespace Shop.Domain; public class Core { } public class OrderQuery { public class Nested { } }"))
        .Source("""
        using System.Collections.Generic;
        using Shop.Domain;
        namespace Shop.Api;
        public class Dto { }
        public class Helper { }
        public class OrdersController
        {
            Dto? _dto; OrderQuery? _query; OrderQuery.Nested? _nested; List<Dto>? _list; System.Uri? _uri; OrdersController? _self; string? _text;
            {|#0:Core|}? _core; {|BYL2001:Helper|}? _helper; List<{|BYL2001:Core|}>? _cores;
            class Inner { OrdersController? _outer; }
        }
        """).Expect(0, "BYL2001", "'OrdersController' must not use 'Core'. Of this solution's types it may use 'Dto' and '*Query'. [only]").RunAsync();

    [Fact]
    public Task Only_these_layers() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Web: { in: "Shop.Web" }, Data: { in: "Shop.Data" }, Model: { in: "Shop.Model" } }
        rules:
          only: { in: Web, allow: { layers: [Model, Web] } }
        """).Source("""
        namespace Shop.Data { public class Repo { } }
        namespace Shop.Model { public class Order { } }
        namespace Shop.Web { class C { Model.Order? _order; D? _d; Data.{|#0:Repo|}? _repo; System.Uri? _uri; } class D { } }
        """).Expect(0, "BYL1001", "'C' (Web) must not use 'Repo' (Data). Of this solution's types it may use the layer Model and the layer Web. [only]").RunAsync();

    [Fact]
    public Task Slices_of_MediatR_without_services() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Handler:  { is: handler }
          Data:     { is: db-session }
        rules:
          endpoints-only-send:
            in: Endpoint
            allow: { types: [{ named: ["*Command", "*Query"] }, { is: dto }, MediatR.ISender] }
            because: a slice is its request and its handler
          endpoint-no-db: { in: Endpoint, forbid: { layers: Data } }
        """).Source("MediatR.cs", """
        using System.Threading.Tasks;
        namespace MediatR;
        public interface IRequest<T> { }
        public interface ISender { Task<T> Send<T>(IRequest<T> request); }
        public interface IRequestHandler<TRequest, T> where TRequest : IRequest<T> { Task<T> Handle(TRequest request); }
        """).Source("Slice.cs", """
        using System.Threading.Tasks;
        using MediatR;
        using Microsoft.EntityFrameworkCore;
        namespace Shop.Orders;
        public record OrderDto(int Id);
        public record GetOrderQuery(int Id) : IRequest<OrderDto>;
        public class ShopDb : DbContext { }
        public class OrderCache { public OrderDto? Find(int id) => null; }
        public class GetOrderHandler(ShopDb db) : IRequestHandler<GetOrderQuery, OrderDto> { public Task<OrderDto> Handle(GetOrderQuery request) => Task.FromResult(new OrderDto(db.GetHashCode())); }
        """).Source("Program.cs", """
        using MediatR;
        using Microsoft.AspNetCore.Builder;
        using Shop.Orders;
        var app = WebApplication.CreateBuilder(args).Build();
        var orders = app.MapGroup("/orders");
        orders.MapGet("/{id}", async (int id, ISender sender) => await sender.Send(new GetOrderQuery(id)));
        orders.MapGet("/{id}/cached", (int id, {|#0:OrderCache|} cache) => cache.Find(id));
        orders.MapGet("/count", ({|#1:ShopDb|} db) => db.ToString());
        app.Run();
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, "BYL2001", "'GET /orders/{id}/cached' (Endpoint) must not use 'OrderCache': a slice is its request and its handler. Of this solution's types it may use '*Command', '*Query', dto and 'ISender'. [endpoints-only-send]")
        .Expect(1, "BYL2001", "'GET /orders/count' (Endpoint) must not use 'ShopDb' (Data): a slice is its request and its handler. Of this solution's types it may use '*Command', '*Query', dto and 'ISender'. [endpoints-only-send]").RunAsync();

    [Fact]
    public Task Modules_talk_through_their_Api_only() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          module-isolation:
            in: { in: "Shop.{Module}.**" }
            forbid: { types: [ { in: "Shop.{!Module}.**", not: { in: ["Shop.*.Api.**", "Shop.Shared.**"] } } ] }
        """)
        .Project("Shop.Payments", it => it.References().Source("""
        namespace Shop.Payments { public class Ledger { } public class Gateway { Ledger? _ledger; Internals.Detail? _detail; } }
        namespace Shop.Payments.Internals { public class Detail { Ledger? _up; } }
        namespace Shop.Payments.Api { public interface IPayments { void Pay(); } public class PaymentsApi : IPayments { Gateway? _gateway; public void Pay() { } } }
        """))
        .Source("""
        namespace Shop.Shared { public class Money { } }
        namespace Shop.Orders
        {
            using Shop.Payments.Api;
            public class Checkout(IPayments payments) { Shared.Money? _money; Basket.Line? _line; void M() { payments.Pay(); new Payments.{|#0:Ledger|}(); _ = typeof(Payments.Internals.{|BYL2001:Detail|}); } }
        }
        namespace Shop.Orders.Basket { public class Line { Checkout? _checkout; Payments.{|BYL2001:Gateway|}? _gateway; } }
        """).Expect(0, "BYL2001", "'Checkout' must not use 'Ledger' [module-isolation]").RunAsync();
}
