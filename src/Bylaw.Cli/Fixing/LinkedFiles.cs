using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Fixing;

/// <summary>A file that belongs to several projects, or to one for several target frameworks, is one file: what happens to it happens everywhere.</summary>
internal static class LinkedFiles
{
    /// <returns>Null where two projects want different text for one file.</returns>
    public static async Task<Solution?> AlignAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var changes = after.GetChanges(before).GetProjectChanges().ToList();
        foreach (var file in changes.SelectMany(project => project.GetChangedDocuments()).GroupBy(id => before.GetDocument(id)!.FilePath, StringComparer.Ordinal).ToList())
        {
            var names = file.Select(id => after.GetDocument(id)!.Name).Distinct().ToList();
            var texts = new List<SourceText>();
            foreach (var id in file)
            {
                var text = await after.GetDocument(id)!.GetTextAsync(cancellation);
                if (!texts.Exists(text.ContentEquals))
                    texts.Add(text);
            }

            if (texts.Count > 1 || names.Count > 1)
                return null;
            foreach (var other in IdsOf(before, file.Key).Except(file).ToList())
            {
                if (after.GetDocument(other) is null)
                    return null;
                after = after.WithDocumentText(other, texts[0]).WithDocumentName(other, names[0]);
            }
        }

        foreach (var file in changes.SelectMany(project => project.GetRemovedDocuments()).Select(id => before.GetDocument(id)!.FilePath).Distinct().ToList())
        {
            foreach (var other in IdsOf(before, file).Where(id => after.GetDocument(id) is not null).ToList())
                after = after.RemoveDocument(other);
        }

        foreach (var added in changes.SelectMany(project => project.GetAddedDocuments()).Select(id => after.GetDocument(id)!).ToList())
        {
            var text = await added.GetTextAsync(cancellation);
            foreach (var framework in after.Projects.Where(project => project.Id != added.Project.Id && project.FilePath == added.Project.FilePath).ToList())
            {
                if (!IdsOf(after, added.FilePath).Any(id => id.ProjectId == framework.Id))
                    after = after.AddDocument(DocumentId.CreateNewId(framework.Id, added.Name), added.Name, text, added.Folders, added.FilePath);
            }
        }

        return SourceFiles.AsSaved(after);
    }

    private static IEnumerable<DocumentId> IdsOf(Solution solution, string? path) =>
        path is null ? [] : solution.GetDocumentIdsWithFilePath(path).Where(id => solution.GetDocument(id) is not null);
}
