using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Regions;

public sealed class HandlerIndexTests
{
    private static RuleTest Test() => new RuleTest().Rules("""
        bylaw: 1
        layers:
          Endpoint:   { is: endpoint }
          Repository: { named: "*Repository" }
        rules:
          endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }
        """).Source("namespace Shop.Data; public interface IOrderRepository { int Count(); }");

    [Fact]
    public Task A_method_handed_over_in_another_file_is_an_endpoint() => Test().Source("""
        using Shop.Data;
        namespace Shop.Web;
        internal static class Orders
        {
            public static int Count({|#0:IOrderRepository|} orders) => orders.Count();
            public static int Other(IOrderRepository orders) => orders.Count();
        }
        """).Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        namespace Shop.Web;
        internal static class Routes
        {
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                var orders = routes.MapGroup("/orders");
                orders.MapGet("/count", Orders.Count);
            }
        }
        """)
        .Expect(0, "BYL1001", "'GET /orders/count' (Endpoint) must not use 'IOrderRepository' (Repository) [endpoint-no-repository]")
        .RunAsync();

    [Fact]
    public Task A_method_group_kept_in_a_local_is_followed() => Test().Source("""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Shop.Data;
        namespace Shop.Web;
        internal static class Routes
        {
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                Delegate count = Count;
                routes.MapGet("/count", count);
            }

            private static int Count({|BYL1001:IOrderRepository|} orders) => orders.Count();
        }
        """).RunAsync();
}
