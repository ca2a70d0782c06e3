using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <summary>A type, or a region of its code that is something of its own: the handler of a route, the wiring of the application.</summary>
internal readonly record struct GraphNode
{
    public static readonly IEqualityComparer<GraphNode> Comparer = new ByTypeAndRoute();

    public GraphNode(INamedTypeSymbol type, RegionKind region = RegionKind.Type, string? route = null) => (Type, Region, Route) = (type.OriginalDefinition, region, route);

    public INamedTypeSymbol Type { get; }

    public RegionKind Region { get; }

    public string? Route { get; }

    private sealed class ByTypeAndRoute : IEqualityComparer<GraphNode>
    {
        public bool Equals(GraphNode x, GraphNode y) => x.Region == y.Region && x.Route == y.Route && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode(GraphNode node) => SymbolEqualityComparer.Default.GetHashCode(node.Type) ^ (int)node.Region ^ (node.Route?.GetHashCode() ?? 0);
    }
}

/// <summary>What one node uses, each with the first place in the source.</summary>
internal sealed class GraphEdges
{
    private readonly Dictionary<INamedTypeSymbol, GraphPlace> _targets = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<GraphEdge>? _sorted;

    /// <summary>Whether a use at the place or after it in the same file tells nothing new.</summary>
    public bool Has(INamedTypeSymbol target, SyntaxTree tree, int start)
    {
        lock (_targets)
            return _targets.TryGetValue(target, out var known) && known.Tree == tree && known.Span.Start <= start;
    }

    public void Add(INamedTypeSymbol target, in GraphPlace place)
    {
        lock (_targets)
        {
            if (!_targets.TryGetValue(target, out var known) || place.IsBefore(known))
                _targets[target] = place;
        }
    }

    /// <summary>In a stable order. Only when the graph is complete.</summary>
    public IReadOnlyList<GraphEdge> Sorted
    {
        get
        {
            lock (_targets)
            {
                return _sorted ??= [.. _targets.Select(pair => new GraphEdge(pair.Key, pair.Value))
                    .OrderBy(edge => SymbolNames.FullName(edge.Target), StringComparer.Ordinal)];
            }
        }
    }
}

internal readonly record struct GraphEdge(INamedTypeSymbol Target, GraphPlace Place);

/// <summary>Where a use stands. A location is made of it only for a finding.</summary>
internal readonly record struct GraphPlace(SyntaxTree Tree, TextSpan Span)
{
    public Location Location => Location.Create(Tree, Span);

    public bool IsBefore(in GraphPlace other)
    {
        var byPath = ReferenceEquals(Tree, other.Tree) ? 0 : string.CompareOrdinal(Tree.FilePath, other.Tree.FilePath);
        return byPath != 0 ? byPath < 0 : Span.Start < other.Span.Start;
    }
}
