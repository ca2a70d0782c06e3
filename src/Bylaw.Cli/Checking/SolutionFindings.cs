using System.Globalization;
using Bylaw.Analyzers;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>What is found by laying the facts of all projects together.</summary>
/// <param name="Key">In the baseline of <paramref name="Owner"/>; null for what is about a rule file or a baseline.</param>
/// <param name="IsFrozen">Whether a baseline accepts it.</param>
internal sealed record SolutionFinding(CheckedFinding Finding, CompilationFacts Owner, BaselineKey? Key, bool IsFrozen);

/// <summary>What no single compilation can decide.</summary>
internal static class SolutionFindings
{
    /// <summary>Those that no baseline accepts.</summary>
    public static IEnumerable<CheckedFinding> Of(IReadOnlyList<CompilationFacts> projects, SolutionScope scope) => All(projects, scope).Where(found => !found.IsFrozen).Select(found => found.Finding);

    public static IReadOnlyList<SolutionFinding> All(IReadOnlyList<CompilationFacts> projects, SolutionScope scope)
    {
        var found = projects.Where(project => project.RuleFile is not null).GroupBy(project => project.RuleFile).SelectMany(shared => OfRuleFile([.. shared], scope)).ToList();
        return [.. found, .. Stale(projects), .. scope.IsWhole ? Outgrown(projects, found).Select(pair => Create(Descriptors.StaleBaseline, pair.Project.StaleLevel, pair.Why, pair.Entry.Place, pair.Project)).OfType<SolutionFinding>() : []];
    }

    /// <summary>Names of the team's own rules that select nothing anywhere.</summary>
    public static IEnumerable<string> DeadRules(IReadOnlyList<CompilationFacts> projects) =>
        projects.GroupBy(project => project.RuleFile).SelectMany(shared => Unmatched(shared).Where(selection => selection.IsRule).Select(selection => selection.Name)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Lines of baselines for what several projects have together, which is no longer there. Only the whole solution shows it.</summary>
    public static IEnumerable<(CompilationFacts Project, FrozenEntry Entry, string Why)> Outgrown(IReadOnlyList<CompilationFacts> projects, IReadOnlyList<SolutionFinding> found)
    {
        var needed = found.Where(finding => finding.IsFrozen).Select(finding => (finding.Owner.Path, finding.Owner.Assembly, finding.Key)).ToHashSet();
        return projects.DistinctBy(project => (project.Path, project.Assembly)).SelectMany(project => project.Baseline
            .Where(entry => entry.Key.Member == BaselineKey.Solution && entry.Why is null && !needed.Contains((project.Path, project.Assembly, entry.Key)))
            .Select(entry => (project, entry, $"The solution no longer breaks '{entry.Key.Rule}' with '{entry.Key.Target}'; remove the line")));
    }

    private static IEnumerable<SolutionFinding> OfRuleFile(IReadOnlyList<CompilationFacts> projects, SolutionScope scope) =>
    [
        .. scope.IsWhole ? Dead(projects).Concat(Companions(projects, scope)) : [],
        .. Programs.Of(projects).SelectMany(Circles).DistinctBy(circle => (circle.Finding.Place, circle.Finding.Message)),
    ];

    /// <summary>BYL0003 of a rule file that several projects share.</summary>
    private static IEnumerable<SolutionFinding> Dead(IReadOnlyList<CompilationFacts> projects)
    {
        // A build has said it where one compilation is all that the rule file is about.
        if (projects.All(project => project.DecidesDeadness))
            return [];
        // As loud as the loudest project would be.
        var speaker = projects.MaxBy(project => project.DeadLevel)!;
        return Unmatched(projects).Select(selection => Create(Descriptors.SelectsNothing, speaker.DeadLevel, selection.Message, selection.Place, speaker)).OfType<SolutionFinding>();
    }

    private static IEnumerable<Selection> Unmatched(IEnumerable<CompilationFacts> projects) =>
        projects.SelectMany(project => project.Selections).GroupBy(selection => (selection.Name, selection.IsRule)).Where(group => !group.Any(selection => selection.HasMatched)).Select(group => group.First());

    /// <summary>BYL0006 of a project with several target frameworks, each of which sees a part of its code.</summary>
    private static IEnumerable<SolutionFinding> Stale(IReadOnlyList<CompilationFacts> projects)
    {
        foreach (var project in projects.Where(project => project.IsMultiTargeted).GroupBy(project => project.Path))
        {
            var loudest = project.MaxBy(framework => framework.StaleLevel)!;
            foreach (var entry in project.SelectMany(framework => framework.Baseline).GroupBy(entry => entry.Line).Where(entry => entry.All(framework => framework.Why is not null)))
            {
                // The framework that has most of them speaks for all.
                var most = entry.MaxBy(framework => framework.Found)!;
                if (Create(Descriptors.StaleBaseline, loudest.StaleLevel, most.Why!, most.Place, loudest) is { } stale)
                    yield return stale;
            }
        }
    }

    /// <summary>BYL1007 of classes whose companions belong into a project that there is not; where there is one, its own build judges.</summary>
    private static IEnumerable<SolutionFinding> Companions(IReadOnlyList<CompilationFacts> projects, SolutionScope scope) =>
        projects.SelectMany(project => project.Companions.Where(demand => !scope.Assemblies.Contains(demand.Project)).Select(demand => Keyed(demand.Finding, project, demand.Project, [project])))
            .DistinctBy(found => (found.Finding.Place, found.Finding.Message));

    /// <summary>BYL1003 of circles that close only when the code of several projects is put together.</summary>
    private static IEnumerable<SolutionFinding> Circles(IReadOnlyList<CompilationFacts> projects)
    {
        foreach (var rule in projects.SelectMany(project => project.PartSteps.Select(step => (Project: project, Step: step))).GroupBy(pair => pair.Step.Rule))
        {
            var parts = new PartGraph<(CompilationFacts Project, PartStep Step)>();
            foreach (var (project, step) in rule)
                parts.Add(new(step.FromPart, step.ToPart, (project, step)));

            foreach (var circle in parts.Cycles())
            {
                var (project, first) = circle[0].Use;
                // One within a project is that project's own finding.
                if (circle.All(edge => edge.Use.Project.Path == project.Path) || first.Finding is not { } finding)
                    continue;
                var message = finding.Message.Replace(PartUse.Circle, CycleRule.Message(circle.Select(edge => (edge.FromPart, edge.Use.Step.FromType, edge.Use.Step.ToType))), StringComparison.Ordinal);
                yield return Keyed(finding with { Message = message }, project, string.Join(", ", circle.Select(edge => edge.FromPart).Order(StringComparer.Ordinal)), circle.Select(edge => edge.Use.Project));
            }
        }
    }

    /// <param name="target">What it is about, whichever place it is found at.</param>
    /// <param name="involved">The projects that it comes from: any of their baselines may accept it.</param>
    private static SolutionFinding Keyed(CheckedFinding finding, CompilationFacts owner, string target, IEnumerable<CompilationFacts> involved)
    {
        var key = new BaselineKey(finding.Rule!, BaselineKey.Solution, MemberPart.Signature, target);
        var frozen = involved.FirstOrDefault(project => project.Baseline.Any(entry => entry.Key == key));
        return new SolutionFinding(
            finding with { Member = key.Member, Target = key.Target, Fingerprint = FindingBuilder.Fingerprint($"{finding.Id}\n{key.Rule}\n{key.Target}", 1) }, frozen ?? owner, key, frozen is not null);
    }

    private static SolutionFinding? Create(DiagnosticDescriptor descriptor, FindingLevel? level, string message, SourcePlace place, CompilationFacts project) => level is not { } known ? null : new(
        new CheckedFinding(
            descriptor.Id, descriptor.Title.ToString(CultureInfo.InvariantCulture), descriptor.Category, known, message, null, [], null, null, place, [], [project.Name], null,
            FindingBuilder.Fingerprint($"{descriptor.Id}\n{message}", 1), null, descriptor.HelpLinkUri), project, null, false);
}
