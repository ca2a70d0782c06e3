using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>What became of findings that were to be fixed. One that another's fix has mended along with its own is in neither list.</summary>
internal sealed record FixResult(Solution Solution, ImmutableArray<(Diagnostic Finding, Fix Fix)> Fixed, ImmutableArray<Diagnostic> Left);

/// <summary>
/// Applies fixes: those within a file all on one editor, so that none is lost to another; those that reach over files one after the other, each to the
/// solution that the one before has made.
/// </summary>
internal static class FixRun
{
    /// <summary>One fix of one finding, as an editor does it. Null if it turns out that it cannot be done.</summary>
    public static async Task<Solution?> ApplyAsync(Document document, Fix fix, CancellationToken cancellation)
    {
        var solution = document.Project.Solution;
        var changed = fix switch
        {
            DocumentFix local => await EditAsync(solution, document.Id, [local], cancellation).ConfigureAwait(false),
            SolutionFix wide => await wide.Change(cancellation).ConfigureAwait(false),
            _ => null,
        };
        return changed is null ? null : await CleanUp.ChangesAsync(solution, changed, cancellation).ConfigureAwait(false);
    }

    /// <param name="findings">Of the solution as it is.</param>
    /// <param name="upTo">Fixes that are less safe are left out.</param>
    /// <param name="key">Of the fix to be preferred where a finding has several.</param>
    public static async Task<FixResult> ApplyAsync(
        Solution solution, BylawCodeFix fixer, IReadOnlyList<Diagnostic> findings, FixSafety upTo, string? key, CancellationToken cancellation)
    {
        var tracked = await TrackedFindings.OfAsync(solution, findings, cancellation).ConfigureAwait(false);
        var fixes = new List<(TrackedFinding Finding, Fix Fix)>();
        var left = new List<Diagnostic>();
        var current = tracked.Solution;
        foreach (var finding in tracked.Findings)
        {
            if (await ChooseAsync(current, finding).ConfigureAwait(false) is not { } fix)
            {
                if (await IsThereAsync(current, finding).ConfigureAwait(false))
                    left.Add(finding.Original);
            }
            else if (fix is not SolutionFix wide)
            {
                fixes.Add((finding, fix));
            }
            else if (await wide.Change(cancellation).ConfigureAwait(false) is { } changed)
            {
                current = await CleanUp.ChangesAsync(current, changed, cancellation).ConfigureAwait(false);
                fixes.Add((finding, fix));
            }
            else
            {
                left.Add(finding.Original);
            }
        }

        // What reaches over files may have moved the places of those that don't: they are looked for anew in the solution that it left.
        var moved = current != tracked.Solution;
        var edits = new List<(DocumentId Document, DocumentFix Fix)>();
        foreach (var (finding, fix) in fixes.Where(pair => pair.Fix is DocumentFix).ToList())
        {
            if ((moved ? await ChooseAsync(current, finding).ConfigureAwait(false) : fix) is DocumentFix local)
            {
                edits.Add((finding.Document, local));
                continue;
            }

            fixes.Remove((finding, fix));
            if (await IsThereAsync(current, finding).ConfigureAwait(false))
                left.Add(finding.Original);
        }

        foreach (var file in edits.GroupBy(edit => edit.Document))
            current = await EditAsync(current, file.Key, file.Select(edit => edit.Fix), cancellation).ConfigureAwait(false);
        current = await CleanUp.ChangesAsync(tracked.Solution, current, cancellation).ConfigureAwait(false);
        return new FixResult(
            await TrackedFindings.ForgetAsync(solution, current, cancellation).ConfigureAwait(false),
            [.. fixes.Select(pair => (pair.Finding.Original, pair.Fix))],
            [.. left]);

        async Task<bool> IsThereAsync(Solution now, TrackedFinding finding) =>
            now.GetDocument(finding.Document) is { } document && await finding.InAsync(document, cancellation).ConfigureAwait(false) is not null;

        async Task<Fix?> ChooseAsync(Solution now, TrackedFinding finding)
        {
            if (now.GetDocument(finding.Document) is not { } document || await finding.InAsync(document, cancellation).ConfigureAwait(false) is not { } here)
                return null;
            try
            {
                var possible = (await fixer.FixesOfAsync(document, here, cancellation).ConfigureAwait(false)).Where(fix => fix.Safety <= upTo).ToList();
                return possible.Find(fix => fix.Key == key) ?? possible.FirstOrDefault();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A fault of ours costs this finding its fix, and not all the others theirs.
                return null;
            }
        }
    }

    private static async Task<Solution> EditAsync(Solution solution, DocumentId id, IEnumerable<DocumentFix> fixes, CancellationToken cancellation)
    {
        var document = solution.GetDocument(id)!;
        var editor = new SyntaxEditor((await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!, solution.Services);
        foreach (var fix in fixes)
            fix.Edit(editor);
        return solution.WithDocumentSyntaxRoot(id, editor.GetChangedRoot());
    }
}
