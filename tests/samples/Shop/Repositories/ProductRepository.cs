using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Models;

namespace Shop.Repositories;

internal sealed class ProductRepository(ShopDbContext database) : IProductRepository
{
    public Task<Product?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.Products.AsNoTracking().FirstOrDefaultAsync(product => product.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Product>> NamedAsync(string name, CancellationToken cancellationToken) =>
        await database.Products.AsNoTracking().Where(product => product.Name.Contains(name)).ToListAsync(cancellationToken);
}
