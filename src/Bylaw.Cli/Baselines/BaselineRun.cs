using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Baselines;

/// <summary>
/// Decides what the baselines of a solution should say. They only shrink, but for their first time and where somebody allows additions; what is decided
/// is held against the code once more before anything is written.
/// </summary>
internal sealed class BaselineRun(BaselineRequest request, IReadOnlyList<FrozenProject> projects, bool isFirst, string root)
{
    /// <summary>A frozen finding may uncover what other rules say of its place, and those uncover others.</summary>
    private const int MaxRounds = 5;

    private readonly Dictionary<FrozenProject, Dictionary<BaselineKey, int>> _changes = projects.ToDictionary(project => project, _ => new Dictionary<BaselineKey, int>());

    private bool TakesAdditions => !request.Prune && (isFirst || request.AllowAdditions);

    /// <summary>Compiles the solution, checks it, and decides.</summary>
    public static async Task<BaselineOutcome> RunAsync(SolutionLoader solution, BaselineRequest request, Action<string> progress, CancellationToken cancellation)
    {
        var results = new List<(LoadedProject Loaded, ProjectResult Result)>();
        var facts = new List<CompilationFacts>();
        var code = new SolutionCode();
        foreach (var project in solution.Projects.Where(project => project.CanBeCompiled))
        {
            progress(project.Name);
            var loaded = solution.Compile(project, cancellation);
            if (!project.IsEnabled)
                continue;
            results.Add((loaded, await ProjectCheck.RunAsync(loaded, code, wantsUses: false, cancellation)));
            facts.Add(FactsBuilder.Of(results[^1].Result));
            code.Add(project.TargetPath, facts[^1].Uses);
        }

        request.Choice.Require(results.Select(pair => pair.Result.Survey.Rules));
        var projects = results.Where(pair => pair.Result.Survey.Rules is not null).GroupBy(pair => (pair.Result.Project.Path, pair.Result.Compilation.AssemblyName))
            .Select(project => new FrozenProject([.. project.Select(pair => pair.Loaded)], [.. project.Select(pair => pair.Result)], code)).ToList();
        var states = ProjectStates.Of(solution, facts);
        var invalid = Distinct(results.SelectMany(pair => pair.Result.Findings).Where(finding => finding.Id == RuleIds.InvalidRuleFile));
        var isFirst = !solution.List.Projects.Any(project => File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "bylaw.baseline")));
        var plan = invalid.Count > 0 || projects.Count == 0 ? null : await new BaselineRun(request, projects, isFirst, solution.List.Root).DecideAsync(progress, cancellation);
        // What several projects have together is nobody's own.
        var shared = SolutionFindings.Of(facts).Where(finding => finding.Id != RuleIds.StaleBaseline && request.Choice.Has(finding));
        return new BaselineOutcome(solution.List.Root, states, invalid, plan is null ? null : plan with { Unkeyed = [.. plan.Unkeyed, .. shared.Select(finding => FindingText.Of(finding, solution.List.Root))] });
    }

    private async Task<BaselinePlan> DecideAsync(Action<string> progress, CancellationToken cancellation)
    {
        var open = projects.ToDictionary(project => project, project => project.Open());
        var refused = new List<Diagnostic>();
        foreach (var project in projects)
        {
            if (project.Compiles)
            {
                foreach (var (key, needed) in project.Outgrown().Where(entry => request.Choice.HasRule(entry.Key.Rule)))
                    _changes[project][key] = needed;
            }

            var chosen = open[project].Where(finding => request.Choice.Has(finding) && FrozenKeys.Of(finding).Any()).ToList();
            if (TakesAdditions)
                Freeze(project, chosen);
            else if (!request.Prune)
                refused.AddRange(chosen);
        }

        var unfrozen = new List<Diagnostic>();
        foreach (var project in projects.Where(project => _changes[project].Count > 0))
        {
            progress(project.Name);
            unfrozen.AddRange(await VerifyAsync(project, [.. open[project].Select(FrozenProject.Identity)], cancellation));
        }

        var changes = projects.SelectMany(project => _changes[project].Select(pair => new EntryChange(project.Path, project.Assembly, pair.Key, project.Entries.GetValueOrDefault(pair.Key), pair.Value)))
            .Where(change => change.Before != change.After).OrderBy(change => change.Path, StringComparer.Ordinal)
            .ThenBy(change => BaselineText.Line(change.Assembly, change.Key, change.After), StringComparer.Ordinal).ToList();
        return new BaselinePlan(
            isFirst, [.. Files()], changes, Rules(changes), Distinct(refused),
            [.. Distinct(open.Values.SelectMany(findings => findings).Where(finding => request.Choice.Has(finding) && !FrozenKeys.Of(finding).Any())).Select(finding => FindingText.Of(finding, root))],
            unfrozen,
            [.. projects.Where(project => !project.Compiles && project.Outgrown().Any()).Select(project => project.Name)]);
    }

    private void Freeze(FrozenProject project, IEnumerable<Diagnostic> findings)
    {
        var counts = project.Counts();
        foreach (var key in findings.SelectMany(FrozenKeys.Of))
            _changes[project][key] = Math.Max(counts[key], project.Entries.GetValueOrDefault(key));
    }

    /// <returns>What should be frozen, and is found all the same.</returns>
    private async Task<IEnumerable<Diagnostic>> VerifyAsync(FrozenProject project, HashSet<(string, string?, int, int, string)> before, CancellationToken cancellation)
    {
        for (var round = 1; ; round++)
        {
            await project.CheckAsync(TextOf(project.Path), cancellation);
            var left = project.Open().Where(finding => FrozenKeys.Of(finding).Any()
                && (!before.Contains(FrozenProject.Identity(finding)) || FrozenKeys.Of(finding).Any(_changes[project].ContainsKey))).ToList();
            var outgrown = project.Compiles ? project.Outgrown().Where(entry => _changes[project].ContainsKey(entry.Key)).ToList() : [];
            if ((left.Count == 0 && outgrown.Count == 0) || round == MaxRounds)
                return left;

            foreach (var (key, needed) in outgrown)
                _changes[project][key] = needed;
            Freeze(project, left);
        }
    }

    private IEnumerable<(string Path, string Text)> Files()
    {
        foreach (var path in projects.Where(project => _changes[project].Count > 0).Select(project => project.Path).Distinct())
        {
            var text = TextOf(path);
            if (text != Existing(path))
                yield return (path, text);
        }
    }

    // Two projects may lie in one folder.
    private string TextOf(string path) => projects.Where(project => project.Path == path)
        .Aggregate(Existing(path), (text, project) => _changes[project].Count > 0 ? BaselineText.With(text, project.Assembly, _changes[project]) : text);

    private static string Existing(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    private List<RuleCount> Rules(List<EntryChange> changes)
    {
        var before = projects.SelectMany(project => project.Entries).GroupBy(entry => entry.Key.Rule).ToDictionary(rule => rule.Key, rule => rule.Sum(entry => entry.Value));
        var delta = changes.GroupBy(change => change.Key.Rule).ToDictionary(rule => rule.Key, rule => rule.Sum(change => change.After - change.Before));
        return [.. before.Keys.Union(delta.Keys).Order(StringComparer.Ordinal).Select(rule => new RuleCount(rule, before.GetValueOrDefault(rule), before.GetValueOrDefault(rule) + delta.GetValueOrDefault(rule)))];
    }

    private static IReadOnlyList<Diagnostic> Distinct(IEnumerable<Diagnostic> findings) =>
        [.. findings.DistinctBy(FrozenProject.Identity).OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan.Start)];
}
