using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The types that an answer is made of by its own words: items of lists and tuples, type arguments, members of anonymous objects.</summary>
internal static class AnsweredTypes
{
    private const int MaxDepth = 8;

    public static IReadOnlyCollection<INamedTypeSymbol> In(ITypeSymbol type, ProjectFacts project)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Add(type, project, found, MaxDepth);
        return found;
    }

    private static void Add(ITypeSymbol type, ProjectFacts project, HashSet<INamedTypeSymbol> found, int depth)
    {
        switch (type)
        {
            case IArrayTypeSymbol array when depth > 0:
                Add(array.ElementType, project, found, depth - 1);
                break;

            case ITypeParameterSymbol parameter when depth > 0:
                foreach (var constraint in parameter.ConstraintTypes)
                    Add(constraint, project, found, depth - 1);
                break;

            case INamedTypeSymbol { IsAnonymousType: true } anonymous when depth > 0:
                foreach (var member in anonymous.GetMembers())
                {
                    if (member is IPropertySymbol property)
                        Add(property.Type, project, found, depth - 1);
                }

                break;

            case INamedTypeSymbol named when !named.IsAnonymousType:
                if (!named.IsTupleType)
                    found.Add(named);
                for (var i = 0; depth > 0 && i < named.TypeArguments.Length; i++)
                {
                    if (!project.IsOwn(named.ContainingAssembly) || Carries(named.OriginalDefinition, named.OriginalDefinition.TypeParameters[i]))
                        Add(named.TypeArguments[i], project, found, depth - 1);
                }

                break;
        }
    }

    // `Page<Order>` holds orders, `Id<Order>` only tells its numbers from those of others.
    private static bool Carries(INamedTypeSymbol type, ITypeParameterSymbol parameter)
    {
        if (type.BaseType is { } baseType && Mentions(baseType, parameter))
            return true;

        foreach (var implemented in type.Interfaces)
        {
            if (SymbolNames.Namespace(implemented).StartsWith("System.Collections.", StringComparison.Ordinal) && Mentions(implemented, parameter))
                return true;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property && Mentions(property.Type, parameter))
                return true;
        }

        return false;
    }

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter)
    {
        switch (type)
        {
            case ITypeParameterSymbol other:
                return SymbolEqualityComparer.Default.Equals(other, parameter);
            case IArrayTypeSymbol array:
                return Mentions(array.ElementType, parameter);
            case INamedTypeSymbol { TypeArguments: var arguments }:
                foreach (var argument in arguments)
                {
                    if (Mentions(argument, parameter))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}
