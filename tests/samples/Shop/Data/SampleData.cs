using Shop.Models;

namespace Shop.Data;

internal static class SampleData
{
    public static async Task AddAsync(ShopDbContext database)
    {
        database.Customers.Add(new Customer { Id = 1, Name = "Ada", Email = "ada@example.com", LoyaltyPoints = 120 });
        database.Customers.Add(new Customer { Id = 2, Name = "Grace" });
        database.Products.Add(new Product { Id = 1, Name = "Teapot", Price = 24.50m });
        database.Products.Add(new Product { Id = 2, Name = "Cup", Price = 6.00m });
        await database.SaveChangesAsync();
    }
}
