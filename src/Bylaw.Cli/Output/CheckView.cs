using Bylaw.Cli.Checking;
using Bylaw.Cli.Reports;
using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>A check on the terminal: its findings by file, then what was looked at.</summary>
internal static class CheckView
{
    /// <param name="output">For the findings; the summary goes to <paramref name="error"/>.</param>
    public static void Write(CheckReport report, TextWriter output, TextWriter error)
    {
        WriteFindings(report, output);
        WriteSummary(report, error);
    }

    private static void WriteFindings(CheckReport report, TextWriter output)
    {
        var console = Terminal.On(output, wraps: false);
        // The lines have their file in them; the gap is for eyes, not for programs that read on.
        var isRead = console.Profile.Out.IsTerminal;
        var isFirst = true;
        foreach (var file in report.Open.GroupBy(report.PathOf))
        {
            if (isRead && !isFirst)
                console.WriteLine();
            isFirst = false;
            foreach (var finding in file)
                console.MarkupLine($"{Terminal.Text(FindingLine.Place(report, finding))}: [{Colour(finding.Level)}]{CheckText.Name(finding.Level)} {Terminal.Text(finding.Id)}[/]: {Terminal.Text(FindingLine.Message(finding))}");
        }

        if (isRead && !isFirst)
            console.WriteLine();
    }

    private static void WriteSummary(CheckReport report, TextWriter error)
    {
        var console = Terminal.On(error, wraps: false);
        var lines = CheckText.Summary(report, CheckText.FewRemarks);
        var width = lines.Max(line => line.Label.Length) + 1;
        foreach (var line in lines)
        {
            var (label, text) = ((line.Label.Length > 0 ? line.Label + ":" : "").PadRight(width), Terminal.Text(line.Text));
            console.MarkupLine(line.NeedsCare ? $"{label} [yellow]{text}[/]" : $"{label} {text}");
        }
    }

    private static string Colour(FindingLevel level) => level switch
    {
        FindingLevel.Error => "red",
        FindingLevel.Warning => "yellow",
        _ => "blue",
    };
}
