using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Whether a use is one of a set.</summary>
internal static class UseMatch
{
    public static Captures? Type(CompilationRules rules, UseSet uses, INamedTypeSymbol target, Captures captures) =>
        Any(rules, uses.Types, target, captures);

    public static Captures? Layer(CompilationRules rules, UseSet uses, INamedTypeSymbol target) =>
        rules.Layers.Of(target) is var layer and not LayerMap.None && uses.Layers.Contains(layer) ? rules.Layers.CapturesOf(target) : null;

    public static Captures? Any(CompilationRules rules, IReadOnlyList<Selector> selectors, INamedTypeSymbol target, Captures captures)
    {
        foreach (var selector in selectors)
        {
            if (rules.Matcher.Match(selector, new Candidate(target), captures) is { } bound)
                return bound;
        }

        return null;
    }

    /// <summary>The member itself or one that it overrides.</summary>
    public static Captures? Member(CompilationRules rules, UseSet uses, ISymbol target, Captures captures)
    {
        foreach (var use in uses.Members)
        {
            if (Member(rules, use, target, captures) is { } bound)
                return bound;
        }

        return null;
    }

    public static Captures? Member(CompilationRules rules, MemberUse use, ISymbol target, Captures captures)
    {
        for (var member = target; member is not null; member = Overridden(member))
        {
            if (member.ContainingType is { } owner
                && Name(use, NameOf(member)) is not null
                && rules.Matcher.Match(use.Type, new Candidate(owner), captures) is { } bound)
            {
                return bound;
            }
        }

        return null;
    }

    private static Captures? Name(MemberUse use, string name)
    {
        foreach (var pattern in use.Names)
        {
            if (pattern.Match(name, Captures.None) is { } bound)
                return bound;
        }

        return null;
    }

    private static string NameOf(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new" : member.Name;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };
}
