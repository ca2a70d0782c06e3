using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>BYL0003 of a rule file that several projects share: what selects nothing in any of them.</summary>
internal static class Deadness
{
    /// <summary>Each with the project in whose name it is reported.</summary>
    public static IEnumerable<(Diagnostic Finding, string Project, RuleBook Book)> Of(IReadOnlyList<ProjectResult> results)
    {
        foreach (var shared in ByRuleFile(results))
        {
            var (first, rules) = (shared.First(), shared.First().Survey.Rules!);
            // The build has said it.
            if (shared.All(result => RuleFileAnalyzer.DecidesDeadness(result.Survey.Rules!)))
                continue;

            foreach (var layer in rules.Book.Layers.Where(layer => rules.Files.OwnPaths.Contains(layer.Place.File) && !shared.Any(result => Health(result).HasMatched(layer))))
                yield return (Create(layer.Place, $"The layer '{layer.Name}' has no type in this solution; correct its selector, or take it out"), first.Project.Name, rules.Book);
            foreach (var rule in DeadRules(shared))
            {
                yield return (Create(rule.Place, rule.AppliesTo is { } paths && shared.All(result => result.Survey.Rules!.RulesOfOtherFiles.Contains(rule))
                    ? $"The rule '{rule.Name}' is about {paths} by the spec it comes from, where this solution has no file; correct that spec's 'applies-to'"
                    : $"The rule '{rule.Name}' holds for no type of this solution, so it checks nothing; correct its 'in'"), first.Project.Name, rules.Book);
            }
        }
    }

    public static IEnumerable<Rule> RulesOf(IReadOnlyList<ProjectResult> results) => ByRuleFile(results).SelectMany(DeadRules);

    // The book is one object for all projects that share the file; so are its rules and layers.
    private static IEnumerable<IGrouping<RuleBook, ProjectResult>> ByRuleFile(IReadOnlyList<ProjectResult> results) =>
        results.Where(result => result.Survey.Rules is not null).GroupBy(result => result.Survey.Rules!.Book, ReferenceEqualityComparer.Instance as IEqualityComparer<RuleBook>);

    private static IEnumerable<Rule> DeadRules(IEnumerable<ProjectResult> shared)
    {
        var own = shared.First().Survey.Rules!.Files.OwnPaths;
        // A rule that holds in no project at all, such as one for tests in a solution without any, is not meant here.
        return shared.First().Survey.Rules!.Book.Rules.Where(rule => rule.Severity.IsOn && own.Contains(rule.Place.File)
            && shared.Any(result => result.Survey.Rules!.Rules.Contains(rule) || result.Survey.Rules!.RulesOfOtherFiles.Contains(rule))
            && !shared.Any(result => Health(result).HasMatched(rule)));
    }

    private static RuleHealth Health(ProjectResult result) => result.Survey.Rules!.Health;

    private static Diagnostic Create(Place place, string message) => Diagnostic.Create(Descriptors.SelectsNothing, PlaceLocation.Of(place), message);
}
