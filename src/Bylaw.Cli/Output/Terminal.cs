using System.Text;
using Bylaw.Rules;
using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>The console of a writer: in colour on a terminal that wants it, plain everywhere else.</summary>
internal static class Terminal
{
    /// <summary>A file or pipe has no width; lines are not broken there.</summary>
    private const int WideEnough = 4096;

    /// <param name="wraps">False for lines whose parts are clicked or copied: the terminal itself breaks what is too long.</param>
    public static IAnsiConsole On(TextWriter writer, bool wraps = true)
    {
        var isTerminal = writer == Console.Out ? !Console.IsOutputRedirected : writer == Console.Error && !Console.IsErrorRedirected;
        var plain = !isTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal || !wraps)
            console.Profile.Width = WideEnough;
        return console;
    }

    /// <summary>Text for markup: on one line, and without what would steer the terminal, turn the line around, or is no character.</summary>
    public static string Text(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in OneLine.Of(text).EnumerateRunes())
            clean.Append(rune.Value is 0xFFFE or 0xFFFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) ? Rune.ReplacementChar : rune);
        return Markup.Escape(clean.ToString());
    }
}
