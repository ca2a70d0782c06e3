using Shop.Models;

namespace Shop.Services;

public interface ICustomerService
{
    Task<Customer> GetAsync(int id, CancellationToken cancellationToken);

    Task RenameAsync(int id, string name, CancellationToken cancellationToken);
}
