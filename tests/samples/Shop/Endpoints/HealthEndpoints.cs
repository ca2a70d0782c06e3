using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Data;

namespace Shop.Endpoints;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", async Task<Results<Ok, StatusCodeHttpResult>> (ShopDbContext database, CancellationToken cancellationToken) =>
            await database.Database.CanConnectAsync(cancellationToken)
                ? TypedResults.Ok()
                : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable));
}
