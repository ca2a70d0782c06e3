using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>Types of two projects are different symbols where the projects target different frameworks.</summary>
internal static class SameType
{
    public static bool Is(ITypeSymbol a, ITypeSymbol b) =>
        SymbolEqualityComparer.Default.Equals(a, b) || (a.Name == b.Name && a.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == b.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    public static bool HaveSameParameters(IMethodSymbol a, IMethodSymbol b)
    {
        if (a.Parameters.Length != b.Parameters.Length)
            return false;
        for (var i = 0; i < a.Parameters.Length; i++)
        {
            if (a.Parameters[i].RefKind != b.Parameters[i].RefKind || !Is(a.Parameters[i].Type, b.Parameters[i].Type))
                return false;
        }

        return true;
    }
}
