using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.RuleFile;

public sealed class StaleBaselineCodeFixTests
{
    private static TextFixTest<StaleBaselineCodeFix> Test => new TextFixTest<StaleBaselineCodeFix>("BYL0006")
        .Rules("bylaw: 1\nrules:\n  no-clock: { forbid: { members: System.DateTime.Now } }\n")
        .Source("class Order { object Placed() => System.DateTime.Now; object Paid() => 1; }");

    private const string Placed = "Shop | no-clock | M:Order.Placed | body | P:System.DateTime.Now | ";

    [Fact]
    public Task A_line_too_many() => Test
        .Baseline($"# bylaw baseline 1\n# ours\nOther | x | y | body |  | 1\nShop | no-clock | M:Order.Paid | body | P:System.DateTime.Now | 1\n{Placed}1\n")
        .FixesAsync("stale", "Remove the stale line (safe)", "src/Shop/bylaw.baseline", $"# bylaw baseline 1\n# ours\nOther | x | y | body |  | 1\n{Placed}1\n");

    [Fact]
    public Task The_last_line_with_other_ends() => Test
        .Baseline($"# bylaw baseline 1\r\n{Placed}1\r\nShop | no-clock | M:Order.Refunded | body | P:System.DateTime.Now | 1")
        .FixesAsync("stale", "Remove the stale line (safe)", "src/Shop/bylaw.baseline", $"# bylaw baseline 1\r\n{Placed}1\r\n");

    [Fact]
    public Task It_allows_more_than_there_is() => Test.Baseline($"# bylaw baseline 1\r\n{Placed}3\r\n")
        .FixesAsync("stale", $"Write '{Placed}1' (safe)", "src/Shop/bylaw.baseline", $"# bylaw baseline 1\r\n{Placed}1\r\n");

    [Fact]
    public Task A_slip_in_a_line_that_is_there_already() => Test.Baseline($"# bylaw baseline 1\n{Placed.Replace("no-clock", "no-clok")}1\n{Placed}1\n").NotOffered();

    [Fact]
    public Task A_slip_in_the_rule() => Test.Baseline($"# bylaw baseline 1\n{Placed.Replace("no-clock", "no-clok")}1\n")
        .FixesAsync("stale", $"Write '{Placed}1' (safe)", "src/Shop/bylaw.baseline", $"# bylaw baseline 1\n{Placed}1\n");
}
