using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The method that does the same and can be awaited: `SaveChangesAsync` for `SaveChanges`.</summary>
internal static class AsyncSibling
{
    public static IMethodSymbol? Of(IMethodSymbol method, ITypeSymbol? receiver, Compilation compilation, INamedTypeSymbol within)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.IsAsync || DataSymbols.IsTask(method.ReturnType) || method.Name.EndsWith("Async", StringComparison.Ordinal))
            return null;

        var name = method.Name + "Async";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (In(type, name, method, compilation, within) is { } found)
                return found;
        }

        foreach (var type in (receiver ?? method.ContainingType).AllInterfaces)
        {
            if (In(type, name, method, compilation, within) is { } found)
                return found;
        }

        return null;
    }

    private static IMethodSymbol? In(INamedTypeSymbol type, string name, IMethodSymbol method, Compilation compilation, INamedTypeSymbol within)
    {
        foreach (var member in type.GetMembers(name))
        {
            if (member is IMethodSymbol sibling && sibling.IsStatic == method.IsStatic && sibling.Arity == method.Arity
                && Matches(method, sibling.Arity == 0 ? sibling : sibling.Construct([.. method.TypeArguments]))
                && !IsObsolete(sibling) && compilation.IsSymbolAccessibleWithin(sibling, within))
            {
                return sibling;
            }
        }

        return null;
    }

    private static bool Matches(IMethodSymbol method, IMethodSymbol sibling)
    {
        if (!Returns(method, sibling.ReturnType))
            return false;

        var next = 0;
        foreach (var parameter in sibling.Parameters)
        {
            if (next < method.Parameters.Length && parameter.RefKind == method.Parameters[next].RefKind
                && SymbolEqualityComparer.Default.Equals(parameter.Type, method.Parameters[next].Type))
            {
                next++;
            }
            else if (!parameter.IsOptional && !DataSymbols.Is(parameter.Type, "System.Threading", "CancellationToken"))
            {
                return false;
            }
        }

        // Of a sibling with fewer parameters, the rest could be left out of the call too.
        for (; next < method.Parameters.Length; next++)
        {
            if (!method.Parameters[next].IsOptional)
                return false;
        }

        return true;
    }

    private static bool Returns(IMethodSymbol method, ITypeSymbol returned) =>
        DataSymbols.IsTask(returned) && returned is INamedTypeSymbol task
        && (method.ReturnsVoid || (task.TypeArguments is [var result] && SymbolEqualityComparer.Default.Equals(result, method.ReturnType)));

    private static bool IsObsolete(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute" })
                return true;
        }

        return false;
    }
}
