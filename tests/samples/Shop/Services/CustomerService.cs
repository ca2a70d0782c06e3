using Shop.Models;
using Shop.Repositories;

namespace Shop.Services;

internal sealed class CustomerService(ICustomerRepository customers) : ICustomerService
{
    public async Task<Customer> GetAsync(int id, CancellationToken cancellationToken) =>
        await customers.FindAsync(id, cancellationToken) ?? throw new EntityNotFoundException(nameof(Customer), id);

    public async Task RenameAsync(int id, string name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new BadHttpRequestException("A customer needs a name.");

        var customer = await GetAsync(id, cancellationToken);
        customer.Name = name.Trim();
        await customers.SaveAsync(cancellationToken);
    }
}
