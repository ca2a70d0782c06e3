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

    /// <summary>Null where there is more than one kind: then nobody can tell which lines are new.</summary>
    private static string? EndOf(SourceText text)
    {
        string? end = null;
        foreach (var line in text.Lines)
        {
            if (line.EndIncludingLineBreak == line.End)
                continue;
            var here = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            if (end is not null && here != end)
                return null;
            end = here;
        }

        return end ?? "\n";
    }
}
