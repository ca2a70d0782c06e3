namespace Shop.Endpoints;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/customers");
        customers.MapGet("/{id:int}/orders", CustomerHandlers.Orders);
        customers.MapPut("/{id:int}/name", CustomerHandlers.Rename);
    }
}
