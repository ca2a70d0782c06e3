using System.Text.Json;
using System.Text.RegularExpressions;
using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Reports;

/// <summary>SARIF 2.1.0, within what GitHub's code scanning takes.</summary>
internal static partial class SarifReport
{
    private const string SourceRoot = "%SRCROOT%";

    /// <summary>A file with more is refused as a whole.</summary>
    public const int MaxResults = 25_000;

    private const int MaxDescription = 1_000;

    /// <param name="suppressed">Whether suppressed findings are in it, marked as such. Code scanning does not know the mark and opens an alert for each.</param>
    public static string Write(CheckReport report, bool suppressed = true)
    {
        var wanted = report.Findings.Where(finding => suppressed || finding.Suppression is null).ToList();
        var findings = Limit(wanted);
        var rules = Rules(findings);
        return JsonText.Write(json => json.WriteObject(() =>
        {
            json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteArray("runs", [report], _ => json.WriteObject(() =>
            {
                json.WriteObject("tool", () => json.WriteObject("driver", () => WriteDriver(json, rules)));
                WriteInvocation(json, report, wanted.Count - findings.Count);
                json.WriteObject("originalUriBaseIds", () => json.WriteObject(SourceRoot, () => json.WriteString("uri", FolderUri(report.Root))));
                json.WriteString("columnKind", "utf16CodeUnits");
                WriteResults(json, report, findings, rules);
                json.WriteObject("properties", () => json.WriteObject("summary", () => JsonReport.WriteSummary(json, report)));
            }));
        }));
    }

    // The weakest go first; those that stay keep their order.
    private static List<CheckedFinding> Limit(List<CheckedFinding> findings)
    {
        if (findings.Count <= MaxResults)
            return findings;
        var kept = findings.Index().OrderByDescending(finding => finding.Item.Suppression is null).ThenByDescending(finding => finding.Item.Level).Take(MaxResults);
        return [.. kept.OrderBy(finding => finding.Index).Select(finding => finding.Item)];
    }

    private static List<CheckedFinding> Rules(List<CheckedFinding> findings) =>
        [.. findings.DistinctBy(finding => finding.Id).OrderBy(finding => finding.Id, StringComparer.Ordinal)];

    private static void WriteDriver(Utf8JsonWriter json, List<CheckedFinding> rules)
    {
        json.WriteString("name", "bylaw");
        json.WriteString("fullName", "Bylaw " + ToolVersion.Text);
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("semanticVersion", ToolVersion.Text);
        json.WriteString("informationUri", "https://github.com/bylaw-dotnet/bylaw");
        json.WriteArray("rules", rules, rule => json.WriteObject(() => WriteRule(json, rule)));
    }

    private static void WriteRule(Utf8JsonWriter json, CheckedFinding rule)
    {
        var page = ReferencePage.Of(rule.Id);
        var metadata = RuleMetadata.Of(rule.Id);
        json.WriteString("id", rule.Id);
        json.WriteString("name", PascalCase(rule.Title));
        json.WriteObject("shortDescription", () => json.WriteString("text", Cut(Sentence(rule.Title))));
        json.WriteObject("fullDescription", () => json.WriteString("text", Cut(Sentence(page?.Description ?? rule.Title))));
        json.WriteObject("help", () =>
        {
            json.WriteString("text", page?.Text ?? Sentence(rule.Title));
            if (page is not null)
                json.WriteString("markdown", page.Markdown);
        });
        if ((rule.HelpLink ?? (page is null ? null : ReferencePage.Folder + (rule.Id.StartsWith("BYL9", StringComparison.Ordinal) ? "BYL9001" : rule.Id) + ".md")) is { } link)
            json.WriteString("helpUri", link);
        json.WriteObject("defaultConfiguration", () => json.WriteString("level", Level(metadata.Level)));
        json.WriteObject("properties", () =>
        {
            json.WriteStrings("tags", Tags(rule, metadata));
            json.WriteString("precision", metadata.Precision);
            if (metadata.Security is { } security)
                json.WriteString("security-severity", security.Severity);
        });
    }

    private static IEnumerable<string> Tags(CheckedFinding rule, RuleMetadata metadata)
    {
        if (metadata.Security is { } security)
            return [rule.Category, "security", $"external/cwe/cwe-{security.Weakness:D3}"];
        return [rule.Category, "maintainability"];
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report, int left) => json.WriteArray("invocations", [report], _ => json.WriteObject(() =>
    {
        json.WriteBoolean("executionSuccessful", report.Count(ProjectState.Failed) == 0 && report.Count(ProjectState.Analyzed) + report.Count(ProjectState.Partly) > 0);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var project in report.Projects)
        {
            if (project.Remark is not null || project.State is ProjectState.Failed or ProjectState.Partly)
                WriteNotification(json, ProjectLevel(project.State), $"{project.Name}: {CheckText.Of(project)}", project.Path);
        }

        if (left > 0)
            WriteNotification(json, FindingLevel.Warning, $"{left} further findings are left out: a file for code scanning may have {MaxResults}.", null);
        json.WriteEndArray();
        json.WriteArray("toolConfigurationNotifications", report.Summary.DeadRules, rule =>
            WriteNotification(json, FindingLevel.Warning, $"The rule '{rule}' selected nothing, so it checked nothing.", null));
    }));

    private static FindingLevel ProjectLevel(ProjectState state) => state switch
    {
        ProjectState.Failed => FindingLevel.Error,
        ProjectState.Partly => FindingLevel.Warning,
        _ => FindingLevel.Suggestion,
    };

    private static void WriteNotification(Utf8JsonWriter json, FindingLevel level, string message, string? path) => json.WriteObject(() =>
    {
        json.WriteString("level", Level(level));
        WriteText(json, message);
        if (path is not null)
            json.WriteArray("locations", [path], _ => json.WriteObject(() => WriteLocation(json, path, null)));
    });

    private static void WriteResults(Utf8JsonWriter json, CheckReport report, List<CheckedFinding> findings, List<CheckedFinding> rules)
    {
        var indices = rules.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        json.WriteArray("results", findings, finding => json.WriteObject(() =>
        {
            json.WriteString("ruleId", finding.Id);
            json.WriteNumber("ruleIndex", indices[finding.Id]);
            json.WriteString("level", Level(finding.Level));
            WriteText(json, finding.Message + RelatedLinks(finding));
            json.WriteArray("locations", [finding], _ => json.WriteObject(() => WriteLocation(json, report.PathOf(finding), finding.Place ?? Start)));
            if (finding.Related.Count > 0)
                json.WriteArray("relatedLocations", finding.Related.Index(), related => json.WriteObject(() => WriteRelated(json, related.Item, related.Index + 1)));
            // The same thing done twice in a member is two findings.
            var count = seen[finding.Fingerprint] = seen.GetValueOrDefault(finding.Fingerprint) + 1;
            json.WriteObject("partialFingerprints", () => json.WriteString("bylaw/v1", count == 1 ? finding.Fingerprint : $"{finding.Fingerprint}:{count}"));
            // Either all results have it or none.
            json.WriteArray("suppressions", finding.Suppression is { } suppression ? [suppression] : Array.Empty<Suppression>(), item => json.WriteObject(() =>
            {
                json.WriteString("kind", "inSource");
                json.WriteString("status", "accepted");
                if (item.Justification is { } justification)
                    json.WriteString("justification", justification);
            }));
            WriteResultProperties(json, finding);
        }));
    }

    private static readonly SourcePlace Start = new("", 1, 1, 1, 1);

    private static void WriteResultProperties(Utf8JsonWriter json, CheckedFinding finding) => json.WriteObject("properties", () =>
    {
        json.WriteString("rule", finding.Rule);
        if (finding.Also.Count > 0)
            json.WriteStrings("also", finding.Also);
        if (finding.Because is not null)
            json.WriteString("because", finding.Because);
        if (finding.Source is not null)
            JsonReport.WriteSource(json, finding.Source);
        json.WriteStrings("projects", finding.Projects);
    });

    // Viewers show a related location where the message links to it.
    private static string RelatedLinks(CheckedFinding finding) => finding.Related.Count == 0 ? "" : " See " + string.Join(", ", finding.Related.Select(
        (place, index) => $"[{LinkText().Replace(Path.GetFileName(place.Path), @"\$0")}:{place.Line}]({index + 1})")) + ".";

    private static void WriteRelated(Utf8JsonWriter json, SourcePlace place, int id)
    {
        json.WriteNumber("id", id);
        WriteLocation(json, place.Path, place);
        WriteText(json, $"{place.Path}:{place.Line}");
    }

    private static void WriteLocation(Utf8JsonWriter json, string path, SourcePlace? region) => json.WriteObject("physicalLocation", () =>
    {
        json.WriteObject("artifactLocation", () =>
        {
            json.WriteString("uri", RelativeUri(path));
            if (!Path.IsPathRooted(path))
                json.WriteString("uriBaseId", SourceRoot);
        });
        if (region is null)
            return;
        json.WriteObject("region", () =>
        {
            json.WriteNumber("startLine", region.Line);
            json.WriteNumber("startColumn", region.Column);
            json.WriteNumber("endLine", region.EndLine);
            json.WriteNumber("endColumn", region.EndColumn);
        });
    });

    private static void WriteText(Utf8JsonWriter json, string text) => json.WriteObject("message", () => json.WriteString("text", text));

    private static string RelativeUri(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));

    private static string FolderUri(string folder)
    {
        var segments = folder.Replace('\\', '/').Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "file:///" + string.Concat(segments.Select((segment, index) => (index == 0 && segment.EndsWith(':') ? segment : Uri.EscapeDataString(segment)) + "/"));
    }

    private static string Level(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "note",
    };

    private static string PascalCase(string title) => string.Concat(Word().Matches(title).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    private static string Cut(string text) => text.Length <= MaxDescription ? text : text[..(MaxDescription - 1)] + "…";

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\[\]\\]")]
    private static partial Regex LinkText();
}
