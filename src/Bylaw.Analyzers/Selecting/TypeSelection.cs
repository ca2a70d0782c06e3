using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>How a rule's `in` came upon a type: the more it says about the type itself, the surer it means types of that kind.</summary>
internal enum SelectedBy
{
    Nothing,

    /// <summary>It lies where its layer lies, or is nested in a type of the layer.</summary>
    PlaceOfLayer,

    /// <summary>It lies in a namespace, project or folder that the rule names.</summary>
    Place,

    /// <summary>`in: any`.</summary>
    Everything,

    /// <summary>Its name, base, interface, attribute, members or kind.</summary>
    Itself,
}

/// <summary>
/// Rules about each type of a layer mean the layer's own classes. What merely lies beside them, such as a record of results or an exception in
/// a namespace of services, is judged only if the rule goes out of its way to select it.
/// </summary>
internal static class TypeSelection
{
    /// <summary>Whether a rule on each type judges this one.</summary>
    /// <param name="recordsToo">Records and structs are types of the layer like classes.</param>
    /// <param name="staticToo">Static classes, which are judged only if `is: static` selects them otherwise.</param>
    public static bool Judges(CompilationRules rules, Selector selector, INamedTypeSymbol type, bool recordsToo, bool staticToo = false)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Interface or TypeKind.Struct or TypeKind.Enum or TypeKind.Delegate))
            return false;

        var candidate = new Candidate(type);
        if (type.IsStatic && !staticToo && !Names(rules, selector, candidate, TypeTrait.Static))
            return false;

        return By(rules, selector, candidate) >= Needed(type, recordsToo);
    }

    /// <summary>As above, and no abstract class unless `is: abstract` selects it: it is no finished member of the layer.</summary>
    public static bool JudgesConcrete(CompilationRules rules, Selector selector, INamedTypeSymbol type) =>
        Judges(rules, selector, type, recordsToo: false)
        && (type is not { TypeKind: TypeKind.Class, IsAbstract: true, IsStatic: false } || Names(rules, selector, new Candidate(type), TypeTrait.Abstract));

    private static SelectedBy Needed(INamedTypeSymbol type, bool recordsToo)
    {
        if (type.ContainingType is not null || type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
            return SelectedBy.Itself;
        if (IsKindOfItsOwn(type))
            return SelectedBy.Everything;
        return !recordsToo && (type.IsRecord || type.TypeKind == TypeKind.Struct) ? SelectedBy.Place : SelectedBy.PlaceOfLayer;
    }

    // They follow naming conventions of the framework.
    private static bool IsKindOfItsOwn(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Name is "Exception" or "Attribute" or "EventArgs" && at.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
                return true;
        }

        return false;
    }

    private static SelectedBy By(CompilationRules rules, Selector selector, in Candidate candidate, int depth = 0)
    {
        if (depth > 32 || !rules.Matcher.Matches(selector, candidate))
            return SelectedBy.Nothing;

        var by = SelectedBy.PlaceOfLayer;
        switch (selector)
        {
            case AnyTypeSelector:
                return SelectedBy.Everything;
            case AllOfSelector all:
                foreach (var item in all.Items)
                    by = Stronger(by, By(rules, item, candidate, depth + 1));
                return by;
            case AnyOfSelector any:
                foreach (var item in any.Items)
                    by = Stronger(by, By(rules, item, candidate, depth + 1));
                return by;
            case NamespaceSelector or ProjectSelector or PathSelector:
                return SelectedBy.Place;
            // A record is a class, for whoever says class.
            case TraitSelector { Trait: TypeTrait.Class }:
                return SelectedBy.Place;
            case TypeNameSelector { Pattern: { IsFullName: true, Name.Text: var text } } when text.EndsWith(".*", StringComparison.Ordinal) || text.EndsWith("**", StringComparison.Ordinal):
                return SelectedBy.Place;
            case TypeNameSelector or ExtendsSelector or ImplementsSelector or HasAttributeSelector or HasMemberSelector:
                return SelectedBy.Itself;
            case TraitSelector { Trait: TypeTrait.Record or TypeTrait.Struct or TypeTrait.Interface or TypeTrait.Enum or TypeTrait.Delegate or TypeTrait.EntitySet }:
                return SelectedBy.Itself;
            case FacetSelector facet when rules.Book.Facets.TryGetValue(facet.Facet, out var known):
                return Stronger(by, By(rules, known.Selector, candidate, depth + 1));
            case LayerSelector layer when LayerOf(rules, layer) is { } found:
                return By(rules, found.Selector, candidate, depth + 1) == SelectedBy.Itself ? SelectedBy.Itself : by;
            default:
                return by;
        }
    }

    /// <summary>Whether the selector names the kind or modifier, and not just happens to match.</summary>
    public static bool Names(CompilationRules rules, Selector selector, in Candidate candidate, TypeTrait trait)
    {
        if (!rules.Matcher.Matches(selector, candidate))
            return false;

        switch (selector)
        {
            case TraitSelector found:
                return found.Trait == trait;
            case AllOfSelector { Items: var items }:
                return NamesAny(rules, items, candidate, trait);
            case AnyOfSelector { Items: var items }:
                return NamesAny(rules, items, candidate, trait);
            case FacetSelector facet when rules.Book.Facets.TryGetValue(facet.Facet, out var known):
                return Names(rules, known.Selector, candidate, trait);
            case LayerSelector layer when LayerOf(rules, layer) is { } found:
                return Names(rules, found.Selector, candidate, trait);
            default:
                return false;
        }
    }

    private static bool NamesAny(CompilationRules rules, Selector[] items, in Candidate candidate, TypeTrait trait)
    {
        foreach (var item in items)
        {
            if (Names(rules, item, candidate, trait))
                return true;
        }

        return false;
    }

    private static Layer? LayerOf(CompilationRules rules, LayerSelector selector)
    {
        foreach (var layer in rules.Book.Layers)
        {
            if (layer.Name == selector.Layer)
                return layer;
        }

        return null;
    }

    private static SelectedBy Stronger(SelectedBy a, SelectedBy b) => a > b ? a : b;
}
