using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>A new exception of the domain, in a file beside those that the project has.</summary>
internal static class NewException
{
    /// <summary>Null where it is not clear where it belongs, or more than a message and an inner exception is handed over.</summary>
    public static async Task<Fix?> OfAsync(FindingContext context, ObjectCreationExpressionSyntax creation, HttpStatus status)
    {
        var arguments = creation.ArgumentList?.Arguments ?? default;
        var kept = arguments.Where(argument => HttpStatus.IsStatus(context.Model, argument, context.Cancellation) is null).ToList();
        if (kept.Exists(argument => argument.NameColon is not null) || kept.Count is 0 or > 2
            || context.Model.GetTypeInfo(kept[0].Expression, context.Cancellation).Type?.SpecialType != SpecialType.System_String
            || await SiblingAsync(context).ConfigureAwait(false) is not { } sibling
            || context.Solution.GetDocument(sibling.DeclaringSyntaxReferences[0].SyntaxTree) is not { FilePath: { } siblingPath } beside)
        {
            return null;
        }

        var hasInner = kept.Count == 2;
        var space = sibling.ContainingNamespace.IsGlobalNamespace ? null : sibling.ContainingNamespace.ToDisplayString();
        var access = sibling.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        var text = $"""
            {(space is null ? "" : $"namespace {space};\n\n")}{access} sealed class {status.NewName} : System.Exception
            {"{"}
                public {status.NewName}(string message{(hasInner ? ", System.Exception? inner" : "")}) : base(message{(hasInner ? ", inner" : "")})
                {"{"}
                {"}"}
            {"}"}

            """;
        var solution = new SolutionEditor(context.Solution);
        var editor = await solution.GetDocumentEditorAsync(context.Document.Id, context.Cancellation).ConfigureAwait(false);
        var name = SyntaxFactory.ParseTypeName("global::" + (space is null ? "" : space + ".") + status.NewName);
        editor.ReplaceNode(creation, (current, _) => ((ObjectCreationExpressionSyntax)current)
            .WithType(name.WithTriviaFrom(((ObjectCreationExpressionSyntax)current).Type).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation))
            .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(kept.Select((argument, i) => i == 0 ? argument.WithoutLeadingTrivia() : argument.WithLeadingTrivia(SyntaxFactory.Space))))));

        var folder = siblingPath.Substring(0, siblingPath.Length - System.IO.Path.GetFileName(siblingPath).Length);
        var changed = solution.GetChangedSolution()
            .AddDocument(DocumentId.CreateNewId(beside.Project.Id), status.NewName + ".cs", text, beside.Folders, folder + status.NewName + ".cs");
        changed = await CleanUp.ChangesAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false);
        return await CompileCheck.HoldsAsync(context.Solution, changed, context.Cancellation).ConfigureAwait(false)
            ? new SolutionFix($"Throw a new {status.NewName}, beside {sibling.Name}", FixSafety.Review, "new", _ => Task.FromResult<Solution?>(changed))
            : null;
    }

    private static async Task<INamedTypeSymbol?> SiblingAsync(FindingContext context)
    {
        var declared = await SymbolFinder.FindSourceDeclarationsAsync(context.Project, name => name.EndsWith(nameof(Exception), StringComparison.Ordinal), SymbolFilter.Type, context.Cancellation).ConfigureAwait(false);
        var siblings = declared.OfType<INamedTypeSymbol>().Where(type => type.ContainingType is null && ExceptionExchange.IsOfDomain(context, type)).ToList();
        // In more than one place: which is the right one?
        return siblings.Count > 0 && siblings.TrueForAll(type => SymbolEqualityComparer.Default.Equals(type.ContainingNamespace, siblings[0].ContainingNamespace))
            ? siblings.OrderBy(type => type.Name, StringComparer.Ordinal).First()
            : null;
    }
}
