using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.CodeFixes;

/// <summary>What fixes of the rule file and the baseline share: one edit of one additional file, and what the rules are after it.</summary>
internal static class TextFix
{
    /// <summary>Where a host can't change an additional file, nothing is offered.</summary>
    public static bool IsPossible(Solution solution) => solution.Workspace.CanApplyChange(ApplyChangesKind.ChangeAdditionalDocument);

    /// <summary>The file with that path, whichever of the projects that share it has it.</summary>
    public static TextDocument? FileOf(Project project, string path) => project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == path);

    /// <summary>In all projects that have the file; only what differs is replaced, so that line ends and encoding stay.</summary>
    public static async Task<Solution> WriteAsync(TextDocument file, string text, CancellationToken cancellation)
    {
        var old = await file.GetTextAsync(cancellation).ConfigureAwait(false);
        var changed = old.WithChanges(Difference(old.ToString(), text));
        var solution = file.Project.Solution;
        foreach (var same in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(other => other.FilePath == file.FilePath).Select(other => other.Id).ToList())
            solution = solution.WithAdditionalDocumentText(same, changed);
        return solution;
    }

    public static RuleBook? BookOf(Solution solution, ProjectId project, CancellationToken cancellation) =>
        RuleFiles.Of(solution.GetProject(project)!.AnalyzerOptions).ReadBook(cancellation);

    private static TextChange Difference(string before, string after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var (end, last) = (before.Length, after.Length);
        while (end > start && last > start && before[end - 1] == after[last - 1])
            (end, last) = (end - 1, last - 1);
        return new TextChange(TextSpan.FromBounds(start, end), after.Substring(start, last - start));
    }
}
