using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>What no single compilation can decide: found by laying the facts of all projects together.</summary>
internal static class SolutionFindings
{
    /// <param name="isWhole">Whether there is no other project that may have what these don't.</param>
    public static IEnumerable<CheckedFinding> Of(IReadOnlyList<CompilationFacts> projects, bool isWhole = true) =>
        projects.Where(project => project.RuleFile is not null).GroupBy(project => project.RuleFile).SelectMany(shared => (isWhole ? Dead([.. shared]) : []).Concat(Programs.Of([.. shared]).SelectMany(Circles).DistinctBy(circle => (circle.Place, circle.Message))))
            .Concat(Stale(projects));

    /// <summary>Names of the team's own rules that select nothing anywhere.</summary>
    public static IEnumerable<string> DeadRules(IReadOnlyList<CompilationFacts> projects) =>
        projects.GroupBy(project => project.RuleFile).SelectMany(shared => Unmatched(shared).Where(selection => selection.IsRule).Select(selection => selection.Name)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>BYL0003 of a rule file that several projects share.</summary>
    private static IEnumerable<CheckedFinding> Dead(IReadOnlyList<CompilationFacts> projects) =>
        // A build has said it where one compilation is all that the rule file is about.
        projects.All(project => project.DecidesDeadness) ? [] : Unmatched(projects).Select(selection => Create(Descriptors.SelectsNothing, FindingLevel.Warning, selection.Message, selection.Place, projects[0].Name));

    private static IEnumerable<Selection> Unmatched(IEnumerable<CompilationFacts> projects) =>
        projects.SelectMany(project => project.Selections).GroupBy(selection => (selection.Name, selection.IsRule)).Where(group => !group.Any(selection => selection.HasMatched)).Select(group => group.First());

    /// <summary>BYL0006 of a project with several target frameworks, each of which sees a part of its code; and of an assembly that no project makes.</summary>
    private static IEnumerable<CheckedFinding> Stale(IReadOnlyList<CompilationFacts> projects)
    {
        foreach (var project in projects.Where(project => project.IsMultiTargeted).GroupBy(project => project.Path))
        {
            foreach (var entry in project.SelectMany(framework => framework.Baseline).GroupBy(entry => entry.Line).Where(entry => entry.All(framework => framework.Why is not null)))
            {
                // The framework that has most of them speaks for all.
                var most = entry.MaxBy(framework => framework.Found)!;
                yield return Create(Descriptors.StaleBaseline, FindingLevel.Warning, most.Why!, most.Place, project.First().Name);
            }
        }
    }

    /// <summary>BYL1003 of circles that close only when the code of several projects is put together.</summary>
    private static IEnumerable<CheckedFinding> Circles(IReadOnlyList<CompilationFacts> projects)
    {
        foreach (var rule in projects.SelectMany(project => project.PartUses.Select(use => (Project: project.Name, Use: use))).GroupBy(pair => pair.Use.Rule))
        {
            var parts = new PartGraph<(string Project, PartUse Use)>();
            foreach (var (project, use) in rule)
                parts.Add(new(use.FromPart, use.ToPart, (project, use)));

            foreach (var circle in parts.Cycles())
            {
                var (project, first) = circle[0].Use;
                // One within a project is that project's own finding.
                if (circle.All(edge => edge.Use.Project == project) || first.IsAccepted || LevelOf(first.Severity) is not { } level)
                    continue;
                yield return Create(Descriptors.Cycle, level, CycleRule.Message(circle.Select(edge => (edge.FromPart, edge.Use.Use.FromType, edge.Use.Use.ToType))) + $" [{first.Rule}]",
                    new SourcePlace(first.Path, first.Line, first.Column, first.EndLine, first.EndColumn), project) with { Rule = first.Rule };
            }
        }
    }

    private static FindingLevel? LevelOf(string severity) => severity switch
    {
        nameof(Severity.Error) => FindingLevel.Error,
        nameof(Severity.Warning) => FindingLevel.Warning,
        nameof(Severity.Suggestion) => FindingLevel.Suggestion,
        _ => null,
    };

    private static CheckedFinding Create(DiagnosticDescriptor descriptor, FindingLevel level, string message, SourcePlace place, string project) => new(
        descriptor.Id, descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), descriptor.Category, level, message, null, [], null, null, place, [], [project], null,
        FindingBuilder.Fingerprint($"{descriptor.Id}\n{message}", 1), null, descriptor.HelpLinkUri);
}
