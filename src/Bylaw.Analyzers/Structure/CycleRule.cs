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
        var parts = PartsOf(graph);
        foreach (var cycle in parts.Cycles())
            Report(cycle, report);

        if (rules.Solution is { } solution)
        {
            foreach (var edge in parts.Edges)
                solution.Own.PartUses.Add(Describe(edge));
        }
    }

    /// <summary>What is wrong with a circle of parts.</summary>
    public static string Message(IEnumerable<(string FromPart, string FromType, string ToType)> cycle) =>
        $"{string.Join(" -> ", cycle.Select(edge => $"'{edge.FromPart}'").Append($"'{cycle.First().FromPart}'"))} is a cycle: {string.Join(", ", cycle.Select(edge => $"'{edge.FromType}' uses '{edge.ToType}'"))}";

    private PartGraph<Use> PartsOf(TypeGraph graph)
    {
        var known = new Dictionary<INamedTypeSymbol, string?>(SymbolEqualityComparer.Default);
        var parts = new PartGraph<Use>();
        foreach (var source in graph.Sources)
        {
            if (PartOf(source.Type) is not { } from)
                continue;

            foreach (var (target, place) in graph.From(source))
            {
                if (PartOf(target) is { } to && to != from)
                    parts.Add(new PartGraph<Use>.Edge(from, to, new Use(source.Type, target, place)));
            }
        }

        return parts;

        string? PartOf(INamedTypeSymbol type)
        {
            if (!known.TryGetValue(type, out var part))
                known.Add(type, part = NameOfPart(type));
            return part;
        }
    }

    private string? NameOfPart(INamedTypeSymbol type)
    {
        var pattern = ((FlowVerb)rule.Verb).Acyclic!;
        return rules.Paths.Holds(rule, type) && rules.Matcher.Matches(rule.Subject, new Candidate(type))
            ? pattern.Match(SymbolNames.Namespace(type), Captures.None)?[pattern.CaptureNames.First()]
            : null;
    }

    private void Report(IReadOnlyList<PartGraph<Use>.Edge> cycle, Action<Diagnostic> report)
    {
        var sink = new FindingSink(rules, report);
        sink.Add(FindingAt(cycle[0], Message(cycle.Select(edge => (edge.FromPart, SymbolNames.ForMessage(edge.Use.From), SymbolNames.ForMessage(edge.Use.To))))));
        sink.Flush();
    }

    private Finding FindingAt(PartGraph<Use>.Edge edge, string what) =>
        new(rule, RuleIds.Cycle, edge.Use.Place.Location, new FindingSite(edge.Use.From, edge.Use.From, null, MemberPart.Body), what, Captures.None, edge.Use.To);

    // The circle may close in another project, so what would be said of it here is said beforehand.
    private PartUse Describe(PartGraph<Use>.Edge edge) => new(
        rule.Name, edge.FromPart, edge.ToPart, SymbolNames.ForMessage(edge.Use.From), SymbolNames.ForMessage(edge.Use.To), FindingSink.Describe(FindingAt(edge, PartUse.Circle), rules));

    private readonly record struct Use(INamedTypeSymbol From, INamedTypeSymbol To, GraphPlace Place);
}
