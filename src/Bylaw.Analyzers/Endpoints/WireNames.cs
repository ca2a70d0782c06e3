using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The properties of a type as JSON has them.</summary>
internal static class WireNames
{
    /// <summary>Whether the type has all of these names, some by attribute, the others by their own name or its camel case.</summary>
    public static bool HasAll(ITypeSymbol type, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!Has(type, name))
                return false;
        }

        return true;
    }

    private static bool Has(ITypeSymbol type, string name)
    {
        for (var at = type; at is not null && at.SpecialType != SpecialType.System_Object; at = at.BaseType)
        {
            if (Declares(at, name))
                return true;
        }

        if (type.TypeKind != TypeKind.Interface)
            return false;

        foreach (var inherited in type.AllInterfaces)
        {
            if (Declares(inherited, name))
                return true;
        }

        return false;
    }

    private static bool Declares(ITypeSymbol type, string name)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property && IsNamed(property, name))
                return true;
        }

        return false;
    }

    private static bool IsNamed(IPropertySymbol property, string name)
    {
        if (Given(property) is { } given)
            return given == name;
        return property.Name == name
            || (property.Name.Length == name.Length && char.ToLowerInvariant(property.Name[0]) == name[0] && string.CompareOrdinal(property.Name, 1, name, 1, name.Length - 1) == 0);
    }

    // [JsonPropertyName("code")], [JsonProperty("code")], [JsonProperty(PropertyName = "code")], [DataMember(Name = "code")].
    private static string? Given(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is not ("JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "DataMemberAttribute"))
                continue;
            if (attribute.ConstructorArguments is [{ Value: string first }])
                return first;

            foreach (var named in attribute.NamedArguments)
            {
                if (named is { Key: "Name" or "PropertyName", Value.Value: string given })
                    return given;
            }
        }

        return null;
    }
}
