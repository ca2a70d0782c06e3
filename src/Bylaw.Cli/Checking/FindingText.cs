using System.Globalization;
using Bylaw.Cli.Output;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>A finding on one line, for commands that work on the compiler's own.</summary>
internal static class FindingText
{
    /// <summary>As the compiler prints it.</summary>
    public static string Of(Diagnostic finding, string root) => $"{Place(finding, root)}: {Level(finding)} {finding.Id}: {OneLine.Of(Message(finding))}";

    /// <summary>One that is of no single compilation.</summary>
    public static string Of(CheckedFinding finding, string root) =>
        $"{(finding.Place is { } place ? $"{PathText.Relative(root, place.Path)}({place.Line},{place.Column})" : "bylaw")}: {Reports.CheckText.Name(finding.Level)} {finding.Id}: {OneLine.Of(finding.Message)}";

    public static string Message(Diagnostic finding) => finding.GetMessage(CultureInfo.InvariantCulture);

    public static string Place(Diagnostic finding, string root)
    {
        var span = finding.Location.GetMappedLineSpan();
        return span.IsValid && span.Path.Length > 0
            ? $"{PathText.Relative(root, span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})"
            : "bylaw";
    }

    private static string Level(Diagnostic finding) => finding.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "suggestion",
    };
}
