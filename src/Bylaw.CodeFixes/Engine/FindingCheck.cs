using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.CodeFixes;

/// <summary>Whether a change leaves fewer uses of what must not be used, in the file it starts from and no more in the others that it touches.</summary>
internal static class FindingCheck
{
    public static async Task<bool> HoldsAsync(Solution before, Solution after, DocumentId start, CancellationToken cancellation)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments())))
        {
            var (were, are) = (await CountAsync(before.GetDocument(id), cancellation).ConfigureAwait(false), await CountAsync(after.GetDocument(id), cancellation).ConfigureAwait(false));
            if (id == start ? are >= were : are > were)
                return false;
        }

        return true;
    }

    private static async Task<int> CountAsync(Document? document, CancellationToken cancellation)
    {
        if (document is null || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return 0;

        var options = new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return (await model.Compilation.WithAnalyzers([new ReferenceAnalyzer()], options).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false)).Length;
    }
}
