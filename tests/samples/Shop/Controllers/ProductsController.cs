using Microsoft.AspNetCore.Mvc;
using Shop.Services;

namespace Shop.Controllers;

[ApiController]
[Route("api/products")]
public sealed class ProductsController(IProductService products) : ControllerBase
{
    [HttpGet]
    public async Task<IReadOnlyList<ProductResponse>> Search(string? name, CancellationToken cancellationToken)
    {
        var found = await products.SearchAsync(name, cancellationToken);
        return [.. found.Select(product => new ProductResponse(product.Id, product.Name, product.Price))];
    }
}
