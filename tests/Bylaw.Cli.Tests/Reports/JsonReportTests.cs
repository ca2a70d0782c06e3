using System.Text.Json;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Reports;

namespace Bylaw.Cli.Tests.Reports;

public sealed class JsonReportTests
{
    private static JsonElement Read(CheckReport report) => JsonDocument.Parse(JsonReport.Write(report)).RootElement;

    private static readonly JsonElement Schema = JsonDocument.Parse(Repository.Read("rules/check-report.schema.json")).RootElement;

    public static TheoryData<string> Samples => [.. SampleReports.All.Select(sample => sample.Name)];

    [Theory, MemberData(nameof(Samples))]
    public void It_has_the_shape_that_is_documented(string name) => AssertFits(Read(SampleReports.All.Single(sample => sample.Name == name).Report), Schema, name);

    /// <summary>As much of JSON schema as ours uses. A key that is not described, or is missing, fails.</summary>
    private static void AssertFits(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            // Only ever: nothing, or this.
            Assert.Equal("null", choices[0].GetProperty("type").GetString());
            if (value.ValueKind != JsonValueKind.Null)
                AssertFits(value, choices[1], place);
            return;
        }

        if (schema.TryGetProperty("const", out var constant))
            Assert.Equal(constant.GetRawText(), value.GetRawText());
        if (schema.TryGetProperty("enum", out var words))
            Assert.Contains(value.GetString(), words.EnumerateArray().Select(word => word.GetString()));
        if (schema.TryGetProperty("type", out var type))
            Assert.True(Types(type).Contains(Kind(value)), $"{place}: {Kind(value)}, not {type}");
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
                AssertFits(item, schema.GetProperty("items"), $"{place}[{index}]");
        }

        if (value.ValueKind != JsonValueKind.Object)
            return;
        var properties = schema.GetProperty("properties");
        Assert.Equal(properties.EnumerateObject().Select(property => property.Name), value.EnumerateObject().Select(property => property.Name));
        Assert.Equal(properties.EnumerateObject().Select(property => property.Name), schema.GetProperty("required").EnumerateArray().Select(item => item.GetString()));
        foreach (var property in value.EnumerateObject())
            AssertFits(property.Value, properties.GetProperty(property.Name), $"{place}.{property.Name}");
    }

    private static IEnumerable<string?> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()) : [type.GetString()];

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    [Fact]
    public void It_says_what_the_report_says()
    {
        var json = Read(SampleReports.Rich);
        var summary = json.GetProperty("summary");
        Assert.Equal((4, 2, 1, 2), (Number("errors"), Number("warnings"), Number("suggestions"), Number("suppressed")));
        Assert.Equal(3210, Number("elapsedMilliseconds"));
        Assert.Equal(JsonValueKind.Null, summary.GetProperty("exceptions")[3].GetProperty("daysLeft").ValueKind);
        var finding = json.GetProperty("findings")[2];
        Assert.Equal("layering", finding.GetProperty("rule").GetString());
        Assert.Equal(26, finding.GetProperty("source").GetProperty("line").GetInt32());
        Assert.Equal(12, finding.GetProperty("place").GetProperty("line").GetInt32());
        Assert.Equal("partly", json.GetProperty("projects")[1].GetProperty("state").GetString());
        int Number(string name) => summary.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Whatever_is_in_a_finding_comes_back_as_it_was()
    {
        var finding = Read(SampleReports.Hostile).GetProperty("findings")[0];
        Assert.Equal(SampleReports.HostileText.Replace("\uD800", "\uFFFD"), finding.GetProperty("message").GetString());
        Assert.Equal(SampleReports.HostilePath, finding.GetProperty("place").GetProperty("path").GetString());
        Assert.Contains("日本", JsonReport.Write(SampleReports.Hostile));
    }
}
