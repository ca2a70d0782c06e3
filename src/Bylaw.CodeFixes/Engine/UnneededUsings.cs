using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A using directive whose last use a fix has taken away goes with it; those that nobody needed before stay.</summary>
internal static class UnneededUsings
{
    private const string UnneededUsing = "CS8019";

    public static async Task<Document> RemoveAsync(Document before, Document after, CancellationToken cancellation)
    {
        var now = await FindAsync(after, cancellation).ConfigureAwait(false);
        if (now.Count == 0)
            return after;

        var known = new HashSet<string>((await FindAsync(before, cancellation).ConfigureAwait(false)).Select(directive => directive.ToString()));
        var gone = now.Where(directive => !known.Contains(directive.ToString())).ToList();
        if (gone.Count == 0)
            return after;

        var root = await after.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        // What stands above the first one, a licence or a directive, is not the using's own.
        var left = (CompilationUnitSyntax)root!.RemoveNodes(gone, SyntaxRemoveOptions.KeepUnbalancedDirectives | SyntaxRemoveOptions.KeepLeadingTrivia)!;
        return after.WithSyntaxRoot(left.Usings.Count == 0 ? WithoutBlankStart(left) : left);
    }

    // The line between the usings and what follows.
    private static CompilationUnitSyntax WithoutBlankStart(CompilationUnitSyntax unit)
    {
        var start = unit.GetLeadingTrivia();
        return start.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia) ? unit.WithLeadingTrivia(start.SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))) : unit;
    }

    private static async Task<List<UsingDirectiveSyntax>> FindAsync(Document document, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (model is null || root is not CompilationUnitSyntax { Usings.Count: > 0 } unit)
            return [];

        var unneeded = model.GetDiagnostics(cancellationToken: cancellation).Where(diagnostic => diagnostic.Id == UnneededUsing).ToList();
        return [.. unit.Usings.Where(directive => unneeded.Exists(diagnostic => diagnostic.Location.SourceSpan.IntersectsWith(directive.Span)))];
    }
}
