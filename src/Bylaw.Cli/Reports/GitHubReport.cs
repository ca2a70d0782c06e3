using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Output;
using Bylaw.Rules;

namespace Bylaw.Cli.Reports;

/// <summary>What GitHub shows of a run: annotations at the lines of a pull request, and the summary of the step.</summary>
internal static partial class GitHubReport
{
    /// <summary>Of each kind; GitHub drops what a step writes beyond it, without a word.</summary>
    private const int MaxAnnotations = 10;

    /// <summary>A summary that is larger is not shown at all. Some bytes are left to others.</summary>
    public const int MaxSummary = 1024 * 1024 - 4096;

    /// <summary>Workflow commands for the standard output.</summary>
    public static string Annotations(CheckReport report, GitHubRun run)
    {
        var text = new StringBuilder();
        foreach (var kind in report.Open.GroupBy(finding => finding.Level).OrderByDescending(kind => kind.Key))
        {
            var findings = kind.ToList();
            var shown = findings.Count > MaxAnnotations ? MaxAnnotations - 1 : findings.Count;
            foreach (var finding in findings.Take(shown))
                text.Append(Annotation(report, run, finding)).Append('\n');
            if (findings.Count > shown)
                text.Append($"::{Command(kind.Key)} title=bylaw::{Messages.Count(findings.Count - shown, "further " + CheckText.Name(kind.Key))}: GitHub shows {MaxAnnotations} of a kind. All are in the log and in the summary of the step.\n");
        }

        return text.ToString();
    }

    private static string Annotation(CheckReport report, GitHubRun run, CheckedFinding finding)
    {
        var command = new StringBuilder($"::{Command(finding.Level)} file={Property(run.PathOf(report.Root, report.PathOf(finding)))}");
        if (finding.Place is { } place)
        {
            command.Append(CultureInfo.InvariantCulture, $",line={place.Line},endLine={place.EndLine}");
            // Columns belong to one line; the last one is part of the range here.
            if (place.Line == place.EndLine)
                command.Append(CultureInfo.InvariantCulture, $",col={place.Column},endColumn={Math.Max(place.Column, place.EndColumn - 1)}");
        }

        return command.Append($",title={Property($"{finding.Id} {finding.Rule ?? finding.Title}")}::{Data(finding.Message)}").ToString();
    }

    private static string Command(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");

    /// <summary>Markdown of at most so many bytes.</summary>
    public static string StepSummary(CheckReport report, GitHubRun run, int limit = MaxSummary)
    {
        var text = new StringBuilder($"## bylaw check: {CheckText.Counts(report)}\n\n");
        text.Append("| | |\n|---|---|\n");
        foreach (var line in CheckText.Summary(report, CheckText.FewRemarks))
            text.Append($"| {Escape(line.Label)} | {Escape(line.Text)} |\n");

        var room = limit - Bytes(text.ToString()) - 200;
        if (room < 0)
            return $"## bylaw check: {CheckText.Counts(report)}\n";

        var left = report.Open.Count();
        foreach (var file in report.Open.GroupBy(report.PathOf))
        {
            var heading = $"\n### {Escape(file.Key)}\n\n| | Level | Id | Finding |\n|---|---|---|---|\n";
            foreach (var finding in file)
            {
                var row = heading + Row(report, run, finding);
                room -= Bytes(row);
                if (room < 0)
                    return text.Append($"\n… and {Messages.Count(left, "further finding")}, for which there is no room here: see the log.\n").ToString();
                text.Append(row);
                heading = "";
                left--;
            }
        }

        return text.ToString();
    }

    private static string Row(CheckReport report, GitHubRun run, CheckedFinding finding)
    {
        var line = finding.Place is { } place ? place.Line.ToString(CultureInfo.InvariantCulture) : "";
        if (finding.Place is not null && run.SourceUrl is { } url)
            line = $"[{line}]({url}/{string.Join('/', run.PathOf(report.Root, finding.Place.Path).Split('/').Select(Uri.EscapeDataString))}#L{line})";
        var id = finding.HelpLink is { } help && help.StartsWith("https://", StringComparison.Ordinal) && Uri.IsWellFormedUriString(help, UriKind.Absolute) ? $"[{finding.Id}]({help.Replace(")", "%29")})" : finding.Id;
        return $"| {line} | {CheckText.Name(finding.Level)} | {id} | {Escape(finding.Message)} |\n";
    }

    // All that markdown or a table would take for its own.
    private static string Escape(string text) => Markup().Replace(OneLine.Of(text), @"\$0").Replace("&", "&amp;").Replace("<", "&lt;");

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    [GeneratedRegex(@"[\\`*_{}\[\]>#|~@$!]")]
    private static partial Regex Markup();
}
