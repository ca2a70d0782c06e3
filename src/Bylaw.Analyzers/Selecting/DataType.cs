using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Types that only hold values: properties, fields and constructors, and methods no more than every object has.</summary>
internal static class DataType
{
    public static bool Is(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsStatic)
            return false;

        var holdsValues = false;
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false, IsImplicitlyDeclared: false, Name: not ("Equals" or "Deconstruct") })
                return false;
            if (member is IEventSymbol)
                return false;
            // A dependency that is kept is no value: the empty shell of a service has a constructor and read-only fields.
            holdsValues |= member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public };
        }

        return holdsValues;
    }
}
