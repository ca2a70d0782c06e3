namespace Shop.Models;

public sealed class Order
{
    public int Id { get; init; }

    public required int CustomerId { get; init; }

    public required int ProductId { get; init; }

    public required int Quantity { get; init; }

    public required decimal Total { get; init; }

    public required DateTime PlacedAt { get; init; }

    public DateTime? ShippedAt { get; set; }
}
