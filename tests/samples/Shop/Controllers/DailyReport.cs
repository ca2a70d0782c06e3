namespace Shop.Controllers;

public sealed record DailyReport(int Orders, decimal Turnover);
