using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Where a member's signature comes from: its author chose it, or a base class or interface did.</summary>
internal static class MemberOrigin
{
    /// <summary>Overrides, or implements an interface: name and signature are those of another declaration.</summary>
    public static bool IsElsewhere(ISymbol member) => member.IsOverride || Implemented(member) is not null;

    /// <summary>The declaration that chose the signature: the first one up the chain of overrides, or the interface's; the member itself if it did.</summary>
    public static ISymbol Origin(ISymbol member)
    {
        var first = First(member);
        return Implemented(first) ?? first;
    }

    /// <summary>What every object, or every disposable, comparable or enumerable one has.</summary>
    public static bool IsOfSystem(IMethodSymbol method)
    {
        var first = First(method);
        return first.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
            || (first.ContainingType.AllInterfaces.Any(IsInSystem) && Implemented(first) is { } implemented && IsInSystem(implemented));
    }

    private static bool IsInSystem(ISymbol symbol) => SymbolNames.Namespace(symbol) is "System" or "System.Collections" or "System.Collections.Generic";

    /// <summary>A member of an interface that this one implements, explicitly or by its name.</summary>
    public static ISymbol? Implemented(ISymbol member)
    {
        switch (member)
        {
            case IMethodSymbol { ExplicitInterfaceImplementations: [var first, ..] }:
                return first;
            case IPropertySymbol { ExplicitInterfaceImplementations: [var first, ..] }:
                return first;
            case IEventSymbol { ExplicitInterfaceImplementations: [var first, ..] }:
                return first;
        }

        if (member.DeclaredAccessibility != Accessibility.Public || member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            return null;

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var candidate in contract.GetMembers(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate), member))
                    return candidate;
            }
        }

        return null;
    }

    private static ISymbol First(ISymbol member)
    {
        while (member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => @event.OverriddenEvent,
            _ => (ISymbol?)null,
        } is { } overridden)
        {
            member = overridden;
        }

        return member;
    }
}
