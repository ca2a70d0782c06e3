using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>What the difference of two solutions is on disk.</summary>
internal static class FileChanges
{
    public static async Task<IReadOnlyList<FileChange>> OfAsync(Solution before, Solution after, WritableFiles files, CancellationToken cancellation)
    {
        var changes = new Dictionary<string, FileChange>(StringComparer.Ordinal);
        var projects = after.GetChanges(before).GetProjectChanges().ToList();
        var removed = projects.SelectMany(project => project.GetRemovedDocuments()).Select(id => before.GetDocument(id)!).DistinctBy(document => document.FilePath).ToList();
        foreach (var (old, document) in projects.SelectMany(project => project.GetChangedDocuments()).Select(id => (before.GetDocument(id)!, after.GetDocument(id)!)))
            await AddAsync(old, document);
        foreach (var added in projects.SelectMany(project => project.GetAddedDocuments()).Select(id => after.GetDocument(id)!).DistinctBy(document => document.FilePath))
        {
            // A file that moves to another folder is a new document.
            var old = removed.Find(document => document.Name == added.Name);
            if (old is not null)
                removed.Remove(old);
            await AddAsync(old, added);
        }

        foreach (var old in removed)
            changes.TryAdd(old.FilePath!, new FileChange(old.FilePath, old.FilePath!, (await old.GetTextAsync(cancellation)).ToString(), null, null, await files.OnDiskAsync(old.FilePath!, cancellation)));
        return [.. changes.Values.OrderBy(change => change.Path, StringComparer.Ordinal)];

        async Task AddAsync(Document? old, Document document)
        {
            if (changes.ContainsKey(document.FilePath!))
                return;
            var was = old is null ? null : (await old.GetTextAsync(cancellation)).ToString();
            var text = (await document.GetTextAsync(cancellation)).ToString();
            if (old is not null && was == text && old.FilePath == document.FilePath)
                return;

            if (old is not null)
            {
                var disk = (await files.OnDiskAsync(old.FilePath!, cancellation))!;
                changes.Add(document.FilePath!, new FileChange(old.FilePath, document.FilePath!, was, text, disk.Encode(text), disk));
                return;
            }

            // A new one is written as its neighbours are.
            var folder = Path.GetDirectoryName(document.FilePath);
            var neighbours = before.GetProject(document.Project.Id)!.Documents.OrderByDescending(other => Path.GetDirectoryName(other.FilePath) == folder).ToList();
            foreach (var neighbour in neighbours)
            {
                if (neighbour.FilePath is { } path && await files.ReasonAgainstAsync(path, cancellation) is null && await files.OnDiskAsync(path, cancellation) is { } written)
                {
                    var end = (await neighbour.GetTextAsync(cancellation)).ToString().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
                    text = text.ReplaceLineEndings(end);
                    changes.Add(document.FilePath!, new FileChange(null, document.FilePath!, null, text, written.Encode(text), null));
                    return;
                }
            }
        }
    }
}
