using Shop.Models;
using Shop.Repositories;

namespace Shop.Services;

internal sealed class OrderService(
    IOrderRepository orders,
    ICustomerRepository customers,
    IProductRepository products,
    OrderHelper helper,
    TimeProvider clock) : IOrderService
{
    public async Task<Order> GetAsync(int id, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) ?? throw new EntityNotFoundException(nameof(Order), id);

    public Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellationToken) =>
        orders.OfCustomerAsync(customerId, cancellationToken);

    public async Task<Order> PlaceAsync(int customerId, int productId, int quantity, CancellationToken cancellationToken)
    {
        var customer = await customers.FindAsync(customerId, cancellationToken)
            ?? throw new EntityNotFoundException(nameof(Customer), customerId);
        var product = await products.FindAsync(productId, cancellationToken)
            ?? throw new EntityNotFoundException(nameof(Product), productId);

        var order = new Order
        {
            CustomerId = customer.Id,
            ProductId = product.Id,
            Quantity = quantity,
            Total = helper.Total(product, quantity, customer),
            PlacedAt = clock.GetUtcNow().UtcDateTime,
        };
        await orders.AddAsync(order, cancellationToken);
        return order;
    }

    public async Task ShipAsync(int id, CancellationToken cancellationToken)
    {
        var order = await GetAsync(id, cancellationToken);
        if (order.ShippedAt is not null)
            throw new ApiException(409, $"Order {id} was shipped before.");

        order.ShippedAt = DateTime.UtcNow;
        await orders.SaveAsync(cancellationToken);
    }
}
