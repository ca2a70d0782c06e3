using Shop.Models;

namespace Shop.Repositories;

public interface IOrderRepository
{
    Task<Order?> FindAsync(int id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellationToken);

    Task AddAsync(Order order, CancellationToken cancellationToken);

    Task SaveAsync(CancellationToken cancellationToken);
}
