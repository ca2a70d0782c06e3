using Bylaw.Cli.Checking;
using Bylaw.Rules;

namespace Bylaw.Cli.Reports;

/// <summary>A finding on one line, as the compiler writes it: editors and CI logs make a link of its place.</summary>
internal static class FindingLine
{
    public static string Of(CheckReport report, CheckedFinding finding) => $"{Place(report, finding)}: {CheckText.Name(finding.Level)} {finding.Id}: {Message(finding)}";

    /// <summary>`path(line,column)`; the path alone where that is all.</summary>
    public static string Place(CheckReport report, CheckedFinding finding) =>
        Path(report.PathOf(finding)) + (finding.Place is { } place ? $"({place.Line},{place.Column})" : "");

    public static string Message(CheckedFinding finding) => OneLine.Of(finding.Message);

    // A CI system takes a line that begins with two colons for a command.
    private static string Path(string path) => OneLine.Of(path) is var line && line.StartsWith("::", StringComparison.Ordinal) ? "./" + line : line;
}
