using Shop.Models;

namespace Shop.Services;

public interface IProductService
{
    Task<IReadOnlyList<Product>> SearchAsync(string? name, CancellationToken cancellationToken);
}
