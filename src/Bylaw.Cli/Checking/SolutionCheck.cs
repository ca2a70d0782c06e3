using Bylaw.Analyzers;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Checking;

/// <summary>Checks every project of a solution, then asks what only all of them together can answer.</summary>
internal static class SolutionCheck
{
    /// <param name="fallbackName">What to call the rule file of projects that have none.</param>
    /// <param name="progress">Told what is being done.</param>
    public static async Task<CheckReport> RunAsync(SolutionLoader solution, string fallbackName, Action<string> progress, CancellationToken cancellation)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var facts = await FactsAsync(solution, wantsUses: false, progress, cancellation);
        return Report(solution, facts, fallbackName, solution.LoadTime + watch.Elapsed);
    }

    public static CheckReport Report(SolutionLoader solution, IReadOnlyList<CompilationFacts> facts, string fallbackName, TimeSpan elapsed)
    {
        var findings = Merge(facts.SelectMany(project => project.Findings).Concat(SolutionFindings.Of(facts, SolutionScope.Of(solution, facts))), solution.List.Root);
        return new CheckReport(
            solution.List.Root,
            [.. facts.Select(project => project.RuleFile).OfType<string>().Distinct().Select(file => file == solution.Options.FallbackRuleFile ? fallbackName : PathText.Relative(solution.List.Root, file)).Order(StringComparer.Ordinal)],
            ProjectStates.Of(solution, facts),
            findings,
            Summarize(facts, findings, elapsed)).WithoutSecrets();
    }

    /// <summary>Of each compilation that could be analysed.</summary>
    /// <param name="wantsUses">Whether the types and what they use are wanted, too.</param>
    public static async Task<IReadOnlyList<CompilationFacts>> FactsAsync(SolutionLoader solution, bool wantsUses, Action<string> progress, CancellationToken cancellation)
    {
        var facts = new List<CompilationFacts>();
        var code = new SolutionCode();
        foreach (var project in solution.Projects.Where(project => project.CanBeCompiled))
        {
            if (!project.IsEnabled)
                continue;

            var result = await solution.FactsAsync(project, wantsUses ? "uses" : "facts", async () =>
            {
                progress(project.Name);
                return FactsBuilder.Of(await ProjectCheck.RunAsync(solution.Compile(project, cancellation), code, wantsUses, cancellation));
            });
            solution.Release(project);
            code.Add(project.TargetPath, result.Uses);
            facts.Add(InPlace(result, solution.Options.FallbackRuleFile));
        }

        return facts;
    }

    /// <summary>Of each compilation that could be analysed, all that was seen; the compilations stay in memory.</summary>
    public static async Task<IReadOnlyList<ProjectResult>> ResultsAsync(SolutionLoader solution, Action<string> progress, CancellationToken cancellation)
    {
        var results = new List<ProjectResult>();
        var code = new SolutionCode();
        foreach (var project in solution.Projects.Where(project => project.CanBeCompiled))
        {
            progress(project.Name);
            var loaded = solution.Compile(project, cancellation);
            if (!project.IsEnabled)
                continue;

            results.Add(await ProjectCheck.RunAsync(loaded, code, wantsUses: true, cancellation));
            code.Add(project.TargetPath, results[^1].Code.Uses);
        }

        return results.Count > 0 ? results : throw new LoadException(Unloadable(solution));
    }

    /// <summary>Why none of it could be read.</summary>
    public static string Unloadable(SolutionLoader solution) =>
        solution.Projects.Where(project => !project.IsRestored).ToList() is { Count: > 0 } unrestored
            ? $"The packages of {(unrestored.Count == 1 ? $"'{unrestored[0].Name}'" : $"{unrestored.Count} projects")} are not restored; run: dotnet restore \"{(File.Exists(solution.Options.Input) ? solution.Options.Input : unrestored[0].Path)}\""
        : solution.Result.Failures.Values.OfType<string>().FirstOrDefault() is { } failure ? $"No project could be read: {failure}" : "No project could be read.";

    // What is about a project as a whole stands in its rule file. One that nobody has written is no place to look at.
    private static CompilationFacts InPlace(CompilationFacts facts, string? fallback) => facts.RuleFile is null || facts.RuleFile != fallback ? facts : facts with
    {
        Findings = [.. facts.Findings.Select(finding => finding.Place?.Path == fallback ? finding with { Place = new SourcePlace(facts.Path, 1, 1, 1, 1) } : finding)],
    };

    /// <summary>Each once, however many builds report it.</summary>
    private static IReadOnlyList<CheckedFinding> Merge(IEnumerable<CheckedFinding> findings, string root)
    {
        return [.. findings.GroupBy(finding => (finding.Id, finding.Place, finding.Message))
            .Select(same => same.First() with
            {
                // The strongest of the builds that don't suppress it.
                Level = same.Where(finding => finding.Suppression is null).Select(finding => finding.Level).DefaultIfEmpty(same.First().Level).Max(),
                Place = Shown(same.Key.Place),
                Related = [.. same.First().Related.Select(place => Shown(place)!)],
                Projects = [.. same.SelectMany(finding => finding.Projects).Distinct()],
                // What one build suppresses and another one reports is reported.
                Suppression = same.All(finding => finding.Suppression is not null) ? same.First().Suppression : null,
            })
            .OrderBy(finding => finding.Place?.Path ?? "", StringComparer.Ordinal).ThenBy(finding => finding.Place?.Line).ThenBy(finding => finding.Place?.Column)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)];

        SourcePlace? Shown(SourcePlace? place) => place is null ? null : place with { Path = PathText.Relative(root, place.Path) };
    }

    private static CheckSummary Summarize(IReadOnlyList<CompilationFacts> facts, IReadOnlyList<CheckedFinding> findings, TimeSpan elapsed)
    {
        // A project with several frameworks is the same code several times.
        var projects = facts.GroupBy(project => project.Path).Select(frameworks => frameworks.MaxBy(framework => framework.Types)!).ToList();
        var books = projects.Where(project => project.RuleFile is not null).DistinctBy(project => project.RuleFile).ToList();
        return new CheckSummary(
            projects.Sum(project => project.Types),
            projects.Sum(project => project.Unlayered),
            books.Sum(project => project.Rules),
            [.. SolutionFindings.DeadRules(facts)],
            projects.Sum(project => project.Baseline.Sum(entry => entry.Allowed)),
            findings.Count(finding => finding.Id == RuleIds.StaleBaseline),
            [.. books.SelectMany(project => project.Exceptions)],
            elapsed);
    }
}
