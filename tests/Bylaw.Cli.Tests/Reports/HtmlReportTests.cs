using System.Net;
using System.Text.RegularExpressions;
using Bylaw.Cli.Reports;
using Bylaw.Rules;

namespace Bylaw.Cli.Tests.Reports;

public sealed partial class HtmlReportTests
{
    private static readonly string Rich = HtmlReport.Write(SampleReports.Rich);

    [GeneratedRegex("<script>.*?</script>|<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Embedded();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    /// <summary>What is read of it.</summary>
    private static string Text(string page) => WebUtility.HtmlDecode(Tag().Replace(Embedded().Replace(page, ""), ""));

    [Fact]
    public void It_needs_nothing_else()
    {
        Assert.Contains("default-src 'none'", Rich);
        Assert.DoesNotMatch(@"\ssrc=|<link|@import|url\(|fetch\(|XMLHttp", Rich);
        Assert.Contains("prefers-color-scheme: dark", Rich);
        Assert.Contains("@media print", Rich);
    }

    [Fact]
    public void All_is_there_without_the_script()
    {
        var text = Text(Rich);
        Assert.Contains("bylaw check: 4 errors, 2 warnings, 1 suggestion", text);
        Assert.Contains("'A' must not use 'B' [layering]", text);
        Assert.Contains("src/Shop/Orders.cs(12,5) · rule layering · rule services-only · Shop · docs/backend-engineer.md:26 “Endpoints go through services.”", text);
        Assert.Contains("public Orders(OrderRepository orders)", text);
        Assert.Contains("see src/Shop/Orders.cs(7,1), src/Shop/[Carts].cs(9,1)", text);
        Assert.Contains("suppressed: The bank wants it.", text);
        Assert.Contains("1 analysed, 1 partly analysed, 1 skipped, 1 failed", text);
        Assert.Contains("GET /health5 days left", text);
        Assert.Equal(SampleReports.Rich.Findings.Count, Regex.Count(Rich, "<li id="));
        // What only the script can do is not shown without it.
        Assert.Contains("<form id=\"filter\" hidden>", Rich);
    }

    [Fact]
    public void A_file_has_one_group() => Assert.Equal(1, Regex.Count(Rich, "<span class=\"path\">src/Shop/Orders.cs</span>"));

    [Fact]
    public void No_finding_is_said() => Assert.Contains("No findings.", Text(HtmlReport.Write(SampleReports.Empty)));

    [Fact]
    public void Whatever_is_in_a_finding_is_text()
    {
        var page = HtmlReport.Write(SampleReports.Hostile);
        Assert.Equal(Regex.Count(Rich, "<script"), Regex.Count(page, "<script"));
        Assert.DoesNotContain("href=\"javascript", page);
        Assert.DoesNotMatch("[\u0000-\u0008\u000b-\u001f]", page);
        Assert.Contains(OneLine.Of(SampleReports.HostileText).Replace("\uD800", "\uFFFD"), Text(page));
        Assert.Contains(SampleReports.HostilePath, Text(page));
    }

    [Fact]
    public void The_filter_compares_numbers()
    {
        var page = HtmlReport.Write(SampleReports.Hostile);
        Assert.All(Regex.Matches(page, "data-(?:level|rule|project)=\"([^\"]*)\""), match => Assert.Matches(@"^\d+( \d+)*$", match.Groups[1].Value));
    }
}
