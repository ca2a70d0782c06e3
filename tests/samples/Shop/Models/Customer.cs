namespace Shop.Models;

public sealed class Customer
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public string? Email { get; set; }

    public Nullable<int> LoyaltyPoints { get; set; }
}
