using Bylaw.Cli.Fixing;
using Bylaw.Cli.Output;
using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Mcp;

/// <summary>What the files would be after a fix; none is written.</summary>
/// <param name="Others">Titles of the other ways to make it right.</param>
internal sealed record FixSuggestion(FileFinding Finding, string Title, IReadOnlyList<FileChange> Files, IReadOnlyList<string> Others)
{
    /// <summary>In the form that `git apply` reads, from the folder of the solution.</summary>
    public string Diff(string root) => UnifiedDiff.Of(Files, root);

    /// <param name="line">From 1; null where the id says enough.</param>
    /// <param name="title">Of the fix, or the beginning of it; null: the best.</param>
    /// <exception cref="ToolProblem">There is no such finding, or no fix of it.</exception>
    public static async Task<FixSuggestion> OfAsync(FileFindings file, string? id, int? line, string? title, CancellationToken cancellation)
    {
        var finding = Choose(file, id, line);
        var fixes = await FileCheck.FixesAsync(finding, cancellation);
        if (fixes.Count == 0)
            throw new ToolProblem($"{Text(finding)} has no fix that is sure to be right; change the code by what the message says, or ask `explain` about {finding.Finding.Id}.");
        var fix = title is null ? fixes[0] : fixes.FirstOrDefault(fix => fix.TitleWithSafety.StartsWith(title, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolProblem($"{Text(finding)} has no fix '{title}'; it has: {string.Join("; ", fixes.Select(fix => fix.TitleWithSafety))}.");
        if (await FixRun.ApplyAsync(finding.Document, fix, cancellation) is not { } changed)
            throw new ToolProblem($"'{fix.TitleWithSafety}' can't be done here after all; change the code by what the message says.");
        return new FixSuggestion(finding, fix.TitleWithSafety, await ChangesAsync(file.Solution, changed, cancellation), [.. fixes.Where(other => other != fix).Select(other => other.TitleWithSafety)]);
    }

    private static FileFinding Choose(FileFindings file, string? id, int? line)
    {
        var found = file.Findings.Where(finding => (id is null || finding.Finding.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || finding.Property(Bylaw.Analyzers.FindingProperties.Rule) == id)
            && (line is null || (finding.Span.StartLinePosition.Line < line && line <= finding.Span.EndLinePosition.Line + 1))).ToList();
        if (found.Count == 1 || (found.Count > 1 && found.DistinctBy(finding => finding.Finding.Id).Count() == 1 && line is not null))
            return found[0];

        var all = file.Findings.Count == 0 ? "there is none." : $"those are: {string.Join("; ", file.Findings.Select(Text))}.";
        throw new ToolProblem(found.Count == 0 ? $"There is no such finding in the file as it was given; {all}" : $"Several findings are meant; say `id` and `line` of one; {all}");
    }

    private static string Text(FileFinding finding) => $"{finding.Finding.Id} in line {finding.Span.StartLinePosition.Line + 1}";

    private static async Task<IReadOnlyList<FileChange>> ChangesAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var changes = new Dictionary<string, FileChange>(StringComparer.Ordinal);
        var projects = after.GetChanges(before).GetProjectChanges().ToList();
        var removed = projects.SelectMany(project => project.GetRemovedDocuments()).Select(id => before.GetDocument(id)!).DistinctBy(document => document.FilePath).ToList();
        foreach (var id in projects.SelectMany(project => project.GetChangedDocuments()))
            await AddAsync(before.GetDocument(id), after.GetDocument(id)!);
        foreach (var added in projects.SelectMany(project => project.GetAddedDocuments()).Select(id => after.GetDocument(id)!).DistinctBy(document => document.FilePath))
        {
            var old = removed.Find(document => document.Name == added.Name);
            if (old is not null)
                removed.Remove(old);
            await AddAsync(old, added);
        }

        foreach (var old in removed)
            changes.TryAdd(old.FilePath!, new FileChange(old.FilePath, old.FilePath!, (await old.GetTextAsync(cancellation)).ToString(), null, null, null));
        return [.. changes.Values.OrderBy(change => change.Path, StringComparer.Ordinal)];

        async Task AddAsync(Document? old, Document document)
        {
            var was = old is null ? null : (await old.GetTextAsync(cancellation)).ToString();
            var text = (await document.GetTextAsync(cancellation)).ToString();
            if (was != text || old!.FilePath != document.FilePath)
                changes.TryAdd(document.FilePath!, new FileChange(old?.FilePath, document.FilePath!, was, text, null, null));
        }
    }
}
