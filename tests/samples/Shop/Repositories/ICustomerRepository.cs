using Shop.Models;

namespace Shop.Repositories;

public interface ICustomerRepository
{
    Task<Customer?> FindAsync(int id, CancellationToken cancellationToken);

    Task<IReadOnlyList<Customer>> AllAsync(CancellationToken cancellationToken);

    Task SaveAsync(CancellationToken cancellationToken);
}
