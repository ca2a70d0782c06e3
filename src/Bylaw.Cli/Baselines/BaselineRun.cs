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
internal sealed class BaselineRun(BaselineRequest request, IReadOnlyList<CompilationFacts> facts, SolutionScope scope, IReadOnlyList<FrozenProject> projects, bool isFirst, string root)
{
    /// <summary>A frozen finding may uncover what other rules say of its place, and those uncover others.</summary>
    private const int MaxRounds = 5;

    private readonly Dictionary<FrozenProject, Dictionary<BaselineKey, int>> _changes = projects.ToDictionary(project => project, _ => new Dictionary<BaselineKey, int>());
    private readonly IReadOnlyList<SolutionFinding> _shared = SolutionFindings.All(facts, scope);

    private readonly bool _adds = TakesAdditions(request, isFirst);

    /// <summary>Checks the solution, compiles what has something to freeze or to take out, and decides.</summary>
    public static async Task<BaselineOutcome> RunAsync(SolutionLoader solution, BaselineRequest request, Action<string> progress, CancellationToken cancellation)
    {
        var facts = await SolutionCheck.FactsAsync(solution, wantsUses: false, progress, cancellation);
        request.Choice.Require([.. facts.SelectMany(project => project.RuleNames)]);
        var (root, states, scope) = (solution.List.Root, ProjectStates.Of(solution, facts), SolutionScope.Of(solution, facts));
        var invalid = Lines(facts.SelectMany(project => project.Findings).Where(finding => finding.Id == RuleIds.InvalidRuleFile), root);
        var judged = facts.Where(project => project.RuleFile is not null).ToList();
        if (invalid.Count > 0 || judged.Count == 0)
            return new BaselineOutcome(root, states, invalid, null);

        var isFirst = !solution.List.Projects.Any(project => File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "bylaw.baseline")));
        var adds = TakesAdditions(request, isFirst);
        var shared = SolutionFindings.All(judged, scope).Where(found => found.Key is not null).Select(found => (found.Owner.Path, found.Owner.Assembly)).ToHashSet();
        var code = new SolutionCode();
        foreach (var project in facts)
            code.Add(project.TargetPath, project.Uses);
        var projects = new List<FrozenProject>();
        foreach (var frameworks in judged.GroupBy(project => (project.Path, project.Assembly)))
        {
            // What is only listed is known.
            if (!(adds && (shared.Contains(frameworks.Key) || frameworks.Any(project => project.Findings.Any(finding => IsFreezable(finding, request))))) && !frameworks.Any(MayShrink))
                continue;
            var loaded = solution.Projects.Where(project => frameworks.Any(framework => framework.IsOf(project))).Select(project => solution.Compile(project, cancellation)).ToList();
            var results = new List<ProjectResult>();
            foreach (var project in loaded)
            {
                progress(project.Description.Name);
                results.Add(await ProjectCheck.RunAsync(project, code, wantsUses: false, cancellation));
            }

            projects.Add(new FrozenProject(loaded, results, code));
        }

        return new BaselineOutcome(root, states, [], await new BaselineRun(request, judged, scope, projects, isFirst, root).DecideAsync(progress, cancellation));
    }

    private static bool TakesAdditions(BaselineRequest request, bool isFirst) => !request.Prune && (isFirst || request.AllowAdditions);

    private static bool IsFreezable(CheckedFinding finding, BaselineRequest request) => finding is { Suppression: null, Rule: not null, Member: not null, Target: not null } && request.Choice.Has(finding);

    private static bool MayShrink(CompilationFacts project) => project.Baseline.Any(entry => entry.Why is not null || entry.Key.Member == BaselineKey.Solution);

    private async Task<BaselinePlan> DecideAsync(Action<string> progress, CancellationToken cancellation)
    {
        var open = projects.ToDictionary(project => project, project => project.Open());
        var taken = new List<Diagnostic>();
        foreach (var project in projects)
        {
            if (project.Compiles)
            {
                foreach (var (key, needed) in project.Outgrown().Where(entry => request.Choice.HasRule(entry.Key.Rule)))
                    _changes[project][key] = needed;
            }

            if (_adds)
            {
                var chosen = open[project].Where(finding => request.Choice.Has(finding) && FindingKeys.Of(finding).Any()).ToList();
                Freeze(project, chosen);
                taken.AddRange(chosen);
            }
        }

        Share();
        var unfrozen = new List<Diagnostic>();
        foreach (var project in projects.Where(project => _changes[project].Count > 0))
        {
            progress(project.Name);
            unfrozen.AddRange(await VerifyAsync(project, [.. open[project].Select(FrozenProject.Identity)], cancellation));
        }

        var changes = projects.SelectMany(project => _changes[project].Select(pair => new EntryChange(project.Path, project.Assembly, pair.Key, project.Entries.GetValueOrDefault(pair.Key), pair.Value)))
            .Where(change => change.Before != change.After).OrderBy(change => change.Path, StringComparer.Ordinal)
            .ThenBy(change => BaselineText.Line(change.Assembly, change.Key, change.After), StringComparer.Ordinal).ToList();
        // What has no key is about the rule file.
        var unkeyed = facts.SelectMany(project => project.Findings).Where(finding => finding.Rule is null || finding.Member is null || finding.Target is null)
            .Concat(_shared.Where(found => found.Key is null).Select(found => found.Finding))
            .Where(finding => finding.Suppression is null && finding.Id != RuleIds.StaleBaseline && request.Choice.Has(finding));
        var refused = facts.SelectMany(project => project.Findings).Concat(_shared.Where(found => found is { IsFrozen: false, Key: not null }).Select(found => found.Finding)).Where(finding => IsFreezable(finding, request));
        return new BaselinePlan(
            isFirst, [.. Files()], changes, Rules(changes),
            _adds || request.Prune ? [] : Lines(refused, root),
            Lines(unkeyed, root),
            unfrozen,
            [.. projects.Where(project => !project.Compiles && project.Outgrown().Any()).Select(project => project.Name)])
        {
            Taken = taken.DistinctBy(FrozenProject.Identity).Count(),
        };
    }

    /// <summary>What several projects have together stands in the baseline of one of them.</summary>
    private void Share()
    {
        if (scope.IsWhole)
        {
            foreach (var (project, entry, _) in SolutionFindings.Outgrown(facts, _shared).Where(outgrown => request.Choice.HasRule(outgrown.Entry.Key.Rule)))
                _changes[ProjectOf(project)][entry.Key] = 0;
        }

        foreach (var found in _shared.Where(found => _adds && found is { IsFrozen: false, Key: not null } && IsFreezable(found.Finding, request)))
            _changes[ProjectOf(found.Owner)][found.Key!] = 1;
    }

    private FrozenProject ProjectOf(CompilationFacts facts) => projects.First(project => project.Assembly == facts.Assembly && project.Results[0].Project.Path == facts.Path);

    private static IReadOnlyList<string> Lines(IEnumerable<CheckedFinding> findings, string root) =>
    [
        .. findings.OrderBy(finding => finding.Place?.Path, StringComparer.Ordinal).ThenBy(finding => finding.Place?.Line).ThenBy(finding => finding.Place?.Column)
            .Select(finding => FindingText.Of(finding, root)).Distinct(),
    ];

    private void Freeze(FrozenProject project, IEnumerable<Diagnostic> findings)
    {
        var counts = project.Counts();
        foreach (var key in findings.SelectMany(FindingKeys.Of))
            _changes[project][key] = Math.Max(counts[key], project.Entries.GetValueOrDefault(key));
    }

    /// <returns>What should be frozen, and is found all the same.</returns>
    private async Task<IEnumerable<Diagnostic>> VerifyAsync(FrozenProject project, HashSet<(string, string?, int, int, string)> before, CancellationToken cancellation)
    {
        for (var round = 1; ; round++)
        {
            await project.CheckAsync(TextOf(project.Path), cancellation);
            var left = project.Open().Where(finding => FindingKeys.Of(finding).Any()
                && (!before.Contains(FrozenProject.Identity(finding)) || FindingKeys.Of(finding).Any(_changes[project].ContainsKey))).ToList();
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
        var before = facts.DistinctBy(project => (project.Path, project.Assembly)).SelectMany(project => project.Baseline).GroupBy(entry => entry.Key.Rule)
            .ToDictionary(rule => rule.Key, rule => rule.Sum(entry => entry.Allowed));
        var delta = changes.GroupBy(change => change.Key.Rule).ToDictionary(rule => rule.Key, rule => rule.Sum(change => change.After - change.Before));
        return [.. before.Keys.Union(delta.Keys).Order(StringComparer.Ordinal).Select(rule => new RuleCount(rule, before.GetValueOrDefault(rule), before.GetValueOrDefault(rule) + delta.GetValueOrDefault(rule)))];
    }
}
