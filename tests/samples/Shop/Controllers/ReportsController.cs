using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Controllers;

[ApiController]
[Route("api/reports")]
public sealed class ReportsController(TimeProvider clock) : ControllerBase
{
    [HttpGet("daily")]
    public async Task<DailyReport> Daily(CancellationToken cancellationToken)
    {
        // Older than the rules: bylaw.baseline has it, so it may stay, but not grow.
        ShopDbContext database = HttpContext.RequestServices.GetRequiredService<ShopDbContext>();
        var since = clock.GetUtcNow().UtcDateTime.Date;
        var totals = await database.Orders
            .Where(order => order.PlacedAt >= since)
            .Select(order => order.Total)
            .ToListAsync(cancellationToken);
        return new DailyReport(totals.Count, totals.Sum());
    }
}
