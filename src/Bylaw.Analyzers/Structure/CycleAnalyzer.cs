using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// BYL1003 of `flow: { acyclic: "Shop.{Module}.**" }`: the parts that the capture tells apart depend on each other in a circle. One finding for
/// each knot of parts, with a shortest circle through it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CycleAnalyzer() : BylawAnalyzer(Descriptors.Cycle)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var acyclic = rules.Rules.Where(rule => rule.Verb is FlowVerb { Acyclic: not null }).ToList();
        if (acyclic.Count == 0)
            return;

        var graph = TypeGraph.Collect(context, rules);
        foreach (var rule in acyclic)
            context.OnEnd($"the rule '{rule.Name}'", end => Analyze(end, rules, rule, graph));
    }

    private static void Analyze(CompilationAnalysisContext context, CompilationRules rules, Rule rule, TypeGraph graph)
    {
        var parts = PartGraph.Build(graph, type => PartOf(rules, rule, type));
        foreach (var cycle in parts.Cycles())
            Report(context, rules, rule, cycle);
    }

    private static string? PartOf(CompilationRules rules, Rule rule, INamedTypeSymbol type)
    {
        var pattern = ((FlowVerb)rule.Verb).Acyclic!;
        return rules.Matcher.Matches(rule.Subject, new Candidate(type))
            ? pattern.Match(SymbolNames.Namespace(type), Captures.None)?[pattern.CaptureNames.First()]
            : null;
    }

    private static void Report(CompilationAnalysisContext context, CompilationRules rules, Rule rule, IReadOnlyList<PartGraph.Edge> cycle)
    {
        var circle = string.Join(" -> ", cycle.Select(edge => $"'{edge.FromPart}'").Append($"'{cycle[0].FromPart}'"));
        var uses = string.Join(", ", cycle.Select(edge => $"'{SymbolNames.ForMessage(edge.From)}' uses '{SymbolNames.ForMessage(edge.To)}'"));
        var first = cycle[0];
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        sink.Add(new Finding(rule, RuleIds.Cycle, first.Place, new FindingSite(first.From, first.From, null, MemberPart.Body),
            $"{circle} is a cycle: {uses}", Captures.None, first.To));
        sink.Flush();
    }
}
