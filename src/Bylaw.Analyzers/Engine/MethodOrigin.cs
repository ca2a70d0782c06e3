using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Where a method's signature comes from: its author chose it, or a base class or interface did.</summary>
internal static class MethodOrigin
{
    /// <summary>Overrides, or implements an interface: the name and signature are those of another declaration.</summary>
    public static bool IsNamedElsewhere(IMethodSymbol method) => method.IsOverride || Implemented(method) is not null;

    /// <summary>Whether the signature is one that this solution did not write.</summary>
    public static bool IsForeign(IMethodSymbol method, CompilationRules rules)
    {
        if (method.IsOverride)
        {
            var first = method;
            while (first.OverriddenMethod is { } overridden)
                first = overridden;
            return !rules.Project.IsOwn(first.ContainingAssembly) || IsForeign(first, rules);
        }

        return Implemented(method) is { } member && !rules.Project.IsOwn(member.ContainingAssembly);
    }

    /// <summary>What every object, or every disposable, comparable or enumerable one has.</summary>
    public static bool IsOfSystem(IMethodSymbol method)
    {
        if (method.IsOverride)
        {
            var first = method;
            while (first.OverriddenMethod is { } overridden)
                first = overridden;
            return first.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || IsOfSystem(first);
        }

        return Implemented(method) is { } member
            && SymbolNames.Namespace(member) is "System" or "System.Collections" or "System.Collections.Generic";
    }

    /// <summary>A member of an interface that the method implements, explicitly or by its name.</summary>
    public static ISymbol? Implemented(IMethodSymbol method)
    {
        if (method.ExplicitInterfaceImplementations.Length > 0)
            return method.ExplicitInterfaceImplementations[0];
        if (method.IsStatic || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            return null;

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                    return member;
            }
        }

        return null;
    }
}
