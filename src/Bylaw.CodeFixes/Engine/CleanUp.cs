using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>What an editor does after a code action, done here too since FixAll and the tool apply many at once: usings, short names, the layout of what is new.</summary>
internal static class CleanUp
{
    public static async Task<Solution> ChangesAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var project in after.GetChanges(before).GetProjectChanges().ToList())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()).ToList())
            {
                if (after.GetDocument(id) is not { SupportsSyntaxTree: true } document)
                    continue;

                document = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
                document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
                document = await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
                if (before.GetDocument(id) is { } old)
                {
                    // Those that nobody needed before stay: they are none of ours to remove.
                    document = await Usings.WithoutUnneededAsync(document, await Usings.UnneededAsync(old, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
                    document = await LineEnds.MatchAsync(old, document, cancellation).ConfigureAwait(false);
                }

                after = document.Project.Solution;
            }
        }

        return after;
    }
}
