using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Models;

namespace Shop.Repositories;

internal sealed class CustomerRepository(ShopDbContext database) : ICustomerRepository
{
    public Task<Customer?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.Customers.FirstOrDefaultAsync(customer => customer.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Customer>> AllAsync(CancellationToken cancellationToken) =>
        await database.Customers.AsNoTracking().OrderBy(customer => customer.Name).ToListAsync(cancellationToken);

    public Task SaveAsync(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);
}
