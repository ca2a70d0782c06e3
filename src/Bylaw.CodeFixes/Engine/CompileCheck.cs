using Microsoft.CodeAnalysis;

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

    private static async Task<int> ErrorsAsync(Document? document, CancellationToken cancellation) =>
        document is not null && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            : 0;
}
