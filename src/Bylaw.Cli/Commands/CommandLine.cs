using System.CommandLine;
using System.CommandLine.Invocation;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>All that can be typed behind `bylaw`.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new RootCommand("Bylaw keeps the rules that a team has written down: derives them from its documents and enforces them in the C# compiler.")
    {
        BaselineCommand.Create(),
        CheckCommand.Create(),
        DeriveCommand.Create(),
        DoctorCommand.Create(),
        ExplainCommand.Create(),
        FixCommand.Create(),
        GraphCommand.Create(),
        InitCommand.Create(),
        McpCommand.Create(),
        ReportCommand.Create(),
        SchemaCommand.Create(),
    }.WithHelp(new(
        "`bylaw <command> --help` has examples and exit codes. Results go to the standard output, everything else to the standard error.",
        [
            ("bylaw check", "a first look: by bylaw/backend where there is no bylaw.yml"),
            ("bylaw init", "proposes bylaw.yml from what it finds"),
            ("bylaw explain BYL1001", "what a finding is about, and how to mend it"),
            ("bylaw baseline", "freezes what is old, so that only new findings are reported"),
        ],
        [
            (ExitCode.Clean, "done, nothing found"),
            (ExitCode.Findings, "findings, or something left to do"),
            (ExitCode.Invalid, "a rule file or an argument is wrong"),
            (ExitCode.NothingDone, "there was nothing to work on, or it could not be read"),
        ])).WithCommandHelp();

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var root = Create();
        // What begins with `@` is a path like any other.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (arguments.Count == 0)
        {
            await root.Parse("--help").InvokeAsync(new InvocationConfiguration { Output = Console.Error });
            return ExitCode.Invalid;
        }

        var isHelp = root.Options.Any(option => option.Action is not null && option.Action == parsed.Action);
        if (!isHelp && UsageErrors.Of(parsed) is { Count: > 0 } errors)
        {
            foreach (var error in errors)
                Messages.Say(error);
            return Messages.Fail(ExitCode.Invalid, $"`{string.Join(' ', CommandPath(parsed))} --help` has examples.");
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
    }

    private static IEnumerable<string> CommandPath(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? ["bylaw"] : ["bylaw", parsed.CommandResult.Command.Name];
}
