namespace Shop.Controllers;

public sealed record ProductResponse(int Id, string Name, decimal Price);
