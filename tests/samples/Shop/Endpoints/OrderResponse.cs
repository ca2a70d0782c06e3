using Shop.Models;

namespace Shop.Endpoints;

internal sealed record OrderResponse(int Id, int CustomerId, int ProductId, int Quantity, decimal Total, DateTime? ShippedAt)
{
    public static OrderResponse From(Order order) =>
        new(order.Id, order.CustomerId, order.ProductId, order.Quantity, order.Total, order.ShippedAt);
}
