using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>An `AbstractValidator&lt;T&gt;` in a file beside the type, with a rule for each member whose type says one.</summary>
internal static class NewValidator
{
    private const string Library = "FluentValidation";

    /// <summary>Null where the library is not referenced, no member says anything, or the name is taken.</summary>
    public static (Solution Solution, string Name)? Of(FindingContext context, INamedTypeSymbol type)
    {
        var name = type.Name + "Validator";
        if (context.Model.Compilation.GetTypeByMetadataName(Library + ".AbstractValidator`1") is null || type is not { ContainingType: null, IsGenericType: false, DeclaringSyntaxReferences: [var reference, ..] }
            || context.Solution.GetDocument(reference.SyntaxTree) is not { FilePath: { } path } document || document.Project.Id != context.Project.Id || GeneratedFile.IsGenerated(reference.SyntaxTree)
            || context.Model.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, context.Cancellation).Any())
        {
            return null;
        }

        var rules = MembersOf(type).Select(member => (Member: member, Demand: DemandOf(member.Type))).Where(rule => rule.Demand is not null)
            .Select(rule => $"        RuleFor(input => input.{rule.Member.Name}).{rule.Demand}();\n").ToList();
        if (rules.Count == 0)
            return null;

        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : $"namespace {type.ContainingNamespace.ToDisplayString()};\n\n";
        var text = $"using {Library};\n\n{space}{(type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal")} sealed class {name} : AbstractValidator<{type.Name}>\n{{\n    public {name}()\n    {{\n"
            + $"        // What the types say. What else is valid, and how long or large it may be, only you know.\n{string.Concat(rules)}    }}\n}}\n";
        var folder = path.Substring(0, path.Length - System.IO.Path.GetFileName(path).Length);
        return (context.Solution.AddDocument(DocumentId.CreateNewId(context.Project.Id), name + ".cs", text, document.Folders, folder + name + ".cs"), name);
    }

    private static IEnumerable<IPropertySymbol> MembersOf(INamedTypeSymbol type)
    {
        for (var at = type; at is not null && at.SpecialType == SpecialType.None; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null } property)
                    yield return property;
            }
        }
    }

    // What is not `string?` has to be there, and a number is only one of an enum if the enum has it.
    private static string? DemandOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "IsInEnum",
        { SpecialType: SpecialType.System_String, NullableAnnotation: NullableAnnotation.NotAnnotated } => "NotEmpty",
        { Name: "Guid" } when SymbolNames.Namespace(type) == "System" => "NotEmpty",
        { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } => "NotNull",
        _ => null,
    };
}
