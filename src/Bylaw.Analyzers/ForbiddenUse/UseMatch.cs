using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Whether a use is one of a set.</summary>
internal static class UseMatch
{
    public static Captures? Type(CompilationRules rules, UseSet uses, INamedTypeSymbol target, Captures captures) =>
        Any(rules, IsWord(target) ? uses.Words : uses.Types, target, captures);

    public static Captures? Layer(CompilationRules rules, UseSet uses, INamedTypeSymbol target) =>
        rules.Layers.Of(target) is var layer and not LayerMap.None && uses.Layers.Contains(layer) ? rules.Layers.CapturesOf(target) : null;

    public static Captures? Any(CompilationRules rules, IReadOnlyList<Selector> selectors, INamedTypeSymbol target, Captures captures)
    {
        for (var i = 0; i < selectors.Count; i++)
        {
            if (rules.Matcher.Match(selectors[i], new Candidate(target), captures) is { } bound)
                return bound;
        }

        return null;
    }

    /// <summary>The type itself, one of its bases or of its interfaces.</summary>
    public static Captures? AnyOfFamily(CompilationRules rules, IReadOnlyList<Selector> selectors, INamedTypeSymbol target, Captures captures)
    {
        for (var at = target; at is not null; at = at.BaseType)
        {
            if (Any(rules, selectors, at, captures) is { } bound)
                return bound;
        }

        foreach (var implemented in target.AllInterfaces)
        {
            if (Any(rules, selectors, implemented, captures) is { } bound)
                return bound;
        }

        return null;
    }

    /// <summary>
    /// A word of the language such as string. They are in everybody's use, so `{ in: System }` or `{ not: … }` does not mean them; only
    /// their full name does.
    /// </summary>
    public static bool IsWord(INamedTypeSymbol type) => type.SpecialType is SpecialType.System_Object or SpecialType.System_Void or SpecialType.System_Boolean
        or SpecialType.System_Char or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Decimal
        or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_String or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

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
                && HasName(use, NameOf(member))
                && rules.Matcher.Match(use.Type, new Candidate(owner), captures) is { } bound)
            {
                return bound;
            }
        }

        return null;
    }

    public static bool HasName(MemberUse use, string name) => NamePattern.AnyMatches(use.Names, name);

    /// <summary>As rules name it: a constructor is `new`.</summary>
    public static string NameOf(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new" : member.Name;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };
}
