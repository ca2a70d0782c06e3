using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The regions of one member's code: the member itself, and inside it the handlers of routes.</summary>
internal sealed class BodyRegions(SubjectRules member, string? memberRoute)
{
    private Dictionary<SyntaxNode, BodyRegion>? _handlers;
    private SubjectRules[]? _subjects;
    private BodyRegion _outermost = new(member, memberRoute, null);
    private Rule? _only;

    /// <summary>The subjects in it. All handlers of a type are one.</summary>
    public SubjectRules[] Subjects => _subjects ??= _handlers is null ? [_outermost.Rules] : [_outermost.Rules, _handlers.Values.First().Rules];

    public BodyRegion Outermost => _outermost;

    /// <summary>The rules that hold somewhere in it, in the order of the rule file.</summary>
    public IEnumerable<Rule> Rules => Subjects.SelectMany(subject => subject.Rules).Distinct().OrderBy(rule => rule.Order);

    /// <summary>The same regions as if there were no other rule.</summary>
    public BodyRegions Only(Rule rule)
    {
        var narrowed = new BodyRegions(_outermost.Rules.Only(rule), _outermost.Route) { _only = rule };
        narrowed._handlers = _handlers?.ToDictionary(handler => handler.Key, handler => handler.Value with { Rules = handler.Value.Rules.Only(rule) });
        return narrowed;
    }

    /// <summary>Another subject, as narrow as the regions are.</summary>
    public SubjectRules Narrow(SubjectRules subject) => _only is null ? subject : subject.Only(_only);

    /// <summary>Whether some call in it hands a route its code.</summary>
    public bool MapsRoutes { get; set; }

    /// <summary>The member turned out to wire routes.</summary>
    public void BecomesComposition(SubjectRules composition)
    {
        if (_outermost.Rules.Subject.Region == RegionKind.Type)
            _outermost = new BodyRegion(composition, null, null);
    }

    public void AddHandler(SyntaxNode function, SubjectRules handler, string route)
    {
        _handlers ??= [];
        if (!_handlers.ContainsKey(function))
            _handlers.Add(function, new BodyRegion(handler, route, function));
    }

    /// <summary>The innermost region around the node.</summary>
    public BodyRegion At(SyntaxNode node)
    {
        if (_handlers is not null)
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
