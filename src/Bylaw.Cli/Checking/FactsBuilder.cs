using Bylaw.Analyzers;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>Writes down what an analysed compilation has shown.</summary>
internal static class FactsBuilder
{
    public static CompilationFacts Of(ProjectResult result)
    {
        var (project, survey, rules) = (result.Project, result.Survey, result.Survey.Rules);
        return new CompilationFacts(
            project.Path,
            project.TargetFramework,
            project.TargetPath,
            [.. project.References.Select(reference => reference.TargetPath)],
            result.Compilation.AssemblyName ?? project.Name,
            rules is null ? null : project.RuleFile,
            rules?.Project.IsMultiTargeted ?? false,
            FindingBuilder.Of(result),
            result.CompileErrors.Count,
            result.CompileErrors.FirstOrDefault(),
            result.Gaps,
            result.Crashes,
            survey.Types,
            survey.Unlayered,
            rules is null ? [] : [.. FlowOrder(rules).Select(layer => new LayerOfFlow(layer.Name, layer.Shared))],
            rules is null ? [] : [.. AgainstFlow(rules)],
            rules?.Book.Rules.Count(rule => rule.Severity.IsOn) ?? 0,
            rules is null ? [] : [.. rules.Book.Rules.Select(rule => rule.Name)],
            rules is not null && RuleFileAnalyzer.DecidesDeadness(rules),
            BuildVerdict.Level(Descriptors.SelectsNothing, result.Compilation),
            BuildVerdict.Level(Descriptors.StaleBaseline, result.Compilation),
            rules is null ? [] : [.. Selections(rules)],
            rules is null ? [] : [.. rules.Baseline.Entries.OrderBy(entry => entry.Place.Line).Select(entry => Entry(entry, rules))],
            rules is null ? [] : [.. rules.Book.Exceptions.Select(exception => new ExceptionState(string.Join(", ", exception.Rules), exception.At.ToString(), exception.Expires?.DaysFrom(rules.Project.Today)))],
            [.. survey.SurveyedTypes.OrderBy(type => type.Name.Name, StringComparer.Ordinal)],
            [.. result.Code.Uses.Select(use => use with { Path = Output.PathText.Full(use.Path) }).OrderBy(use => use.Path, StringComparer.Ordinal).ThenBy(use => use.Line).ThenBy(use => use.Column).ThenBy(use => use.To.Name, StringComparer.Ordinal)],
            [.. result.Code.PartUses.OrderBy(use => use.Rule, StringComparer.Ordinal).ThenBy(use => use.FromPart, StringComparer.Ordinal).ThenBy(use => use.ToPart, StringComparer.Ordinal)
                .Select(use => new PartStep(use.Rule, use.FromPart, use.ToPart, use.FromType, use.ToType, FindingBuilder.Of(use.Finding, result)))],
            [.. result.Code.Companions.Select(demand => (demand.Project, Finding: FindingBuilder.Of(demand.Finding, result))).Where(demand => demand.Finding is not null)
                .Select(demand => new MissingCompanions(demand.Project, demand.Finding!)).OrderBy(demand => demand.Finding.Message, StringComparer.Ordinal)])
        {
            Handlers = rules is null || survey.SurveyedTypes.IsEmpty ? [] : [.. Handlers(rules)],
        };
    }

    private static IEnumerable<SurveyedHandler> Handlers(CompilationRules rules) => rules.Project.IsTest && !rules.Book.IncludeTests ? []
        : RouteHandlers.Of(rules, CancellationToken.None).Select(handler => (Handler: handler, Place: handler.Place.GetLineSpan())).OrderBy(pair => pair.Place.Path, StringComparer.Ordinal).ThenBy(pair => pair.Place.StartLinePosition)
            .Select(pair => new SurveyedHandler(TypeName.Of(pair.Handler.Type), pair.Handler.Route, rules.Subjects.Of(pair.Handler.Type, RegionKind.Handler).Subject.LayerName, pair.Place.Path, pair.Place.StartLinePosition.Line + 1));

    // A layer stands below all that lead to it; where chains run in a circle, the first to be named stands first.
    private static IEnumerable<Layer> FlowOrder(CompilationRules rules)
    {
        var chains = Flows(rules).SelectMany(flow => flow.Chains).ToList();
        var left = rules.Book.Layers.OrderBy(layer => layer.Shared).ThenBy(layer => chains.FindIndex(chain => chain.Layers.Contains(layer.Index)) is var first and >= 0 ? first : int.MaxValue)
            .ThenBy(layer => chains.Find(chain => chain.Layers.Contains(layer.Index))?.Layers.ToList().IndexOf(layer.Index) ?? layer.Index).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(layer => !chains.Exists(chain => chain.Layers.Zip(chain.Layers.Skip(1)).Any(step => step.Second == layer.Index && step.First != layer.Index && left.Exists(other => other.Index == step.First)))) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }

    private static IEnumerable<LayerPair> AgainstFlow(CompilationRules rules) =>
        from flow in Flows(rules)
        let table = rules.FlowTable(flow)
        from source in rules.Book.Layers
        from target in rules.Book.Layers
        where !table.May(source.Index, target.Index)
        select new LayerPair(source.Name, target.Name);

    private static IEnumerable<FlowVerb> Flows(CompilationRules rules) => rules.Rules.Select(rule => rule.Verb).OfType<FlowVerb>();

    private static IEnumerable<Selection> Selections(CompilationRules rules)
    {
        foreach (var layer in rules.Book.Layers.Where(layer => rules.Files.OwnPaths.Contains(layer.Place.File)))
            yield return new Selection(layer.Name, false, rules.Health.HasMatched(layer), Place(layer.Place), $"The layer '{layer.Name}' has no type in this solution; correct its selector, or take it out");

        foreach (var rule in rules.Book.Rules.Where(rule => rules.Files.OwnPaths.Contains(rule.Place.File)))
        {
            // A rule that holds in no project at all, such as one for tests in a solution without any, is not meant here.
            var isElsewhere = rules.RulesOfOtherFiles.Contains(rule);
            if (isElsewhere || rules.Rules.Contains(rule))
            {
                yield return new Selection(rule.Name, true, rules.Health.HasMatched(rule), Place(rule.Place), isElsewhere
                    ? $"The rule '{rule.Name}' is about {rule.AppliesTo} by the spec it comes from, where this solution has no file; correct that spec's 'applies-to'"
                    : $"The rule '{rule.Name}' holds for no type of this solution, so it checks nothing; correct its 'in'");
            }
        }
    }

    private static FrozenEntry Entry(BaselineEntry entry, CompilationRules rules) => new(
        Place(entry.Place), BaselineText.Line(entry.Assembly, entry.Key, entry.Count), entry.Key, entry.Count, rules.Health.CountOf(entry.Key),
        StaleEntry.Judge(entry, rules) is { } stale ? RuleFileAnalyzer.Capitalize(stale.Why) : null);

    private static SourcePlace Place(Place place) => new(place.File, place.Line, place.Column, place.Line, place.Column + place.Length);
}
