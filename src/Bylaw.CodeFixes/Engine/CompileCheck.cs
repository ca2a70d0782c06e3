using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.CodeFixes;

/// <summary>Whether changed code compiles where it did before; what doesn't is not offered.</summary>
internal static class CompileCheck
{
    /// <summary>Looks at the documents that were changed or added. Who uses a changed declaration from elsewhere, the fix itself has to know.</summary>
    public static async Task<bool> HoldsAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()))
            {
                if (await ErrorsAsync(after.GetDocument(id), cancellation).ConfigureAwait(false) > await ErrorsAsync(before.GetDocument(id), cancellation).ConfigureAwait(false))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Looks at the same files where they belong to other projects: those of a project that is built for several frameworks.</summary>
    public static async Task<bool> HoldsInLinkedAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var linked = new List<DocumentId>();
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList())
        {
            var text = await after.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false);
            foreach (var other in after.GetDocument(id)!.GetLinkedDocumentIds())
            {
                after = after.WithDocumentText(other, text);
                linked.Add(other);
            }
        }

        foreach (var id in linked)
        {
            if (await ErrorsAsync(after.GetDocument(id), cancellation).ConfigureAwait(false) > await ErrorsAsync(before.GetDocument(id), cancellation).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    /// <summary>The same for a fix within the member of the finding, of which alone the code is bound; of the whole file where a `using` is added to it.</summary>
    public static async Task<bool> HoldsAsync(FindingContext context, DocumentFix fix)
    {
        var cancellation = context.Cancellation;
        var member = context.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var editor = new SyntaxEditor(context.Root, context.Solution.Services);
        if (member is not null)
            editor.TrackNode(member);
        fix.Edit(editor);
        var root = editor.GetChangedRoot();
        var after = context.Document.WithSyntaxRoot(root);
        // Of the clean-up only what the code needs to be bound.
        if (root.GetAnnotatedNodes(Simplifier.AddImportsAnnotation).Any())
        {
            after = await ImportAdder.AddImportsAsync(after, Simplifier.AddImportsAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
            root = (await after.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        }

        if (member is null || CountUsings(root) != CountUsings(context.Root) || root.GetCurrentNode(member) is not { } current)
            return await HoldsAsync(context.Solution, after.Project.Solution, cancellation).ConfigureAwait(false);

        var model = await after.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model is not null && Errors(model, current.Span, cancellation) <= Errors(context.Model, member.Span, cancellation);
    }

    private static int CountUsings(SyntaxNode root) => root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Count();

    private static async Task<int> ErrorsAsync(Document? document, CancellationToken cancellation) =>
        Errors(await FileDiagnostics.OfAsync(document, cancellation).ConfigureAwait(false));

    private static int Errors(SemanticModel model, TextSpan span, CancellationToken cancellation) => Errors(model.GetDiagnostics(span, cancellation));

    private static int Errors(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
