using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Bylaw.Cli.Commands;

/// <summary>Examples and exit codes, which `--help` of a command shows below its options, and the list of all commands does not.</summary>
internal static class CommandHelp
{
    private static readonly ConditionalWeakTable<Command, string> Texts = new();

    public static Command WithHelp(this Command command, string text)
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
            var exitCode = inner.Invoke(parseResult);
            if (Texts.TryGetValue(parseResult.CommandResult.Command, out var text))
                parseResult.InvocationConfiguration.Output.WriteLine(text);
            return exitCode;
        }
    }
}
