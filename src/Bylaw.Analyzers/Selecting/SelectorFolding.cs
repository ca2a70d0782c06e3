using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// Leaves out of a selector what no type of this compilation and its references can match: presets speak of many libraries, and most projects
/// know few of them.
/// </summary>
/// <param name="everything">
/// Also what a type extends, implements or carries, which keeps its name even where the assembly that declares it is not referenced.
/// </param>
internal sealed class SelectorFolding(Compilation compilation, IReadOnlyDictionary<string, Facet> facets, bool everything)
{
    private readonly Dictionary<string, Selector?> _facets = [];

    /// <summary>The facets as far as they can match; null: not at all.</summary>
    public static Dictionary<string, Selector?> Fold(Compilation compilation, IReadOnlyDictionary<string, Facet> facets, bool everything)
    {
        var folding = new SelectorFolding(compilation, facets, everything);
        foreach (var name in facets.Keys)
            folding.FoldFacet(name);
        return folding._facets;
    }

    private Selector? Fold(Selector selector)
    {
        switch (selector)
        {
            case TypeNameSelector { Pattern: { IsFullName: true, Name.Text: var name } } when name.IndexOf('.') >= 0:
                return Exists(name) ? selector : null;
            case NamespaceSelector { Pattern.Text: var name }:
                return Exists(name) ? selector : null;
            case FacetSelector { Facet: var name }:
                return FoldFacet(name) is null ? null : selector;
            case NotSelector not:
                return Fold(not.Item) is { } item ? new NotSelector(item) : AnyTypeSelector.Instance;
            case AnyOfSelector any:
                List<Selector> alternatives = [.. any.Items.Select(Fold).OfType<Selector>()];
                return alternatives.Count switch { 0 => null, 1 => alternatives[0], _ => new AnyOfSelector([.. alternatives]) };
            case AllOfSelector all:
                var items = all.Items.Select(Fold).ToList();
                return items.Contains(null) ? null : new AllOfSelector([.. items.OfType<Selector>()]);
            case ExtendsSelector { Base: var part } when everything:
                return Fold(part) is { } extended ? new ExtendsSelector(extended) : null;
            case ImplementsSelector { Interface: var part } when everything:
                return Fold(part) is { } implemented ? new ImplementsSelector(implemented) : null;
            case HasAttributeSelector { Attribute: var part } when everything:
                return Fold(part) is { } attribute ? new HasAttributeSelector(attribute) : null;
            case HasMemberSelector { Attribute: { } part } member when everything:
                return Fold(part) is { } carried ? member with { Attribute = carried } : null;
            default:
                return selector;
        }
    }

    private Selector? FoldFacet(string name)
    {
        if (_facets.TryGetValue(name, out var known))
            return known;

        var folded = facets.TryGetValue(name, out var facet) ? Fold(facet.Selector) : null;
        _facets[name] = folded;
        return folded;
    }

    // As far as the name is literal: `Microsoft.AspNetCore.Mvc.**` needs its first three segments. An attribute may be written without its ending.
    private bool Exists(string name)
    {
        INamespaceSymbol space = compilation.GlobalNamespace;
        foreach (var segment in name.Split('.'))
        {
            if (segment.IndexOfAny(['*', '{', '<']) >= 0 || !space.GetTypeMembers(segment).IsEmpty || !space.GetTypeMembers(segment + "Attribute").IsEmpty)
                return true;
            if (space.GetMembers(segment).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
                return false;

            space = inner;
        }

        return true;
    }
}
