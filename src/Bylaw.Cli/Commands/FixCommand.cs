using System.CommandLine;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Fixing;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Bylaw.CodeFixes;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw fix`: makes the fixes that the editor offers, for a whole solution, and keeps those after which it compiles as before.</summary>
internal static class FixCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var choice = new ChoiceOptions("Fix only");
        var review = new Option<bool>("--review") { Description = "Also make the fixes that somebody should look at." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would change as a diff, which `git apply` reads, and write nothing." };
        var diff = new Option<bool>("--diff") { Description = "Print the diff of what is written, too." };
        var command = new Command("fix", "Fixes findings as the editor's light bulb does.")
        {
            solution.Input, choice.Rules, choice.Ids, review, dryRun, diff, solution.Rules, solution.Configuration,
        }.WithHelp(new(
            "What doesn't compile afterwards, or breaks another rule, is taken back and named. Files keep their encoding and line ends. It writes whether or not there are changes that nobody committed, as dotnet format does: look first with --dry-run, or commit.",
            [
                ("bylaw fix Shop.slnx --dry-run", "what would change"),
                ("bylaw fix --id BYL6001 --id BYL7001", "only these"),
                ("bylaw fix --rule service-name --review", "also what needs a look afterwards"),
                ("bylaw fix --dry-run > fixes.patch", "for `git apply`, in the folder of the solution"),
            ],
            [
                (ExitCode.Clean, "nothing is left to fix at warning or above"),
                (ExitCode.Findings, "something is left"),
                (ExitCode.Invalid, "a rule file or an argument is wrong"),
                (ExitCode.NothingDone, "a project could not be analysed"),
            ]));
        command.SetAction((result, cancellation) => RunAsync(
            solution.Of(result), choice.Of(result), result.GetValue(review), result.GetValue(dryRun), result.GetValue(diff) || result.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice solutionChoice, FindingChoice choice, bool review, bool dryRun, bool diff, CancellationToken cancellation)
    {
        using var fallback = new FallbackRules();
        var options = solutionChoice.Resolve(fallback.Path);
        var outcome = await Progress.RunAsync("Reading the projects", async progress =>
        {
            using var solution = SolutionLoader.Open(options, cancellation);
            return await FixAsync(solution, choice, review, progress, cancellation);
        });
        return Finish(outcome, dryRun, diff);
    }

    private static Task<FixOutcome> FixAsync(SolutionLoader solution, FindingChoice choice, bool review, Action<string> progress, CancellationToken cancellation) =>
        SolutionFixer.RunAsync(solution, new FixRequest(choice, review ? FixSafety.Review : FixSafety.Safe), progress, cancellation);

    private static int Finish(FixOutcome outcome, bool dryRun, bool diff)
    {
        FixView.WriteProjects(outcome);
        if (outcome.Invalid.Count > 0)
            return Messages.Fail(ExitCode.Invalid, "Nothing was written.");
        if (outcome.Projects.All(project => project.State is ProjectState.Failed or ProjectState.Skipped))
            return Messages.Fail(ExitCode.NothingDone, "No project could be analysed. Nothing was written.");

        if (!dryRun)
            FixWriter.Write(outcome.Files);
        if (diff)
            Console.Out.Write(UnifiedDiff.Of(outcome.Files, outcome.Root));
        // A diff on the standard output is for a program to read.
        FixView.Write(outcome, written: !dryRun, diff ? Console.Error : Console.Out);
        return outcome.Projects.Any(project => project.State == ProjectState.Failed) ? ExitCode.NothingDone
            : outcome.Left.Any(left => left.Finding.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning) ? ExitCode.Findings
            : ExitCode.Clean;
    }
}
