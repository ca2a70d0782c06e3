using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Models;

namespace Shop.Repositories;

internal sealed class OrderRepository(ShopDbContext database) : IOrderRepository
{
    public Task<Order?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.Orders.FirstOrDefaultAsync(order => order.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Order>> OfCustomerAsync(int customerId, CancellationToken cancellationToken) =>
        await database.Orders
            .AsNoTracking()
            .Where(order => order.CustomerId == customerId)
            .OrderByDescending(order => order.PlacedAt)
            .ToListAsync(cancellationToken);

    public async Task AddAsync(Order order, CancellationToken cancellationToken)
    {
        database.Orders.Add(order);
        await database.SaveChangesAsync(cancellationToken);
    }

    public Task SaveAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
}
