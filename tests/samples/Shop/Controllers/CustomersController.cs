using Microsoft.AspNetCore.Mvc;
using Shop.Repositories;

namespace Shop.Controllers;

[ApiController]
[Route("api/customers")]
public sealed class CustomersController(ICustomerRepository customers) : ControllerBase
{
    [HttpGet]
    public async Task<IReadOnlyList<CustomerResponse>> List(CancellationToken cancellationToken)
    {
        var all = await customers.AllAsync(cancellationToken);
        return [.. all.Select(customer => new CustomerResponse(customer.Id, customer.Name))];
    }
}
