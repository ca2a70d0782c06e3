namespace Shop.Controllers;

public sealed record CustomerResponse(int Id, string Name);
