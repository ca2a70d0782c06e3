using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Bylaw.Cli.Commands;

/// <summary>What `--help` of a command shows below its options, and the list of all commands does not.</summary>
/// <param name="About">Paragraphs, with an empty line between them; what is indented stays as it is.</param>
/// <param name="Examples">Command lines, each with what it does.</param>
/// <param name="ExitCodes">What each of them means here.</param>
internal sealed record HelpText(string About, IReadOnlyList<(string Line, string Does)> Examples, IReadOnlyList<(int Code, string Means)> ExitCodes);

/// <summary>Examples and exit codes of every command, where `--help` shows them.</summary>
internal static partial class CommandHelp
{
    /// <summary>Of a file or pipe, which has none.</summary>
    private const int UsualWidth = 100;

    private static readonly ConditionalWeakTable<Command, HelpText> Texts = new();

    public static TCommand WithHelp<TCommand>(this TCommand command, HelpText text)
        where TCommand : Command
    {
        Texts.Add(command, text);
        return command;
    }

    public static RootCommand WithCommandHelp(this RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new Action((HelpAction)help.Action!);
        return root;
    }

    private sealed class Action(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            var options = new StringWriter();
            parseResult.InvocationConfiguration.Output = options;
            var exitCode = inner.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            // A value that may be left out is named in brackets, which the library puts on the inside.
            output.Write(Optional().Replace(options.ToString().TrimEnd() + "\n", "[<$1>]"));
            if (Texts.TryGetValue(parseResult.CommandResult.Command, out var text))
                output.Write(Below(text, (output == Console.Out && !Console.IsOutputRedirected) || (output == Console.Error && !Console.IsErrorRedirected) ? Math.Max(40, Console.WindowWidth - 1) : UsualWidth));
            return exitCode;
        }
    }

    private static string Below(HelpText help, int width)
    {
        var text = new StringBuilder();
        foreach (var paragraph in help.About.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            text.Append('\n').Append(paragraph.StartsWith(' ') ? paragraph + "\n" : Wrapped(paragraph, 0, width));

        text.Append("\nExamples:\n");
        var column = help.Examples.Max(example => example.Line.Length);
        var fits = help.Examples.All(example => column + example.Does.Length + 4 <= width);
        foreach (var (line, does) in help.Examples)
            text.Append("  ").Append(does.Length == 0 ? line + "\n" : fits ? $"{line.PadRight(column)}  {does}\n" : $"{line}\n{Wrapped(does, 6, width)}");

        text.Append("\nExit codes:\n");
        foreach (var (code, means) in help.ExitCodes)
            text.Append("  ").Append(code).Append(Wrapped(means, 5, width).AsSpan(3));
        return text.ToString();
    }

    private static string Wrapped(string paragraph, int indent, int width)
    {
        var text = new StringBuilder();
        var line = new StringBuilder().Append(' ', indent);
        foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent && line.Length + 1 + word.Length > width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(' ', indent);
            }

            line.Append(line.Length > indent ? " " : "").Append(word);
        }

        return text.Append(line).Append('\n').ToString();
    }

    [GeneratedRegex(@"<\[([^\]]+)\]>")]
    private static partial Regex Optional();
}
