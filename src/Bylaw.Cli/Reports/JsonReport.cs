using System.Text.Json;
using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Reports;

/// <summary>
/// The whole report for programs, as rules/check-report.schema.json describes it. A key that is known stays, and what has no value is null;
/// keys may be added. Whatever breaks that raises the version.
/// </summary>
internal static class JsonReport
{
    public const int SchemaVersion = 1;

    public static string Write(CheckReport report) => JsonText.Write(json => json.WriteObject(() =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteObject("tool", () =>
        {
            json.WriteString("name", "bylaw");
            json.WriteString("version", ToolVersion.Text);
        });
        json.WriteString("root", report.Root);
        json.WriteStrings("ruleFiles", report.RuleFiles);
        json.WriteObject("summary", () => WriteSummary(json, report));
        json.WriteArray("projects", report.Projects, project => json.WriteObject(() =>
        {
            json.WriteString("name", project.Name);
            json.WriteString("path", project.Path);
            json.WriteStrings("targetFrameworks", project.TargetFrameworks);
            json.WriteString("state", Name(project.State));
            json.WriteString("remark", project.Remark);
        }));
        json.WriteArray("findings", report.Findings, finding => json.WriteObject(() => WriteFinding(json, finding)));
    }));

    public static void WriteSummary(Utf8JsonWriter json, CheckReport report)
    {
        var summary = report.Summary;
        json.WriteNumber("errors", report.Count(FindingLevel.Error));
        json.WriteNumber("warnings", report.Count(FindingLevel.Warning));
        json.WriteNumber("suggestions", report.Count(FindingLevel.Suggestion));
        json.WriteNumber("suppressed", report.Findings.Count - report.Open.Count());
        json.WriteNumber("types", summary.Types);
        json.WriteNumber("unlayered", summary.Unlayered);
        json.WriteNumber("rules", summary.Rules);
        json.WriteStrings("deadRules", summary.DeadRules);
        json.WriteNumber("baseline", summary.Baseline);
        json.WriteNumber("stale", summary.Stale);
        json.WriteArray("exceptions", summary.Exceptions, exception => json.WriteObject(() =>
        {
            json.WriteString("rule", exception.Rule);
            json.WriteString("at", exception.At);
            json.WriteNumberOrNull("daysLeft", exception.DaysLeft);
        }));
        json.WriteNumber("elapsedMilliseconds", (long)summary.Elapsed.TotalMilliseconds);
    }

    public static void WriteSource(Utf8JsonWriter json, StatementSource? source) => json.WriteObjectOrNull("source", source, known =>
    {
        json.WriteString("path", known.Path);
        json.WriteNumberOrNull("line", known.Line);
        json.WriteString("quote", known.Quote);
    });

    private static void WriteFinding(Utf8JsonWriter json, CheckedFinding finding)
    {
        json.WriteString("id", finding.Id);
        json.WriteString("title", finding.Title);
        json.WriteString("category", finding.Category);
        json.WriteString("level", Name(finding.Level));
        json.WriteString("message", finding.Message);
        json.WriteString("rule", finding.Rule);
        json.WriteStrings("also", finding.Also);
        json.WriteString("because", finding.Because);
        WriteSource(json, finding.Source);
        json.WriteObjectOrNull("place", finding.Place, place => WritePlace(json, place));
        json.WriteArray("related", finding.Related, related => json.WriteObject(() => WritePlace(json, related)));
        json.WriteStrings("projects", finding.Projects);
        json.WriteObjectOrNull("suppression", finding.Suppression, suppression => json.WriteString("justification", suppression.Justification));
        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteString("excerpt", finding.Excerpt);
        json.WriteString("helpLink", finding.HelpLink);
    }

    private static void WritePlace(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteString("path", place.Path);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
    }

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
