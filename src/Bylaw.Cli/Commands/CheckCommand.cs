using System.CommandLine;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Commands;

/// <summary>`bylaw check`: what a build with Bylaw would report, for a solution that need not have it, and what no single project can know.</summary>
internal static class CheckCommand
{
    /// <summary>What holds where no rule file does.</summary>
    private const string Fallback = "bylaw/backend";

    public static Command Create()
    {
        var input = new Argument<string>("solution") { Description = "A solution (.sln, .slnx, .slnf), a C# project or a folder.", DefaultValueFactory = _ => "." };
        var rules = new Option<string?>("--rules") { Description = "The rule file for all projects. Without it each has the nearest bylaw.yml, and bylaw/backend where there is none." };
        var configuration = new Option<string?>("--configuration", "-c") { Description = "The build configuration, such as Release." };
        var failOn = new Option<FindingLevel>("--fail-on") { Description = "From which level on findings make the exit code 1: suggestion, warning or error.", DefaultValueFactory = _ => FindingLevel.Warning };
        var command = new Command("check", "Checks the projects of a solution against their rules. It needs a restored solution, no build, and changes nothing in it.") { input, rules, configuration, failOn };
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(input)!, result.GetValue(rules), result.GetValue(configuration), result.GetValue(failOn), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string input, string? ruleFile, string? configuration, FindingLevel failOn, CancellationToken cancellation)
    {
        if (ruleFile is not null && !File.Exists(ruleFile))
            return Messages.Fail(ExitCode.Invalid, $"{ruleFile}: there is no such rule file.");

        using var fallback = new FallbackRules(Fallback);
        var options = new LoadOptions(ProjectList.FindInput(input), ruleFile is null ? null : Path.GetFullPath(ruleFile), fallback.Path, configuration);
        using var solution = SolutionLoader.Open(options, cancellation);
        var report = await SolutionCheck.RunAsync(solution, Fallback, _ => { }, cancellation);
        foreach (var finding in report.Open)
            Console.Out.WriteLine($"{finding.Place?.Path}({finding.Place?.Line},{finding.Place?.Column}): {finding.Level.ToString().ToLowerInvariant()} {finding.Id}: {finding.Message}");
        foreach (var project in report.Projects)
            Console.Error.WriteLine($"{project.Name} {string.Join(",", project.TargetFrameworks)} {project.State} {project.Remark}");
        Console.Error.WriteLine(report.Summary);
        return CheckOutcome.Of(report, failOn);
    }
}
