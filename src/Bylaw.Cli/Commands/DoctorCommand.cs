using System.CommandLine;
using Bylaw.Cli.Health;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw doctor`: what in the rule files of a solution does nothing, and what they say nothing of.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var command = new Command("doctor", "Looks over the rules of a solution: what in them is wrong or does nothing, and what they say nothing of.")
        {
            solution.Input, solution.Rules, solution.Configuration,
        }.WithHelp(new(
            """
            To mend: mistakes in rule files, rules and layers that select nothing, exceptions, allowances and lines of baselines that nothing needs, statements of documents that no rule is made of.

            To know: rules that are switched off or hold for nothing here, types that two layers match, types in no layer.

            Each with the remedy. It needs a restored solution, and changes nothing in it.
            """,
            [
                ("bylaw doctor", "the solution in this folder"),
                ("bylaw doctor Shop.slnx", "another one"),
            ],
            [
                (ExitCode.Clean, "nothing to mend"),
                (ExitCode.Findings, "something to mend"),
                (ExitCode.Invalid, "an argument is wrong"),
                (ExitCode.NothingDone, "there is no rule file, or a project could not be looked at"),
            ]));
        command.SetAction((result, cancellation) => RunAsync(solution.Of(result), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice choice, CancellationToken cancellation)
    {
        // Which nobody has written, and is none to look over; but the builds are asked as for a check, and need not be asked again.
        using var fallback = new FallbackRules();
        var options = choice.Resolve(fallback.Path);
        var report = await Progress.RunAsync("Reading the projects", async progress =>
        {
            using var solution = SolutionLoader.Open(options, cancellation);
            return await Doctor.RunAsync(solution, progress, cancellation);
        });
        foreach (var missing in report.Missing)
            Messages.Say(missing);
        if (report.RuleFiles.Count == 0)
            return Messages.Fail(ExitCode.NothingDone, report.IsAny ? "There is no rule file here; `bylaw init` proposes one." : "No project could be looked at.");

        HealthView.Write(report, Console.Out);
        return report.Missing.Count > 0 ? ExitCode.NothingDone : report.NeedsMending ? ExitCode.Findings : ExitCode.Clean;
    }
}
