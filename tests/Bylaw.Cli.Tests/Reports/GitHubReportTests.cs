using System.Text;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Reports;

namespace Bylaw.Cli.Tests.Reports;

public sealed class GitHubReportTests
{
    private static readonly GitHubRun Bare = new(null, null, null);

    private static string[] Annotations(CheckReport report, GitHubRun? run = null) => GitHubReport.Annotations(report, run ?? Bare).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_finding_is_a_command_with_its_place() =>
        Assert.Contains("::error file=src/Shop/Orders.cs,line=12,endLine=12,col=5,endColumn=19,title=BYL1001 layering::'A' must not use 'B' [layering]", Annotations(SampleReports.Rich));

    [Fact]
    public void Levels_have_the_words_of_GitHub_and_what_is_suppressed_stays_out()
    {
        var lines = Annotations(SampleReports.Rich);
        Assert.Equal(["error", "error", "error", "error", "warning", "warning", "notice"], lines.Select(line => line[2..line.IndexOf(' ')]));
    }

    [Fact]
    public void Nothing_to_say_is_nothing() => Assert.Empty(Annotations(SampleReports.Empty));

    [Fact]
    public void A_finding_without_a_place_is_at_its_project() =>
        Assert.Contains("::warning file=src/Shop/Shop.csproj,title=BYL1005 packages::The package 'Newtonsoft.Json' is not allowed [packages]", Annotations(SampleReports.Rich));

    /// <summary>Reads commands as the runner does, which trims a line before it looks for two colons.</summary>
    private static Dictionary<string, string> Command(string line)
    {
        Assert.StartsWith("::", line);
        var end = line.IndexOf("::", 2, StringComparison.Ordinal);
        var head = line[2..end];
        var read = new Dictionary<string, string> { ["command"] = head[..head.IndexOf(' ')], ["message"] = Plain(line[(end + 2)..]) };
        foreach (var property in head[(head.IndexOf(' ') + 1)..].Split(','))
            read.Add(property[..property.IndexOf('=')], Plain(property[(property.IndexOf('=') + 1)..].Replace("%3A", ":").Replace("%2C", ",")));
        return read;

        static string Plain(string text) => text.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%25", "%");
    }

    [Fact]
    public void Whatever_is_in_a_finding_is_one_command_and_comes_back_as_it_was()
    {
        var commands = Annotations(SampleReports.Hostile).Select(Command).ToList();
        Assert.Equal(2, commands.Count);
        Assert.Equal(SampleReports.HostilePath, commands[0]["file"]);
        Assert.Equal(SampleReports.HostileText, commands[0]["message"]);
        Assert.Equal("BYL1001 " + SampleReports.HostileText, commands[0]["title"]);
        Assert.Equal("::stop-commands::x", commands[1]["message"]);
        Assert.Equal("::warning::y.cs", commands[1]["file"]);
    }

    [Theory]
    [InlineData(10, 10, null)]
    [InlineData(11, 9, "2 further errors")]
    [InlineData(500, 9, "491 further errors")]
    public void Of_each_kind_ten_are_shown_and_the_last_says_how_many_more(int count, int shown, string? more)
    {
        var report = SampleReports.Empty with { Findings = [.. Enumerable.Range(1, count).Select(line => SampleReports.Finding(line: line)), SampleReports.Finding(level: FindingLevel.Warning)] };
        var errors = Annotations(report).Where(line => line.StartsWith("::error ", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, errors.Count);
        Assert.Equal(shown, errors.Count(line => line.Contains(" file=", StringComparison.Ordinal)));
        if (more is not null)
            Assert.StartsWith($"::error title=bylaw::{more}", errors[^1]);
        Assert.Single(Annotations(report), line => line.StartsWith("::warning ", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_one_line_has_no_columns()
    {
        var report = SampleReports.Empty with { Findings = [SampleReports.Finding() with { Place = new("a.cs", 2, 5, 4, 1) }] };
        Assert.StartsWith("::error file=a.cs,line=2,endLine=4,title=", Annotations(report)[0]);
    }

    [Fact]
    public void Paths_are_from_the_folder_of_the_repository()
    {
        var run = new GitHubRun("/repo", null, "https://github.com/a/b/blob/1f");
        Assert.Contains("::error file=backend/src/Shop/Orders.cs,", GitHubReport.Annotations(SampleReports.Rich, run));
        Assert.Contains("| [12](https://github.com/a/b/blob/1f/backend/src/Shop/Orders.cs#L12) | error | [BYL1001](https://github.com/", GitHubReport.StepSummary(SampleReports.Rich, run));
        // A checkout somewhere else has no path in the repository.
        Assert.Contains("::error file=src/Shop/Orders.cs,", GitHubReport.Annotations(SampleReports.Rich, new GitHubRun("/other", null, null)));
    }

    [Fact]
    public void The_summary_has_counts_and_findings()
    {
        var summary = GitHubReport.StepSummary(SampleReports.Rich, Bare);
        Assert.StartsWith("## bylaw check: 4 errors, 2 warnings, 1 suggestion\n", summary);
        Assert.Contains("| Projects | 1 analysed, 1 partly analysed, 1 skipped, 1 failed |\n", summary);
        Assert.Contains("\n### src/Shop/Orders.cs\n", summary);
        Assert.Contains(@"| 12 | error | [BYL1001](https://github.com/bylaw-dotnet/bylaw/blob/main/rules/reference/BYL1001.md) | 'A' must not use 'B' \[layering\] |", summary);
    }

    [Fact]
    public void Nothing_in_a_summary_is_taken_for_markup()
    {
        var summary = GitHubReport.StepSummary(SampleReports.Hostile, Bare);
        Assert.DoesNotContain("<", summary);
        Assert.DoesNotContain("javascript:", summary);
        foreach (var row in summary.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("BYL", StringComparison.Ordinal)))
            Assert.Equal(5, row.Replace(@"\\", "").Replace(@"\|", "").Count(letter => letter == '|'));
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(3_000)]
    [InlineData(10)]
    public void A_summary_has_a_limit_and_says_what_is_left_out(int limit)
    {
        var report = SampleReports.Empty with { Findings = [.. Enumerable.Range(1, 9_000).Select(line => SampleReports.Finding(line: line, path: $"ü{line}.cs"))] };
        var summary = GitHubReport.StepSummary(report, Bare, limit);
        var shown = summary.Split('\n').Count(line => line.Contains("BYL1001", StringComparison.Ordinal));
        if (limit > 100)
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(summary), 1, limit);
            Assert.Contains($"and {9_000 - shown} further findings", summary);
        }

        Assert.StartsWith("## bylaw check: 9000 errors", summary);
        Assert.InRange(Encoding.UTF8.GetByteCount(GitHubReport.StepSummary(report, Bare)), limit, 1024 * 1024);
    }

    [Fact]
    public void The_environment_tells_where_it_runs()
    {
        Dictionary<string, string> set = new()
        {
            ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = "/w", ["GITHUB_STEP_SUMMARY"] = "", ["GITHUB_SERVER_URL"] = "https://g", ["GITHUB_REPOSITORY"] = "a/b", ["GITHUB_SHA"] = "1f",
        };
        Assert.Equal(new GitHubRun("/w", null, "https://g/a/b/blob/1f"), GitHubRun.Of(set.GetValueOrDefault));
        set.Remove("GITHUB_ACTIONS");
        Assert.Null(GitHubRun.Of(set.GetValueOrDefault));
    }
}
