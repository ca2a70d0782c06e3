using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The members of a type that JSON shows.</summary>
internal static class SentMembers
{
    /// <summary>Its own and inherited ones; those of an interface with those of the interfaces it extends.</summary>
    public static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Of(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>();
        for (var at = type; at is not null && at.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); at = at.BaseType)
        {
            foreach (var sent in Declared(at, seen))
                yield return sent;
        }

        if (type.TypeKind != TypeKind.Interface)
            yield break;

        foreach (var inherited in type.AllInterfaces)
        {
            foreach (var sent in Declared(inherited, seen))
                yield return sent;
        }
    }

    /// <summary>Whether its own converter decides what is written of it.</summary>
    public static bool IsConverted(ISymbol symbol) => Has(symbol, "JsonConverterAttribute");

    private static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Declared(INamedTypeSymbol type, HashSet<string> seen)
    {
        var isContract = Has(type, "DataContractAttribute");
        foreach (var member in type.GetMembers())
        {
            var sent = member switch
            {
                IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } getter } property
                    when getter.DeclaredAccessibility == Accessibility.Public || Has(property, "JsonIncludeAttribute") => property.Type,
                IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field when Has(field, "JsonIncludeAttribute") => field.Type,
                _ => null,
            };
            // A derived type's answer holds for what it overrides or hides, also when it says that it is left out.
            if (sent is null || !seen.Add(member.Name) || IsIgnored(member) || IsConverted(member) || (isContract && !Has(member, "DataMemberAttribute")))
                continue;

            yield return (member, sent);
        }
    }

    private static bool IsIgnored(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "IgnoreDataMemberAttribute":
                    return true;
                case "JsonIgnoreAttribute":
                    // Always, WhenWriting; a value that is left out only where it is null or the default is sent otherwise.
                    return Condition(attribute) is 1 or 4;
            }
        }

        return false;
    }

    private static int Condition(AttributeData attribute)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named is { Key: "Condition", Value.Value: int condition })
                return condition;
        }

        return 1;
    }

    private static bool Has(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute)
                return true;
        }

        return false;
    }
}
