using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The uses found in one part of a member. What several rules have against one target at one token is one use.</summary>
internal sealed class ReferenceList
{
    private readonly List<Reference> _items = [];
    private readonly Dictionary<(SyntaxTree?, int, ISymbol), int> _positions = new(new PositionComparer());

    public IReadOnlyList<Reference> Items => _items;

    public void Add(Reference reference)
    {
        var position = (reference.Token.SyntaxTree, reference.Token.SpanStart, reference.Verdict.Target.OriginalDefinition);
        if (_positions.TryGetValue(position, out var index))
        {
            _items[index] = _items[index] with { Verdict = _items[index].Verdict.With(reference.Verdict) };
            return;
        }

        _positions.Add(position, _items.Count);
        _items.Add(reference);
    }

    public void AddAll(ReferenceList other)
    {
        foreach (var item in other._items)
            Add(item);
    }

    /// <summary>Whether something was found in a node, outside of a part of it.</summary>
    public bool HasIn(SyntaxNode node, SyntaxNode? except)
    {
        foreach (var item in _items)
        {
            if (item.Token.SyntaxTree == node.SyntaxTree && node.Span.Contains(item.Token.Span) && except?.Span.Contains(item.Token.Span) != true)
                return true;
        }

        return false;
    }

    private sealed class PositionComparer : IEqualityComparer<(SyntaxTree? Tree, int Start, ISymbol Target)>
    {
        public bool Equals((SyntaxTree? Tree, int Start, ISymbol Target) x, (SyntaxTree? Tree, int Start, ISymbol Target) y) =>
            x.Start == y.Start && x.Tree == y.Tree && SymbolEqualityComparer.Default.Equals(x.Target, y.Target);

        public int GetHashCode((SyntaxTree? Tree, int Start, ISymbol Target) position) => position.Start;
    }
}
