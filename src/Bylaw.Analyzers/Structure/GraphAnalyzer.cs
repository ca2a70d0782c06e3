using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// What only the whole compilation shows: indirect uses and cycles. One analyzer for both, since the graph costs more than what is asked of it;
/// what each rule asks stands in <see cref="IndirectRule"/> and <see cref="CycleRule"/>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GraphAnalyzer() : BylawAnalyzer(Descriptors.Indirect, Descriptors.Cycle)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var indirect = rules.Rules.Where(rule => rule.Verb is ForbidVerb { Transitive: true }).Select(rule => new IndirectRule(rules, rule)).ToList();
        var cycles = rules.Rules.Where(rule => rule.Verb is FlowVerb { Acyclic: not null }).Select(rule => new CycleRule(rules, rule)).ToList();
        if (indirect.Count + cycles.Count == 0)
            return;

        var graph = new TypeGraph(rules, type => indirect.Exists(rule => rule.MayForbid(type)));
        context.OnSymbols("what is declared by", symbol => graph.AddSignature(symbol.Symbol, symbol.CancellationToken),
            SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
        context.OnBodies("what is used by", block => graph.AddBody(block.OwningSymbol, block.OperationBlocks));

        foreach (var rule in indirect)
            context.OnEnd($"the rule '{rule.Rule.Name}'", end => rule.Analyze(graph, end.ReportDiagnostic));
        foreach (var rule in cycles)
            context.OnEnd($"the rule '{rule.Rule.Name}'", end => rule.Analyze(graph, end.ReportDiagnostic));
    }
}
