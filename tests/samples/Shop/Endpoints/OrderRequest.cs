namespace Shop.Endpoints;

internal sealed record OrderRequest(int CustomerId, int ProductId, int Quantity);
