using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.CodeFixes;

/// <summary>Whether a change leaves fewer findings, or no more.</summary>
internal static class FindingCheck
{
    /// <summary>Fewer uses of what must not be used in the file it starts from, and no more in the others that it touches.</summary>
    public static Task<bool> HoldsAsync(Solution before, Solution after, DocumentId start, CancellationToken cancellation) =>
        HoldsAsync(before, after, start, new ReferenceAnalyzer(), cancellation);

    /// <summary>No more uses of what must not be used in all that it touches.</summary>
    public static Task<bool> BringsNoUseAsync(Solution before, Solution after, CancellationToken cancellation) =>
        HoldsAsync(before, after, start: null, new ReferenceAnalyzer(), cancellation);

    /// <summary>Fewer findings of the analyzer in the file it starts from, if it starts from one, and no more in the others that it touches.</summary>
    public static async Task<bool> HoldsAsync(Solution before, Solution after, DocumentId? start, DiagnosticAnalyzer analyzer, CancellationToken cancellation)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments())))
        {
            var (were, are) = (await CountAsync(before.GetDocument(id), analyzer, cancellation).ConfigureAwait(false), await CountAsync(after.GetDocument(id), analyzer, cancellation).ConfigureAwait(false));
            if (id == start ? are >= were : are > were)
                return false;
        }

        return true;
    }

    /// <summary>What the analyzer finds in a file.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(Document document, DiagnosticAnalyzer analyzer, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return [];

        var options = new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return await model.Compilation.WithAnalyzers([analyzer], options).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> CountAsync(Document? document, DiagnosticAnalyzer analyzer, CancellationToken cancellation) =>
        document is null ? 0 : (await FindAsync(document, analyzer, cancellation).ConfigureAwait(false)).Length;
}
