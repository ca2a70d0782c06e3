using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>BYL0006 of a project with several target frameworks, each of which sees a part of its code: what none of them needs.</summary>
internal static class StaleEntries
{
    public static IEnumerable<(Diagnostic Finding, string Project, RuleBook Book)> Of(IReadOnlyList<ProjectResult> results)
    {
        foreach (var project in results.Where(result => result.Survey.Rules is { Project.IsMultiTargeted: true, Baseline.IsEmpty: false }).GroupBy(result => result.Project.Path))
        {
            var rules = project.Select(result => result.Survey.Rules!).ToList();
            foreach (var entry in rules[0].Baseline.Entries.OrderBy(entry => entry.Place.Line))
            {
                // The framework that has most of them speaks for all.
                var most = rules.MaxBy(framework => framework.Health.CountOf(entry.Key))!;
                if (rules.TrueForAll(framework => StaleEntry.Judge(entry, framework) is not null) && StaleEntry.Judge(entry, most) is { } stale)
                    yield return (Diagnostic.Create(Descriptors.StaleBaseline, PlaceLocation.Of(entry.Place), RuleFileAnalyzer.Capitalize(stale.Why)), project.First().Project.Name, most.Book);
            }
        }
    }
}
