using System.CommandLine;
using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Bylaw.Cli.Reports;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw check`: what a build with Bylaw would report, for a solution that need not have it, and what no single project can know.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var solution = new SolutionOptions();
        var failOn = new Option<string>("--fail-on") { Description = "From which level on findings make the exit code 1.", DefaultValueFactory = _ => "warning" };
        failOn.AcceptOnlyFromAmong("suggestion", "warning", "error");
        var changed = new Option<string?>("--changed") { HelpName = "[commit]", Description = "Only findings in files that differ from this commit or branch, HEAD if none is named, and those that are in no file. All code is still read.", Arity = ArgumentArity.ZeroOrOne };
        var sarif = new Option<string?>("--sarif") { HelpName = "file", Description = "Also write the findings to this file, for code scanning; - is the standard output, here and below." };
        var json = new Option<string?>("--json") { HelpName = "file", Description = "The same for programs." };
        var junit = new Option<string?>("--junit") { HelpName = "file", Description = "The same for what shows test results." };
        var html = new Option<string?>("--html") { HelpName = "file", Description = "The same as a page for a browser." };
        var command = new Command("check", "Checks the projects of a solution against their rules.")
        {
            solution.Input, solution.Rules, solution.Configuration, failOn, changed, sarif, json, junit, html,
        }.WithHelp(new(
            "It needs a restored solution, no build, and changes nothing in it.",
            [
                ("bylaw check", "the solution in this folder"),
                ("bylaw check Shop.slnx --sarif shop.sarif", "findings for code scanning, too"),
                ("bylaw check --json - | jq .summary", "the report for a pipe; the standard error has the rest"),
                ("bylaw check src --rules ../bylaw.yml", "other rules than those that lie there"),
                ("bylaw check --changed", "what is not committed yet"),
                ("bylaw check --changed origin/main", "what this branch touches"),
            ],
            [
                (ExitCode.Clean, "clean"),
                (ExitCode.Findings, "findings"),
                (ExitCode.Invalid, "a rule file or an argument is wrong"),
                (ExitCode.NothingDone, "something could not be analysed"),
                (ExitCode.Drift, "documents and rules don't agree"),
                (ExitCode.Stale, "a baseline allows what is no longer there"),
            ]));
        command.SetAction((result, cancellation) => RunAsync(
            solution.Of(result),
            new ReportOptions { Sarif = result.GetValue(sarif), Json = result.GetValue(json), JUnit = result.GetValue(junit), Html = result.GetValue(html), GitHub = GitHubRun.Of(Environment.GetEnvironmentVariable) },
            result.GetResult(changed) is null ? null : result.GetValue(changed) ?? "HEAD",
            Enum.Parse<FindingLevel>(result.GetValue(failOn)!, ignoreCase: true),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(SolutionChoice choice, ReportOptions reports, string? changedSince, FindingLevel failOn, CancellationToken cancellation)
    {
        if (reports.Error is { } error)
            return Messages.Fail(ExitCode.Invalid, error);
        if (changedSince is not null && File.Exists(changedSince) && Path.GetExtension(changedSince).ToLowerInvariant() is ".sln" or ".slnx" or ".slnf" or ".csproj")
            return Messages.Fail(ExitCode.Invalid, $"--changed takes a commit or a branch, not '{changedSince}'; name the solution first: bylaw check {changedSince} --changed");

        using var fallback = new FallbackRules();
        var options = choice.Resolve(fallback.Path);
        var changed = changedSince is null ? null : ChangedFiles.Since(changedSince, options.Input);
        var report = await Progress.RunAsync("Reading the projects", async progress =>
        {
            using var solution = SolutionLoader.Open(options, cancellation);
            return await SolutionCheck.RunAsync(solution, FallbackRules.Preset, progress, cancellation);
        });
        if (changed is not null)
            report = report with { Findings = [.. report.Findings.Where(finding => finding.Id is RuleIds.InvalidRuleFile or RuleIds.InternalError || finding.Place is not { } place || changed.Contains(Path.GetFullPath(place.Path, report.Root)))] };

        CheckView.Write(report, reports.TakesStandardOutput ? Console.Error : Console.Out, Console.Error);
        ReportFiles.Write(report, reports, Console.Out, Console.Error);
        return CheckOutcome.Of(report, failOn);
    }
}
