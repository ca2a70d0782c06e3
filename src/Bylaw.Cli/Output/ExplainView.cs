using Bylaw.Cli.Explaining;
using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>An explanation on the terminal.</summary>
internal static class ExplainView
{
    public static void Write(Explanation explanation, TextWriter output)
    {
        var console = Terminal.On(output, wraps: false);
        if (!console.Profile.Out.IsTerminal)
        {
            output.Write(explanation.Text);
            return;
        }

        console.MarkupLine($"[bold]{Terminal.Text(explanation.Title)}[/]");
        foreach (var section in explanation.Sections)
        {
            console.WriteLine();
            console.MarkupLine($"[bold blue]{Terminal.Text(section.Heading)}[/]");
            foreach (var line in section.Lines)
                console.MarkupLine("  " + Terminal.Text(line));
        }
    }
}
