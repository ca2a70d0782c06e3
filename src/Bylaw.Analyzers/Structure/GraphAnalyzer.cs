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
        // Where the solution is known, a rule of another project may ask what is used here.
        var asked = rules.Solution is null ? indirect : [.. rules.Book.Rules.Where(rule => rule.Severity.IsOn && rule.Verb is ForbidVerb { Transitive: true }).Select(rule => new IndirectRule(rules, rule))];
        if (asked.Count + cycles.Count == 0 && rules.Solution is not { WantsUses: true })
            return;

        var graph = new TypeGraph(rules, type => asked.Exists(rule => rule.MayForbid(type)) || (rules.Solution is not null && rules.Project.IsReferenced(type.ContainingAssembly)));
        context.OnSymbols("what is declared by", symbol => graph.AddSignature(symbol.Symbol, symbol.CancellationToken),
            SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);
        context.OnBodies("what is used by", block => graph.AddBody(block.OwningSymbol, block.OperationBlocks));

        foreach (var rule in indirect)
            context.OnEnd($"the rule '{rule.Rule.Name}'", end => rule.Analyze(graph, end.ReportDiagnostic));
        foreach (var rule in cycles)
            context.OnEnd($"the rule '{rule.Rule.Name}'", end => rule.Analyze(graph, end.ReportDiagnostic));
        if (rules.Solution is { } solution)
            context.OnEnd("what the project uses", _ => Describe(rules, graph, solution.Own));
    }

    private static void Describe(CompilationRules rules, TypeGraph graph, ProjectCode own)
    {
        // The wiring of an application knows everything, and is in no layer.
        foreach (var source in graph.Sources.Where(source => source.Region != RegionKind.Composition))
        {
            var layer = rules.Subjects.Of(source.Type, source.Region).Subject.LayerName;
            foreach (var (target, place) in graph.From(source))
            {
                var start = place.Location.GetLineSpan().StartLinePosition;
                own.Uses.Add(new TypeUse(TypeName.Of(source.Type), source.Region == RegionKind.Handler ? source.Route ?? "" : null, layer, TypeName.Of(target), place.Tree.FilePath, start.Line + 1, start.Character + 1));
            }
        }
    }
}
