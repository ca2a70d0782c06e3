using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.CodeFixes;

/// <summary>New lines end as the other lines of their file do.</summary>
internal static class LineEnds
{
    public static async Task<Document> MatchAsync(Document before, Document after, CancellationToken cancellation)
    {
        if (EndOf(await before.GetTextAsync(cancellation).ConfigureAwait(false)) is not { } end)
            return after;

        var root = (await after.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var others = root.DescendantTrivia(descendIntoTrivia: true).Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) && trivia.ToString() != end).ToList();
        return others.Count == 0 ? after : after.WithSyntaxRoot(root.ReplaceTrivia(others, (_, _) => SyntaxFactory.EndOfLine(end)));
    }

    /// <summary>Null for a single line.</summary>
    private static string? EndOf(SourceText text) =>
        text.Lines[0] is { EndIncludingLineBreak: var next, End: var end } && next > end ? text.ToString(TextSpan.FromBounds(end, next)) : null;
}
