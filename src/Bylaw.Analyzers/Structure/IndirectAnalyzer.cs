using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL1002 of `forbid` with `transitive`: what must not be used is reached through types between, the shortest way shown.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndirectAnalyzer() : BylawAnalyzer(Descriptors.Indirect)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var transitive = rules.Rules.Where(rule => rule.Verb is ForbidVerb { Transitive: true }).ToList();
        if (transitive.Count == 0)
            return;

        var graph = TypeGraph.Collect(context, rules);
        foreach (var rule in transitive)
            context.OnEnd($"the rule '{rule.Name}'", end => Analyze(end, rules, rule, graph));
    }

    private static void Analyze(CompilationAnalysisContext context, CompilationRules rules, Rule rule, TypeGraph graph)
    {
        foreach (var source in graph.Sources)
        {
            var candidate = new Candidate(source.Type, source.Region);
            if (rules.Matcher.Match(rule.Subject, candidate, Captures.None) is not { } captures)
                continue;

            // What lies near each other at the end of one way, such as a DbContext and its DbSet, is one finding: the nearest.
            var firstSteps = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
            foreach (var path in PathsFrom(source, graph, type => IsForbidden(rules, rule, type, captures), type => rules.Matcher.Matches(rule.Subject, new Candidate(type))))
            {
                if (firstSteps.Add(path[0].Type))
                    Report(context, rules, rule, captures, source, path);
            }
        }
    }

    private static bool IsForbidden(CompilationRules rules, Rule rule, INamedTypeSymbol type, Captures captures)
    {
        var uses = ((ForbidVerb)rule.Verb).Uses;
        return (UseMatch.Type(rules, uses, type, captures) ?? UseMatch.Layer(rules, uses, type)) is not null;
    }

    /// <summary>
    /// Breadth first, so each target is reached on a shortest way. A step into another subject of the rule ends there: the rest is that one's finding.
    /// A direct use is BYL1001 or BYL2001, not this.
    /// </summary>
    private static IEnumerable<IReadOnlyList<(INamedTypeSymbol Type, Location Place)>> PathsFrom(
        GraphNode source, TypeGraph graph, Func<INamedTypeSymbol, bool> isForbidden, Func<INamedTypeSymbol, bool> isSubject)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { source.Type };
        var queue = new Queue<List<(INamedTypeSymbol Type, Location Place)>>();
        queue.Enqueue([]);
        while (queue.Count > 0)
        {
            var path = queue.Dequeue();
            foreach (var (target, place) in graph.From(path.Count == 0 ? source : new GraphNode(path[path.Count - 1].Type)))
            {
                if (!seen.Add(target))
                    continue;

                List<(INamedTypeSymbol, Location)> longer = [.. path, (target, place)];
                if (isForbidden(target))
                {
                    if (longer.Count > 1)
                        yield return longer;
                }
                else if (!isSubject(target))
                {
                    queue.Enqueue(longer);
                }
            }
        }
    }

    private static void Report(
        CompilationAnalysisContext context, CompilationRules rules, Rule rule, Captures captures, GraphNode source,
        IReadOnlyList<(INamedTypeSymbol Type, Location Place)> path)
    {
        var target = path[path.Count - 1].Type;
        var steps = string.Join(" -> ", path.Take(path.Count - 1).Select(step => $"'{SymbolNames.ForMessage(step.Type)}'"));
        var what = $"{MessageText.Subject(rules.Subjects.Of(source.Type, source.Region).Subject, source.Route)} must not reach {MessageText.Target(target, rules.Layers.NameOf(rules.Layers.Of(target)))}, and does through {steps}";
        var sink = new FindingSink(rules, context.ReportDiagnostic);
        sink.Add(new Finding(rule, RuleIds.Indirect, path[0].Place, new FindingSite(source.Type, source.Type, source.Route, MemberPart.Body), what, captures, target));
        sink.Flush();
    }
}
