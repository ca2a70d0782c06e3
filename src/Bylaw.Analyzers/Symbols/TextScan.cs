using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>Finds tokens by the text of a file, so that a file without the word costs no walk over its tree.</summary>
internal static class TextScan
{
    /// <summary>The tokens that are the word, outside of comments and strings.</summary>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxNode root, string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            if (IsPartOfWord(text, at - 1) || IsPartOfWord(text, at + word.Length))
                continue;

            var token = root.FindToken(at);
            if (token.SpanStart == at && token.Span.Length == word.Length)
                yield return token;
        }
    }

    private static bool IsPartOfWord(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
