using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Repositories;
using Shop.Services;

namespace Shop.Endpoints;

internal static class CustomerHandlers
{
    public static async Task<Ok<OrderResponse[]>> Orders(int id, IOrderRepository orders, CancellationToken cancellationToken)
    {
        var found = await orders.OfCustomerAsync(id, cancellationToken);
        return TypedResults.Ok(found.Select(OrderResponse.From).ToArray());
    }

    public static async Task<NoContent> Rename(int id, RenameRequest request, ICustomerService service, CancellationToken cancellationToken)
    {
        await service.RenameAsync(id, request.Name, cancellationToken);
        return TypedResults.NoContent();
    }
}
