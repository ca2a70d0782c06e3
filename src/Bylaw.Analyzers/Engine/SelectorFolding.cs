using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// Leaves out of a selector what no type of this compilation and its references can match: presets speak of many libraries, and most projects
/// know few of them.
/// </summary>
internal sealed class SelectorFolding(Compilation compilation, IReadOnlyDictionary<string, Facet> facets)
{
    private readonly Dictionary<string, Selector?> _facets = [];

    /// <summary>Null: nothing matches.</summary>
    public Selector? Fold(Selector selector)
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
                return alternatives.Count switch { 0 => null, 1 => alternatives[0], _ => new AnyOfSelector(alternatives) };
            case AllOfSelector all:
                var items = all.Items.Select(Fold).ToList();
                return items.Contains(null) ? null : new AllOfSelector([.. items.OfType<Selector>()]);
            // What a type extends, implements or carries keeps its name even where the assembly that declares it is not referenced.
            default:
                return selector;
        }
    }

    public Selector? FoldFacet(string name)
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
            if (segment.IndexOfAny(['*', '{', '<']) >= 0)
                return true;

            if (space.GetMembers(segment).OfType<INamespaceSymbol>().FirstOrDefault() is { } inner)
                space = inner;
            else
                return !space.GetTypeMembers(segment).IsEmpty || !space.GetTypeMembers(segment + "Attribute").IsEmpty;
        }

        return true;
    }
}
