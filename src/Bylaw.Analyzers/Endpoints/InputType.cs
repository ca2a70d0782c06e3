using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>What an endpoint takes in besides single values: types of the solution that a request is read into.</summary>
internal static class InputType
{
    private const string Validation = "System.ComponentModel.DataAnnotations";

    // Types that nest deeper are not read from one request.
    private const int MaxDepth = 4;

    /// <summary>The type, or the element of a list of it; null where the parameter is a service, a single value, or reads itself.</summary>
    public static INamedTypeSymbol? Of(IParameterSymbol parameter, ProjectFacts project)
    {
        var (isFromRequest, isFromElsewhere) = Source(parameter);
        if (isFromElsewhere || ElementOf(parameter.Type) is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } type || !project.IsOwn(type.ContainingAssembly))
            return null;
        if (!isFromRequest && !(type.IsRecord || DataType.Is(type)))
            return null;

        // What reads itself from a request or a text says itself what is right.
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsStatic: true, Name: "BindAsync" or "TryParse" })
                return null;
        }

        return type;
    }

    /// <summary>Whether some member could hold a wrong value: a text, a number that is no id, a list, or a type with such members.</summary>
    public static bool IsBounded(INamedTypeSymbol type, ProjectFacts project, int depth = 0)
    {
        foreach (var property in Properties(type))
        {
            if (IsBounded(property, project, depth))
                return true;
        }

        return false;
    }

    /// <summary>Whether there is an annotation on it, on a member, or in a type of a member; or it validates itself.</summary>
    public static bool IsAnnotated(INamedTypeSymbol type, ProjectFacts project, int depth = 0)
    {
        if (HasAnnotation(type) || type.AllInterfaces.Any(implemented => implemented.Name == "IValidatableObject" && SymbolNames.Namespace(implemented) == Validation))
            return true;

        foreach (var property in Properties(type))
        {
            if (HasAnnotation(property) || (depth < MaxDepth && ElementOf(property.Type) is { } inner && project.IsOwn(inner.ContainingAssembly) && inner.TypeKind != TypeKind.Enum && IsAnnotated(inner, project, depth + 1)))
                return true;
        }

        // [Required] of a positional record stands on its parameter.
        for (var at = type; at is not null && at.SpecialType == SpecialType.None; at = at.BaseType)
        {
            foreach (var constructor in at.InstanceConstructors)
            {
                if (constructor.Parameters.Any(HasAnnotation))
                    return true;
            }
        }

        return false;
    }

    private static bool IsBounded(IPropertySymbol property, ProjectFacts project, int depth)
    {
        var type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : property.Type;
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return true;
            case SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt16 or SpecialType.System_UInt32
                or SpecialType.System_UInt64 or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single:
                return !(property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name == "ID");
        }

        if (ElementOf(type) is not { } element)
            return false;
        if (!SymbolEqualityComparer.Default.Equals(element, type) && element.SpecialType == SpecialType.System_String)
            return true;
        return depth < MaxDepth && element.TypeKind is TypeKind.Class or TypeKind.Struct && project.IsOwn(element.ContainingAssembly) && IsBounded(element, project, depth + 1);
    }

    private static (bool IsFromRequest, bool IsFromElsewhere) Source(IParameterSymbol parameter)
    {
        var isFromRequest = false;
        foreach (var attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "FromBodyAttribute" or "FromFormAttribute" or "FromQueryAttribute" or "AsParametersAttribute":
                    isFromRequest = true;
                    break;
                case "FromServicesAttribute" or "FromKeyedServicesAttribute" or "FromHeaderAttribute" or "FromRouteAttribute" or "ModelBinderAttribute":
                    return (false, true);
            }
        }

        return (isFromRequest, false);
    }

    private static INamedTypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: INamedTypeSymbol element } => element,
        INamedTypeSymbol { SpecialType: SpecialType.System_String } text => text,
        INamedTypeSymbol { TypeArguments: [INamedTypeSymbol element] } list when list.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || SymbolNames.Namespace(list).StartsWith("System.Collections", StringComparison.Ordinal) => element,
        INamedTypeSymbol named => named,
        _ => null,
    };

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (var at = type; at is not null && at.SpecialType == SpecialType.None; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, SetMethod: { DeclaredAccessibility: Accessibility.Public } } property)
                    yield return property;
            }
        }
    }

    private static bool HasAnnotation(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            for (var at = attribute.AttributeClass; at is not null; at = at.BaseType)
            {
                if (at.Name is "ValidationAttribute" or "MetadataTypeAttribute" or "ModelMetadataTypeAttribute" or "ValidatableTypeAttribute")
                    return true;
            }
        }

        return false;
    }
}
