using Shop.Models;

namespace Shop.Services;

public interface IOrderService
{
    Task<Order> GetAsync(int id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellationToken);

    Task<Order> PlaceAsync(int customerId, int productId, int quantity, CancellationToken cancellationToken);

    Task ShipAsync(int id, CancellationToken cancellationToken);
}
