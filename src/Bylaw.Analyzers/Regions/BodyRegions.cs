using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The regions of one member's code: the member itself, and inside it the handlers of routes.</summary>
internal sealed class BodyRegions(SubjectRules member, string? memberRoute)
{
    private readonly Dictionary<SyntaxNode, BodyRegion> _handlers = [];
    private BodyRegion _outermost = new(member, memberRoute, null);

    public IReadOnlyCollection<BodyRegion> Handlers => _handlers.Values;

    public BodyRegion Outermost => _outermost;

    /// <summary>The member turned out to wire routes.</summary>
    public void BecomesComposition(SubjectRules composition)
    {
        if (_outermost.Rules.Subject.Region == RegionKind.Type)
            _outermost = new BodyRegion(composition, null, null);
    }

    public void AddHandler(SyntaxNode function, SubjectRules handler, string route)
    {
        if (!_handlers.ContainsKey(function))
            _handlers.Add(function, new BodyRegion(handler, route, function));
    }

    /// <summary>The innermost region around the node.</summary>
    public BodyRegion At(SyntaxNode node)
    {
        if (_handlers.Count > 0)
        {
            for (var at = node; at is not null; at = at.Parent)
            {
                if (_handlers.TryGetValue(at, out var handler))
                    return handler;
            }
        }

        return _outermost;
    }
}

/// <param name="Function">The lambda or local function; null for the member itself.</param>
internal sealed record BodyRegion(SubjectRules Rules, string? Route, SyntaxNode? Function);
