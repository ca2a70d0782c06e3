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

    /// <summary>Whether a call that leaves arguments out, or names them, means the same by both.</summary>
    public static bool HaveSameNamesAndDefaults(IMethodSymbol a, IMethodSymbol b)
    {
        for (var i = 0; i < a.Parameters.Length; i++)
        {
            var (one, other) = (a.Parameters[i], b.Parameters[i]);
            if (one.Name != other.Name || one.HasExplicitDefaultValue != other.HasExplicitDefaultValue || (one.HasExplicitDefaultValue && !Equals(one.ExplicitDefaultValue, other.ExplicitDefaultValue)))
                return false;
        }

        return true;
    }
}
