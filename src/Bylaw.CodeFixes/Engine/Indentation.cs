using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.CodeFixes;

/// <summary>Code of several lines that moves elsewhere keeps its shape.</summary>
internal static class Indentation
{
    /// <summary>The white space that the line of the node starts with.</summary>
    public static string Of(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        var at = line.Start;
        while (at < line.End && char.IsWhiteSpace(text[at]))
            at++;
        return text.ToString(TextSpan.FromBounds(line.Start, at));
    }

    /// <summary>The second line and those that follow lose what the line of the first has. The formatter gives them what the new place has.</summary>
    public static T Outdent<T>(T node, string from) where T : SyntaxNode
    {
        var starts = node.DescendantTokens().Skip(1).Where(token => token.LeadingTrivia is [.., var last] && last.IsKind(SyntaxKind.WhitespaceTrivia) && token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia));
        return node.ReplaceTokens(starts, (token, _) =>
        {
            var space = token.LeadingTrivia[token.LeadingTrivia.Count - 1];
            return space.ToString().StartsWith(from, StringComparison.Ordinal)
                ? token.WithLeadingTrivia(token.LeadingTrivia.Replace(space, SyntaxFactory.Whitespace(space.ToString().Substring(from.Length))))
                : token;
        });
    }
}
