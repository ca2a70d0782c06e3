using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL1002 of `forbid` with `transitive`: what must not be used is reached through types between, the shortest way shown.</summary>
internal sealed class IndirectRule(CompilationRules rules, Rule rule)
{
    private readonly UseSet _uses = ((ForbidVerb)rule.Verb).Uses;
    private readonly bool _hasCaptures = ((ForbidVerb)rule.Verb).Uses.HasCaptures;

    public Rule Rule => rule;

    /// <summary>Whether the rule may be against the type, for some subject.</summary>
    public bool MayForbid(INamedTypeSymbol type) => IsForbidden(type, Captures.None) || (rules.Project.IsOwn(type.ContainingAssembly) && _hasCaptures);

    public void Analyze(TypeGraph graph, Action<Diagnostic> report)
    {
        foreach (var source in graph.Sources)
        {
            var subject = rules.Subjects.Of(source.Type, source.Region).Subject;
            if (subject.Bind(rules, rule) is not { } captures)
                continue;

            // What lies near each other at the end of one way, such as a DbContext and its DbSet, is one finding: the nearest.
            var firstSteps = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
            foreach (var path in PathsFrom(source, graph, captures))
            {
                if (firstSteps.Add(path[0].Target))
                    Report(captures, source, subject, path, report);
            }
        }
    }

    private bool IsForbidden(INamedTypeSymbol type, Captures captures) =>
        (UseMatch.Type(rules, _uses, type, captures) ?? UseMatch.Layer(rules, _uses, type)) is not null;

    /// <summary>
    /// Breadth first, so each target is reached on a shortest way. A step into another subject of the rule ends there: the rest is that one's finding.
    /// A direct use is BYL1001 or BYL2001, not this.
    /// </summary>
    private IEnumerable<IReadOnlyList<GraphEdge>> PathsFrom(GraphNode source, TypeGraph graph, Captures captures)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { source.Type };
        var queue = new Queue<List<GraphEdge>>();
        queue.Enqueue([]);
        while (queue.Count > 0)
        {
            var path = queue.Dequeue();
            foreach (var edge in path.Count == 0 ? graph.From(source) : From(path[path.Count - 1].Target, graph))
            {
                if (!seen.Add(edge.Target))
                    continue;

                List<GraphEdge> longer = [.. path, edge];
                if (IsForbidden(edge.Target, captures))
                {
                    if (longer.Count > 1)
                        yield return longer;
                }
                else if (!(rules.Paths.Holds(rule, edge.Target) && rules.Matcher.Matches(rule.Subject, new Candidate(edge.Target))))
                {
                    queue.Enqueue(longer);
                }
            }
        }
    }

    // Beyond this compilation only where somebody knows what is there; no place of it is shown.
    private IEnumerable<GraphEdge> From(INamedTypeSymbol type, TypeGraph graph) =>
        rules.Solution is { } solution && rules.Project.IsReferenced(type.ContainingAssembly)
            ? solution.References.UsedBy(type, rules.Compilation).Select(target => new GraphEdge(target, default))
            : graph.From(new GraphNode(type));

    private void Report(Captures captures, GraphNode source, Subject subject, IReadOnlyList<GraphEdge> path, Action<Diagnostic> report)
    {
        var target = path[path.Count - 1].Target;
        var steps = string.Join(" -> ", path.Take(path.Count - 1).Select(step => $"'{SymbolNames.ForMessage(step.Target)}'"));
        var what = $"{MessageText.Subject(subject, source.Route)} must not reach {MessageText.Target(target, rules.Layers.NameOf(rules.Layers.Of(target)))}, and does through {steps}";
        var sink = new FindingSink(rules, report);
        sink.Add(new Finding(rule, RuleIds.Indirect, path[0].Place.Location, new FindingSite(source.Type, source.Type, source.Route, MemberPart.Body), what, captures, target));
        sink.Flush();
    }
}
