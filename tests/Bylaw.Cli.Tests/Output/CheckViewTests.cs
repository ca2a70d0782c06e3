using Bylaw.Cli.Checking;
using Bylaw.Cli.Output;
using Bylaw.Cli.Tests.Reports;

namespace Bylaw.Cli.Tests.Output;

public sealed class CheckViewTests
{
    private static (string Output, string Error) Show(CheckReport report)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        CheckView.Write(report, output, error);
        return (output.ToString(), error.ToString());
    }

    [Fact]
    public void Findings_are_lines_as_the_compiler_writes_them() => Assert.Equal("""
        bylaw.yml(40,5): warning BYL0010: The exception of 'layering' at 'HealthController' expired on 2026-01-01.
        src/Shop.Api/Carts.cs(3,5): error BYL1003: 'Orders' and 'Carts' use each other [acyclic]
        src/Shop/Orders.cs(12,5): error BYL1001: 'A' must not use 'B' [layering]
        src/Shop/Orders.cs(30,5): error BYL1001: 'A' must not use 'B' [layering]
        src/Shop/Settings.cs(4,5): error BYL7004: A password stands in the source [no-secrets]
        src/Shop/Settings.cs(8,5): suggestion BYL9002: 'Clock' must not be used [no-clock]
        src/Shop/Shop.csproj: warning BYL1005: The package 'Newtonsoft.Json' is not allowed [packages]

        """.ReplaceLineEndings("\n"), Show(SampleReports.Rich).Output);

    [Fact]
    public void The_summary_is_honest() => Assert.Equal("""
        Findings:   4 errors, 2 warnings, 1 suggestion
        Projects:   1 analysed, 1 partly analysed, 1 skipped, 1 failed
                    Shop.Api: partly analysed: 2 references are missing
                    Legacy: skipped: Visual Basic
                    Broken: failed: it was never restored; run `dotnet restore`
        Types:      540, 12 of them in no layer
        Rules:      23 of bylaw.yml, derived.bylaw.yml; 2 selected nothing: nobody, nothing
        Baseline:   40 findings accepted, 3 of them no longer there
        Exceptions: 4: 1 expired, 2 with an end, the next in 5 days, 1 for good
                    layering at HealthController: expired 3 days ago
                    layering at GET /health: 5 days left
        Suppressed: 2 findings in the code, 1 without a justification
        Time:       3.2 s

        """.ReplaceLineEndings("\n"), Show(SampleReports.Rich).Error);

    [Fact]
    public void Without_findings_there_is_nothing_on_the_output()
    {
        var (output, error) = Show(SampleReports.Empty);
        Assert.Equal("", output);
        Assert.Contains("Findings:   no findings\nProjects:   1 analysed\n", error);
        Assert.Contains("Rules:      23 of bylaw/backend, since there is no bylaw.yml; `bylaw init` proposes one\nBaseline:   none\nExceptions: none\nSuppressed: none\n", error);
    }

    [Theory]
    [InlineData(0, 0, "none")]
    [InlineData(1, 0, "1, in a layer")]
    [InlineData(1, 1, "1, in no layer")]
    [InlineData(7, 0, "7, all of them in a layer")]
    [InlineData(7, 7, "7, none of them in a layer")]
    [InlineData(7, 1, "7, 1 of them in no layer")]
    public void Types_are_counted_in_words(int types, int unlayered, string text) =>
        Assert.Contains($"Types:      {text}\n", Show(SampleReports.Empty with { Summary = SampleReports.Empty.Summary with { Types = types, Unlayered = unlayered } }).Error);

    [Theory]
    [InlineData(-1, "1, expired\n")]
    [InlineData(1, "1, which ends in 1 day\n")]
    [InlineData(400, "1, which ends in 400 days\n")]
    [InlineData(null, "1, for good\n")]
    public void A_single_exception_is_no_list(int? days, string text) =>
        Assert.Contains("Exceptions: " + text, Show(SampleReports.Empty with { Summary = SampleReports.Empty.Summary with { Exceptions = [new("layering", "A", days)] } }).Error);

    [Fact]
    public void Nothing_checked_is_said() => Assert.Contains("Projects:   none, so nothing was checked\n", Show(SampleReports.Nothing).Error);

    [Fact]
    public void Whatever_is_in_a_finding_is_one_line_that_no_terminal_and_no_CI_takes_for_a_command()
    {
        var (output, error) = Show(SampleReports.Hostile);
        Assert.Equal(2, output.TrimEnd('\n').Split('\n').Length);
        Assert.DoesNotMatch("[\u0000-\u0009\u000b-\u001f]", output + error);
        Assert.DoesNotMatch("(?m)^\\s*::", output + error);
        Assert.StartsWith(SampleReports.HostilePath + "(12,5): error BYL1001: 'A<B>' & \"C\" ]]>", output);
    }
}
