using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>
/// The service of an entity that has none: beside those of other entities, written and registered as one of them is. It is empty, and holds the dependency;
/// what it needs it gets when somebody is routed through it.
/// </summary>
internal static class NewService
{
    private const string Suffix = "Service";

    /// <summary>Null where the entity has a service, or it is not clear where one belongs.</summary>
    public static async Task<(Solution Solution, string Title)?> AddAsync(FindingContext context, INamedTypeSymbol dependency)
    {
        if (OwningService.EntityOf(context, dependency) is not { } entity || await IsTakenAsync(context, entity + Suffix).ConfigureAwait(false) || await IsTakenAsync(context, $"I{entity}{Suffix}").ConfigureAwait(false)
            || await SiblingAsync(context, dependency).ConfigureAwait(false) is not { } sibling || await RegistrationAsync(context, sibling).ConfigureAwait(false) is not { } registration)
        {
            return null;
        }

        var known = InterfaceOf(sibling);
        var added = entity + Suffix;
        var solution = Add(context.Solution, sibling, added, Class(sibling, added, known is not null, dependency));
        if (known is not null)
            solution = Add(solution, known, "I" + added, $"{Access(known)} interface I{added};\n");

        var root = (await solution.GetDocument(registration.Document)!.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false))!;
        solution = solution.WithDocumentSyntaxRoot(registration.Document, root.InsertNodesAfter(registration.Statement, [Registered(registration.Statement, sibling, known, added)]));
        solution = await CleanUp.ChangesAsync(context.Solution, solution, context.Cancellation).ConfigureAwait(false);
        return (solution, known is null ? $"Create {added} beside {sibling.Name}" : $"Create I{added} and {added} beside {sibling.Name}");
    }

    private static async Task<bool> IsTakenAsync(FindingContext context, string name) =>
        (await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, name, ignoreCase: true, SymbolFilter.Type, context.Cancellation).ConfigureAwait(false)).Any();

    // Services in one place, each in a file of its own, that stand where a caller may reach the dependency through them. In a solution of modules the entity's module comes first, then the caller's.
    private static async Task<INamedTypeSymbol?> SiblingAsync(FindingContext context, INamedTypeSymbol dependency)
    {
        var declared = await SymbolFinder.FindSourceDeclarationsAsync(context.Solution, static name => name.EndsWith(Suffix, StringComparison.Ordinal), SymbolFilter.Type, context.Cancellation).ConfigureAwait(false);
        var siblings = declared.OfType<INamedTypeSymbol>()
            .Where(type => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false, ContainingType: null, DeclaringSyntaxReferences.Length: 1 } && OwningService.MayUse(context, type, dependency)
                && context.Rules.Layers.Of(type) != LayerMap.None && System.IO.Path.GetFileName(type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath) == type.Name + ".cs")
            .OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        string?[] modules = [dependency.TypeArguments.FirstOrDefault()?.ContainingAssembly?.Name, dependency.ContainingAssembly?.Name, context.Document.Project.AssemblyName];
        return modules.Select(module => siblings.Where(type => type.ContainingAssembly.Name == module)).Append(siblings).Select(InOnePlace).FirstOrDefault(type => type is not null);
    }

    private static INamedTypeSymbol? InOnePlace(IEnumerable<INamedTypeSymbol> siblings) =>
        siblings.ToList() is [var first, ..] all && all.TrueForAll(type => FolderOf(type) == FolderOf(first) && SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, first.ContainingNamespace)) ? first : null;

    private static string FolderOf(INamedTypeSymbol type) => System.IO.Path.GetDirectoryName(type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath) ?? "";

    private static INamedTypeSymbol? InterfaceOf(INamedTypeSymbol service) =>
        service.Interfaces.FirstOrDefault(one => one.Name == "I" + service.Name && one is { TypeArguments.IsEmpty: true, DeclaringSyntaxReferences.Length: 1 });

    /// <summary>`services.AddScoped&lt;ICustomerService, CustomerService&gt;();`, the only one.</summary>
    private static async Task<(DocumentId Document, ExpressionStatementSyntax Statement)?> RegistrationAsync(FindingContext context, INamedTypeSymbol sibling)
    {
        var found = new List<(DocumentId, ExpressionStatementSyntax)>();
        foreach (var reference in await SymbolFinder.FindReferencesAsync(sibling, context.Solution, context.Cancellation).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false);
                var node = root!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (node.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Parent: ExpressionStatementSyntax statement } } } })
                    found.Add((place.Document.Id, statement));
            }
        }

        // In the caller's own file the place of the finding would move.
        return found is [var only] && only.Item1 != context.Document.Id ? only : null;
    }

    private static StatementSyntax Registered(ExpressionStatementSyntax statement, INamedTypeSymbol sibling, INamedTypeSymbol? known, string added)
    {
        var names = statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == sibling.Name || name.Identifier.ValueText == known?.Name);
        return statement.ReplaceNodes(names, (old, _) => SyntaxFactory.IdentifierName(old.Identifier.ValueText == sibling.Name ? added : "I" + added).WithTriviaFrom(old))
            .WithLeadingTrivia(statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }

    private static string Class(INamedTypeSymbol sibling, string name, bool hasInterface, INamedTypeSymbol dependency)
    {
        var type = dependency.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var held = InjectedName.Of(dependency);
        var head = $"{Access(sibling)} {(sibling.IsSealed ? "sealed " : "")}class {name}";
        var implements = hasInterface ? " : I" + name : "";
        return sibling.DeclaringSyntaxReferences[0].GetSyntax() is ClassDeclarationSyntax { ParameterList: not null }
            ? $"{head}({type} {held}){implements};\n"
            : $"{head}{implements}\n{{\n    private readonly {type} _{held};\n\n    public {name}({type} {held})\n    {{\n        _{held} = {held};\n    }}\n}}\n";
    }

    private static string Access(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";

    private static Solution Add(Solution solution, INamedTypeSymbol beside, string name, string declaration)
    {
        var document = solution.GetDocument(beside.DeclaringSyntaxReferences[0].SyntaxTree)!;
        var root = SyntaxFactory.ParseCompilationUnit(InNamespace(beside, declaration));
        root = root.ReplaceNodes(root.DescendantNodes().OfType<QualifiedNameSyntax>().Where(written => written.Parent is ParameterSyntax or VariableDeclarationSyntax), (written, _) => written.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));
        return solution.AddDocument(DocumentId.CreateNewId(document.Project.Id), name + ".cs", root, document.Folders, System.IO.Path.Combine(FolderOf(beside), name + ".cs"));
    }

    // Written as the file beside it is.
    private static string InNamespace(INamedTypeSymbol beside, string declaration)
    {
        if (beside.ContainingNamespace.IsGlobalNamespace)
            return declaration;

        var name = beside.ContainingNamespace.ToDisplayString();
        return beside.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is NamespaceDeclarationSyntax
            ? $"namespace {name}\n{{\n    {declaration.TrimEnd().Replace("\n", "\n    ").Replace("\n    \n", "\n\n")}\n}}\n"
            : $"namespace {name};\n\n{declaration}";
    }
}
