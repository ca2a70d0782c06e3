using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>Whether a change that is right for one rule about names is right for all of them.</summary>
internal static class NameCheck
{
    /// <summary>Whether a changed or new file has a finding about names more than before, or still the one that was to be mended.</summary>
    public static async Task<bool> HasNewFindingsAsync(FindingContext context, Solution changed)
    {
        changed = SourceFiles.AsSaved(changed);
        var (before, after) = (0, 0);
        foreach (var project in changed.GetChanges(context.Solution).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()))
                after += await CountAsync(changed.GetDocument(id), context.Cancellation).ConfigureAwait(false);
            foreach (var id in project.GetChangedDocuments().Concat(project.GetRemovedDocuments()))
                before += await CountAsync(context.Solution.GetDocument(id), context.Cancellation).ConfigureAwait(false);
        }

        return after >= before;
    }

    private static async Task<int> CountAsync(Document? document, CancellationToken cancellation) =>
        document is null ? 0 : (await FindingCheck.FindAsync(document, new NamingAnalyzer(), cancellation).ConfigureAwait(false)).Length;
}
