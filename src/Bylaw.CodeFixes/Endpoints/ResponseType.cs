using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes;

/// <summary>What is sent of a model: a type with a method that makes it of one.</summary>
/// <param name="Name">How it is called at the finding.</param>
/// <param name="Method">Static, of the model.</param>
/// <param name="Added">The solution with the new type in it; null where it has it already.</param>
internal sealed record ResponseType(TypeInSight Name, string Method, Solution? Added, string Title)
{
    /// <summary>Null where the name is taken by something else, or members of the model say of themselves how they are written.</summary>
    public static ResponseType? Of(FindingContext context, INamedTypeSymbol model)
    {
        foreach (var name in new[] { model.Name + "Response", model.Name + "Dto" })
        {
            foreach (var known in context.Model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, context.Cancellation).OfType<INamedTypeSymbol>())
            {
                if (known.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => method is { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: not Accessibility.Private, MethodKind: MethodKind.Ordinary, Parameters: [var from] }
                    && SymbolEqualityComparer.Default.Equals(from.Type, model) && SymbolEqualityComparer.Default.Equals(method.ReturnType, known)) is { } made)
                    return new ResponseType(TypeInSight.Of(context, known), made.Name, null, $"Answer with {known.Name}");
            }
        }

        return New(context, model);
    }

    private static ResponseType? New(FindingContext context, INamedTypeSymbol model)
    {
        var name = model.Name + "Response";
        if (context.Model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, context.Cancellation).Any() || context.Document.FilePath is not { } path)
            return null;

        var (sent, left) = (new List<IPropertySymbol>(), new List<string>());
        foreach (var (member, type) in SentMembers.Of(model))
        {
            if (member is not IPropertySymbol property || property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("Json", StringComparison.Ordinal) == true))
                return null;
            if (IsPlain(type) && !SecretNames.IsSecret(property.Name, type))
                sent.Add(property);
            else
                left.Add(property.Name);
        }

        if (sent.Count == 0)
            return null;

        // What all have in common, the key, stands in the base.
        sent = [.. sent.OrderBy(property => DepthOf(property.ContainingType))];
        var space = context.Model.GetEnclosingSymbol(context.Token.SpanStart, context.Cancellation)?.ContainingNamespace is { IsGlobalNamespace: false } around ? around.ToDisplayString() : null;
        var of = model.ContainingNamespace is { IsGlobalNamespace: false } own ? own.ToDisplayString() : null;
        var parameter = char.ToLowerInvariant(model.Name[0]) + model.Name.Substring(1);
        if (SyntaxFacts.GetKeywordKind(parameter) != SyntaxKind.None)
            parameter = "@" + parameter;
        var usings = sent.Select(property => Unwrapped(property.Type)).Where(type => type.SpecialType == SpecialType.None).Select(SymbolNames.Namespace).Append(of ?? "").Where(one => one.Length > 0 && one != space && space?.StartsWith(one + ".", StringComparison.Ordinal) != true).Distinct()
            .OrderBy(one => one != "System").ThenBy(one => one, StringComparer.Ordinal);
        var text = string.Concat(usings.Select(one => $"using {one};\n"));
        text += (text.Length > 0 ? "\n" : "") + (space is null ? "" : $"namespace {space};\n\n");
        text += $"{(IsPublic(model) ? "public" : "internal")} sealed record {name}({string.Join(", ", sent.Select(property => property.Type.ToDisplayString(Short) + " " + property.Name))})\n"
            + $"{{\n    public static {name} From({model.Name} {parameter}) => new({string.Join(", ", sent.Select(property => $"{parameter}.{property.Name}"))});\n}}\n";

        var folder = path.Substring(0, path.Length - System.IO.Path.GetFileName(path).Length);
        var added = context.Solution.AddDocument(DocumentId.CreateNewId(context.Project.Id), name + ".cs", text, context.Document.Folders, folder + name + ".cs");
        var without = left.Count == 0 ? "" : $", without {string.Join(", ", left)}";
        return new ResponseType(TypeInSight.Of(context, space, name), "From", added, $"Answer with {name}, a new type beside the endpoint{without}");
    }

    private static SymbolDisplayFormat Short { get; } = SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Text, numbers, times, words from a list. What leads to other models would send these.
    private static bool IsPlain(ITypeSymbol type)
    {
        type = Unwrapped(type);
        return type.SpecialType is not SpecialType.None and not SpecialType.System_Object || type.TypeKind == TypeKind.Enum
            || (type is { TypeKind: TypeKind.Struct, ContainingType: null } && SymbolNames.Namespace(type) == "System");
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } bytes ? bytes.ElementType : type;

    private static int DepthOf(INamedTypeSymbol? type)
    {
        var depth = 0;
        for (; type is not null; type = type.BaseType)
            depth++;
        return depth;
    }

    private static bool IsPublic(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }
}
