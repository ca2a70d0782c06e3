using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>Checks every project of a solution, then asks what only all of them together can answer.</summary>
internal static class SolutionCheck
{
    /// <param name="progress">Told the name of each project when its turn comes.</param>
    public static async Task<CheckReport> RunAsync(SolutionLoader solution, string fallbackName, Action<string> progress, CancellationToken cancellation)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var findings = new FindingBuilder(solution.List.Root);
        var results = new List<ProjectResult>();
        foreach (var project in solution.Projects)
        {
            if (!project.IsRestored || project.Arguments.Count == 0)
                continue;
            progress(project.Name);
            var loaded = solution.Compile(project, cancellation);
            if (!project.IsEnabled)
                continue;
            var result = await ProjectCheck.RunAsync(loaded, cancellation);
            findings.Add(result);
            results.Add(result);
        }

        foreach (var (diagnostic, project, book) in Deadness.Of(results).Concat(StaleEntries.Of(results)))
            findings.Add(diagnostic, project, book);

        var all = findings.Findings;
        return new CheckReport(
            solution.List.Root,
            [.. results.Select(result => result.Project.RuleFile).OfType<string>().Distinct().Select(file => file == solution.Options.FallbackRuleFile ? fallbackName : findings.Relative(file)).Order(StringComparer.Ordinal)],
            ProjectStates.Of(solution, results, findings.Relative),
            all,
            Summarize(results, all, watch.Elapsed));
    }

    private static CheckSummary Summarize(List<ProjectResult> results, IReadOnlyList<CheckedFinding> findings, TimeSpan elapsed)
    {
        // A project with several frameworks is the same code several times.
        var projects = results.GroupBy(result => result.Project.Path).Select(group => group.MaxBy(result => result.Survey.Types)!.Survey).ToList();
        var books = projects.Select(survey => survey.Rules).OfType<CompilationRules>().GroupBy(rules => rules.Book.RootFile).Select(group => group.First()).ToList();
        var baselines = results.Where(result => result.Survey.Rules is { Baseline.IsEmpty: false }).DistinctBy(result => result.Project.Path).ToList();
        return new CheckSummary(
            projects.Sum(survey => survey.Types),
            projects.Sum(survey => survey.Unlayered),
            books.Sum(rules => rules.Book.Rules.Count(rule => rule.Severity.IsOn)),
            [.. Deadness.RulesOf(results).Select(rule => rule.Name).Order(StringComparer.Ordinal)],
            baselines.Sum(result => result.Survey.Rules!.Baseline.Entries.Sum(entry => entry.Count)),
            findings.Count(finding => finding.Id == RuleIds.StaleBaseline),
            [.. books.SelectMany(rules => rules.Book.Exceptions.Select(exception =>
                new ExceptionState(string.Join(", ", exception.Rules), exception.At.ToString(), exception.Expires?.DaysFrom(rules.Project.Today))))],
            elapsed);
    }
}
