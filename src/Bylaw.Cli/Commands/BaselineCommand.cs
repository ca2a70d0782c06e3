using System.CommandLine;
using Bylaw.Cli.Baselines;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw baseline`: freezes what is there once, and from then on takes out what is no longer needed.</summary>
internal static class BaselineCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var choice = new ChoiceOptions("Freeze only");
        var prune = new Option<bool>("--prune") { Description = "Only take out what is no longer needed; leave new findings alone." };
        var additions = new Option<bool>("--allow-additions") { Description = "Also freeze findings that are new since the baseline was made. Each is listed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and write nothing." };
        var command = new Command("baseline", "Writes bylaw.baseline into each project's folder: findings that are there already, and are not reported until there are more of them.")
        {
            solution.Input, choice.Rules, choice.Ids, prune, additions, dryRun, solution.Rules, solution.Configuration,
        }.WithHelp(new(
            "The first run freezes all findings. From then on a baseline only shrinks: a run takes out what was mended, and lists what is new without freezing it. What it writes is held against the code before.",
            [
                ("bylaw baseline Shop.slnx", "freeze what is there; later: take out what was mended"),
                ("bylaw baseline --prune", "in a clean-up: take out, and say nothing of what is new"),
                ("bylaw baseline --rule thin-endpoint --allow-additions", "a rule that was added later"),
            ],
            [
                (ExitCode.Clean, "done"),
                (ExitCode.Findings, "there are new findings, which were not frozen"),
                (ExitCode.Invalid, "a rule file, a baseline or an argument is wrong"),
                (ExitCode.NothingDone, "a project could not be analysed, and its baseline is as it was"),
            ]));
        command.Validators.Add(result =>
        {
            if (result.GetValue(prune) && result.GetValue(additions))
                result.AddError("--prune only takes out: --allow-additions says the opposite.");
            if (result.GetValue(prune) && result.GetValue(choice.Ids) is { Length: > 0 })
                result.AddError("--id can't be pruned: an entry of a baseline names its rule; use --rule.");
        });
        command.SetAction((result, cancellation) => RunAsync(
            solution.Of(result), new BaselineRequest(choice.Of(result), result.GetValue(prune), result.GetValue(additions)), result.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice choice, BaselineRequest request, bool dryRun, CancellationToken cancellation)
    {
        using var fallback = new FallbackRules();
        var options = choice.Resolve(fallback.Path);
        var outcome = await Progress.RunAsync("Reading the projects", async progress =>
        {
            using var solution = SolutionLoader.Open(options, cancellation);
            return await BaselineRun.RunAsync(solution, request, progress, cancellation);
        });
        return Finish(outcome, dryRun);
    }

    private static int Finish(BaselineOutcome outcome, bool dryRun)
    {
        if (outcome.Plan is not { } plan)
        {
            BaselineView.WriteInvalid(outcome);
            return Messages.Fail(outcome.Invalid.Count > 0 ? ExitCode.Invalid : ExitCode.NothingDone, "Nothing was written.");
        }

        if (!dryRun)
            SafeFile.Write([.. plan.Files]);
        BaselineView.Write(plan, outcome.Root, written: !dryRun, Console.Out);
        BaselineView.WriteRemarks(plan, outcome);
        return outcome.Projects.Any(project => project.State == ProjectState.Failed) ? ExitCode.NothingDone
            : plan.Refused.Count > 0 || plan.Unfrozen.Count > 0 ? ExitCode.Findings
            : ExitCode.Clean;
    }
}
