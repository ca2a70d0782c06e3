using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Services;

namespace Shop.Endpoints;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/orders");

        orders.MapGet("/{id:int}", async (int id, IOrderService service, CancellationToken cancellationToken) =>
            OrderResponse.From(await service.GetAsync(id, cancellationToken)));

        orders.MapPost("/", async (OrderRequest request, IOrderService service, CancellationToken cancellationToken) =>
        {
            var order = await service.PlaceAsync(request.CustomerId, request.ProductId, request.Quantity, cancellationToken);
            return TypedResults.Created($"/orders/{order.Id}", OrderResponse.From(order));
        });

        orders.MapPost("/{id:int}/shipment", async (int id, IOrderService service, CancellationToken cancellationToken) =>
        {
            await service.ShipAsync(id, cancellationToken);
            return TypedResults.NoContent();
        });

        orders.MapGet("/count", async (ShopDbContext database, CancellationToken cancellationToken) =>
            await database.Orders.CountAsync(cancellationToken));
    }
}
