using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL1003 of `flow: { acyclic: "Shop.{Module}.**" }`: the parts that the capture tells apart depend on each other in a circle. One finding for
/// each knot of parts, with a shortest circle through it.
/// </summary>
internal sealed class CycleRule(CompilationRules rules, Rule rule)
{
    public Rule Rule => rule;

    public void Analyze(TypeGraph graph, Action<Diagnostic> report)
    {
        var known = new Dictionary<INamedTypeSymbol, string?>(SymbolEqualityComparer.Default);
        var parts = PartGraph.Build(graph, type => known.TryGetValue(type, out var part) ? part : known[type] = PartOf(type));
        foreach (var cycle in parts.Cycles())
            Report(cycle, report);
    }

    private string? PartOf(INamedTypeSymbol type)
    {
        var pattern = ((FlowVerb)rule.Verb).Acyclic!;
        return rules.Paths.Holds(rule, type) && rules.Matcher.Matches(rule.Subject, new Candidate(type))
            ? pattern.Match(SymbolNames.Namespace(type), Captures.None)?[pattern.CaptureNames.First()]
            : null;
    }

    private void Report(IReadOnlyList<PartGraph.Edge> cycle, Action<Diagnostic> report)
    {
        var circle = string.Join(" -> ", cycle.Select(edge => $"'{edge.FromPart}'").Append($"'{cycle[0].FromPart}'"));
        var uses = string.Join(", ", cycle.Select(edge => $"'{SymbolNames.ForMessage(edge.From)}' uses '{SymbolNames.ForMessage(edge.To)}'"));
        var first = cycle[0];
        var sink = new FindingSink(rules, report);
        sink.Add(new Finding(rule, RuleIds.Cycle, first.Place.Location, new FindingSite(first.From, first.From, null, MemberPart.Body),
            $"{circle} is a cycle: {uses}", Captures.None, first.To));
        sink.Flush();
    }
}
