using Shop.Models;

namespace Shop.Repositories;

public interface IProductRepository
{
    Task<Product?> FindAsync(int id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Product>> NamedAsync(string name, CancellationToken cancellationToken);
}
