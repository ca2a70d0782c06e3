using System.Text.Json;
using System.Text.RegularExpressions;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Reports;

namespace Bylaw.Cli.Tests.Reports;

public sealed partial class SarifReportTests
{
    private static JsonElement Run(CheckReport report, bool suppressed = true) => JsonDocument.Parse(SarifReport.Write(report, suppressed)).RootElement.GetProperty("runs")[0];

    private static JsonElement[] Results(CheckReport report, bool suppressed = true) => [.. Run(report, suppressed).GetProperty("results").EnumerateArray()];

    private static JsonElement[] Rules(CheckReport report) => [.. Run(report).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];

    public static TheoryData<string> Samples => [.. SampleReports.All.Select(sample => sample.Name)];

    /// <summary>What GitHub's documentation of code scanning asks of a file: it takes none that misses this.</summary>
    [Theory, MemberData(nameof(Samples))]
    public void It_is_what_code_scanning_takes(string name)
    {
        var report = SampleReports.All.Single(sample => sample.Name == name).Report;
        var log = JsonDocument.Parse(SarifReport.Write(report)).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Contains("sarif-schema-2.1.0.json", log.GetProperty("$schema").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("bylaw", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", run.GetProperty("tool").GetProperty("driver").GetProperty("semanticVersion").GetString());

        var rules = Rules(report);
        foreach (var rule in rules)
        {
            Assert.InRange(rule.GetProperty("id").GetString()!.Length, 1, 255);
            Assert.InRange(rule.GetProperty("name").GetString()!.Length, 1, 255);
            Assert.InRange(rule.GetProperty("shortDescription").GetProperty("text").GetString()!.Length, 1, 1024);
            Assert.InRange(rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length, 1, 1024);
            Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), Levels);
            var properties = rule.GetProperty("properties");
            Assert.InRange(properties.GetProperty("tags").GetArrayLength(), 1, 10);
            Assert.Contains(properties.GetProperty("precision").GetString(), (string[])["very-high", "high", "medium", "low"]);
            if (properties.TryGetProperty("security-severity", out var severity))
                Assert.InRange(double.Parse(severity.GetString()!, System.Globalization.CultureInfo.InvariantCulture), 0.1, 10);
        }

        Assert.Equal(report.Findings.Count, run.GetProperty("results").GetArrayLength());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), Levels);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.NotEmpty(result.GetProperty("partialFingerprints").GetProperty("bylaw/v1").GetString()!);
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            AssertUri(place.GetProperty("artifactLocation"));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
        }
    }

    private static readonly string[] Levels = ["error", "warning", "note"];

    private static void AssertUri(JsonElement artifact)
    {
        Assert.Equal("%SRCROOT%", artifact.GetProperty("uriBaseId").GetString());
        Assert.Matches(RelativeReference(), artifact.GetProperty("uri").GetString());
    }

    [GeneratedRegex("^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)*$")]
    private static partial Regex RelativeReference();

    [Fact]
    public void A_path_comes_back_as_it_was()
    {
        var run = Run(SampleReports.Hostile);
        var uri = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.Equal(SampleReports.HostilePath, Uri.UnescapeDataString(uri));
        var root = new Uri(run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString()!);
        Assert.Equal("file:///repo%20%231%3B%C3%BC%20%2541/", root.AbsoluteUri);
        Assert.Equal("/repo #1;ü %41/" + SampleReports.HostilePath, Uri.UnescapeDataString(new Uri(root, uri).AbsolutePath));
    }

    [Theory]
    [InlineData("C:\\repo\\a b", "file:///C:/repo/a%20b/")]
    [InlineData("/", "file:///")]
    [InlineData("/repo/", "file:///repo/")]
    public void The_root_is_a_folder(string root, string uri) =>
        Assert.Equal(uri, Run(SampleReports.Empty with { Root = root }).GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString());

    [Fact]
    public void The_help_of_a_rule_is_its_page()
    {
        var rule = Rules(SampleReports.Rich).Single(rule => rule.GetProperty("id").GetString() == "BYL7004");
        Assert.Equal("SecretInTheSource", rule.GetProperty("name").GetString());
        Assert.Equal("Secret in the source.", rule.GetProperty("shortDescription").GetProperty("text").GetString());
        Assert.StartsWith("A password, key or token stands in the code", rule.GetProperty("fullDescription").GetProperty("text").GetString());
        var help = rule.GetProperty("help");
        Assert.Contains("\n## How to fix\n", help.GetProperty("markdown").GetString());
        Assert.Contains("\nHow to fix\n", help.GetProperty("text").GetString());
        Assert.Contains("change the secret: it is in the history", help.GetProperty("text").GetString());
        Assert.EndsWith("/BYL7004.md", rule.GetProperty("helpUri").GetString());
        Assert.Equal("7.8", rule.GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Equal(["Bylaw.Operations", "security", "external/cwe/cwe-798"], rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public void An_id_of_a_team_has_the_page_of_such_ids()
    {
        var rule = Rules(SampleReports.Rich).Single(rule => rule.GetProperty("id").GetString() == "BYL9002");
        Assert.Contains("an id of its own", rule.GetProperty("help").GetProperty("markdown").GetString());
        Assert.EndsWith("/BYL9001.md", rule.GetProperty("helpUri").GetString());
        Assert.False(rule.GetProperty("properties").TryGetProperty("security-severity", out _));
    }

    [Fact]
    public void A_result_has_the_rule_and_its_reason()
    {
        var result = Results(SampleReports.Rich)[2];
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal("'A' must not use 'B' [layering]", result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("layering", result.GetProperty("properties").GetProperty("rule").GetString());
        Assert.Equal("services own transactions", result.GetProperty("properties").GetProperty("because").GetString());
        Assert.Equal("Endpoints go through services.", result.GetProperty("properties").GetProperty("source").GetProperty("quote").GetString());
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal((12, 5, 12, 20), (Number("startLine"), Number("startColumn"), Number("endLine"), Number("endColumn")));
        int Number(string name) => region.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Further_places_are_linked_from_the_message()
    {
        var result = Results(SampleReports.Rich)[1];
        Assert.Equal(@"'Orders' and 'Carts' use each other [acyclic] See [Orders.cs:7](1), [\[Carts\].cs:9](2).", result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal([1, 2], result.GetProperty("relatedLocations").EnumerateArray().Select(related => related.GetProperty("id").GetInt32()));
    }

    [Fact]
    public void Two_findings_with_one_fingerprint_are_told_apart() => Assert.Equal(
        ["f1", "f1:2"], Results(SampleReports.Rich)[2..4].Select(result => result.GetProperty("partialFingerprints").GetProperty("bylaw/v1").GetString()));

    [Fact]
    public void What_is_suppressed_says_why()
    {
        var results = Results(SampleReports.Rich);
        // Either all results have the array or none.
        Assert.All(results, result => Assert.Equal(JsonValueKind.Array, result.GetProperty("suppressions").ValueKind));
        Assert.Empty(results[2].GetProperty("suppressions").EnumerateArray());
        Assert.Equal("The bank wants it.", results[6].GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.Equal("inSource", results[7].GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.False(results[7].GetProperty("suppressions")[0].TryGetProperty("justification", out _));
        Assert.Equal(results.Length - 2, Results(SampleReports.Rich, suppressed: false).Length);
    }

    [Fact]
    public void The_run_tells_what_it_could_not_see()
    {
        var invocation = Run(SampleReports.Rich).GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(
            ["warning Shop.Api: partly analysed: 2 references are missing", "note Legacy: skipped: Visual Basic", "error Broken: failed: it was never restored; run `dotnet restore`"],
            invocation.GetProperty("toolExecutionNotifications").EnumerateArray().Select(Said));
        Assert.Equal(["The rule 'nobody' selected nothing, so it checked nothing.", "The rule 'nothing' selected nothing, so it checked nothing."],
            invocation.GetProperty("toolConfigurationNotifications").EnumerateArray().Select(item => item.GetProperty("message").GetProperty("text").GetString()));
        Assert.True(Run(SampleReports.Empty).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.False(Run(SampleReports.Nothing).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        static string Said(JsonElement item) => $"{item.GetProperty("level").GetString()} {item.GetProperty("message").GetProperty("text").GetString()}";
    }

    [Fact]
    public void More_than_a_file_may_have_are_cut_from_the_weak_end_and_it_is_said()
    {
        var report = SampleReports.Empty with
        {
            Findings =
            [
                SampleReports.Finding(level: FindingLevel.Suggestion, fingerprint: "weak"),
                .. Enumerable.Range(1, SarifReport.MaxResults).Select(line => SampleReports.Finding(line: line, level: FindingLevel.Warning, fingerprint: $"w{line}")),
                SampleReports.Finding(fingerprint: "strong"),
            ],
        };
        var run = Run(report);
        var kept = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("bylaw/v1").GetString()).ToList();
        Assert.Equal(SarifReport.MaxResults, kept.Count);
        Assert.Equal(("w1", "strong"), (kept[0], kept[^1]));
        Assert.StartsWith("2 further findings are left out", run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("BYL2004"), InlineData("BYL5003"), InlineData("BYL5005"), InlineData("BYL5006"), InlineData("BYL6002"), InlineData("BYL6004"), InlineData("BYL7002"), InlineData("BYL7004")]
    public void What_is_about_security_is_rated(string id) => Assert.NotNull(RuleMetadata.Of(id).Security);
}
