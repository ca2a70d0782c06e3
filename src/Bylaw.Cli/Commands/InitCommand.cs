using System.CommandLine;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Bylaw.Cli.Starting;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw init`: a rule file for a solution that has none, and the package in its builds if that is wanted.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var yes = new Option<bool>("--yes", "-y") { Description = "Reference the package in Directory.Build.props (and Directory.Packages.props) without asking." };
        var agent = new Option<bool>("--agent") { Description = "Also write .mcp.json, by which coding agents ask Bylaw for rules and findings." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be written, and write nothing." };
        var command = new Command("init", "Begins with Bylaw: looks at a solution and writes bylaw.yml, with the layers and rules that its code is written by.")
        {
            solution.Input, yes, agent, dryRun, solution.Configuration,
        }.WithHelp(new(
            "What AGENTS.md, CLAUDE.md and other documents for agents say becomes derived.bylaw.yml. An existing rule file is never touched, and the build is changed only with consent: it is asked for on a terminal, and --yes gives it. Needs a restored solution.",
            [
                ("bylaw init", "look, write bylaw.yml, ask before the build is changed"),
                ("bylaw init Shop.slnx --yes", "all of it, without a question"),
                ("bylaw init --dry-run", "only show it"),
                ("bylaw init --agent", "also, or where a rule file is there only, the server for coding agents"),
            ],
            [
                (ExitCode.Clean, "done"),
                (ExitCode.Invalid, "there is a rule file already, or an argument is wrong"),
                (ExitCode.NothingDone, "there was nothing to look at"),
            ]));
        command.SetAction((result, cancellation) => RunAsync(solution.Of(result), result.GetValue(yes), result.GetValue(agent), result.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice choice, bool yes, bool agent, bool dryRun, CancellationToken cancellation)
    {
        var options = choice.Resolve(fallback: null);
        try
        {
            Starter.RefuseOverwriting(Directory.Exists(options.Input) ? options.Input : Path.GetDirectoryName(options.Input)!);
            var plan = await Progress.RunAsync("Reading the projects", async progress =>
            {
                using var solution = SolutionLoader.Open(options, cancellation);
                return await Starter.PlanAsync(solution, progress, cancellation);
            });
            return Finish(plan, yes, agent, dryRun);
        }
        catch (RuleFileExistsException exception)
        {
            return agent ? FinishAgent(exception, dryRun)
                : Messages.Fail(ExitCode.Invalid, $"{exception.Message}. `bylaw doctor` looks it over, `bylaw check` checks the code by it, `bylaw init --agent` tells coding agents of it. Nothing was written.");
        }
    }

    /// <summary>What agents need beside a rule file that is there.</summary>
    private static int FinishAgent(RuleFileExistsException existing, bool dryRun)
    {
        var file = Path.Combine(existing.Folder, AgentConfiguration.FileName);
        var known = File.Exists(file) ? File.ReadAllText(file) : null;
        if (AgentConfiguration.With(known) is not { } configuration)
            return Messages.Fail(ExitCode.Invalid, Unreadable(file));
        Messages.Say($"{existing.Message}; so does the build.");
        if (configuration == known)
        {
            Console.Out.WriteLine($"{AgentConfiguration.FileName} has the server already; nothing was written.");
            return ExitCode.Clean;
        }

        if (!dryRun)
            SafeFile.Write((file, configuration));
        InitView.WriteAgent(configuration, dryRun, Console.Out);
        return ExitCode.Clean;
    }

    private static string Unreadable(string agentFile) =>
        $"{agentFile}: it is no JSON that could be added to; add the server \"bylaw\" with the command \"bylaw\" and the argument \"mcp\" yourself. Nothing was written.";

    private static int Finish(StartPlan plan, bool yes, bool agent, bool dryRun)
    {
        InitView.WriteFound(plan, Console.Out);
        foreach (var remark in plan.Missing.Concat(plan.Wiring.Remarks))
            Messages.Say(remark);

        var files = plan.RuleFiles.Select(file => new FileToWrite(file.Path, file.Text, null)).ToList();
        var agentFile = Path.Combine(plan.Root, AgentConfiguration.FileName);
        if (agent)
        {
            var known = File.Exists(agentFile) ? File.ReadAllText(agentFile) : null;
            if (AgentConfiguration.With(known) is not { } configuration)
                return Messages.Fail(ExitCode.Invalid, Unreadable(agentFile));
            if (configuration != known)
                files.Add(new FileToWrite(agentFile, configuration, null));
        }

        var isWired = plan.Wiring.Files.Count > 0 && (yes || (!dryRun && Ask(plan)));
        if (isWired)
            files.AddRange(plan.Wiring.Files);
        if (dryRun)
        {
            InitView.WriteFiles(plan, files, Console.Out);
        }
        else
        {
            SafeFile.Write([.. files.Select(file => (file.Path, file.Text))]);
            InitView.WriteDone(plan, files, Console.Out);
        }

        InitView.WriteNext(plan, isWired, agent, Console.Out);
        return ExitCode.Clean;
    }

    // What a build does is nobody's to change unasked.
    private static bool Ask(StartPlan plan)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
            return false;
        InitView.WriteWiring(plan, Console.Out);
        return Spectre.Console.AnsiConsole.Confirm("Let every build check the rules by this?", defaultValue: false);
    }
}
