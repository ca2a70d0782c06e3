#nullable disable

using Shop.Models;
using Shop.Repositories;

namespace Shop.Services;

internal sealed class ProductService(IProductRepository products) : IProductService
{
    public Task<IReadOnlyList<Product>> SearchAsync(string name, CancellationToken cancellationToken) =>
        products.NamedAsync(name?.Trim() ?? "", cancellationToken);
}
