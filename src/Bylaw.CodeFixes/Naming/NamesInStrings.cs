using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.CodeFixes;

/// <summary>Names that stand in strings of a file, read once a file: what goes by them does not follow when a symbol is renamed.</summary>
internal sealed class NamesInStrings
{
    private static readonly ConditionalWeakTable<SyntaxTree, NamesInStrings> Known = new();

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    private NamesInStrings(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.StringLiteralToken) && !token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                && !token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) && !token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            {
                continue;
            }

            _whole.Add(token.ValueText);
            _words.UnionWith(WordsIn(token.ValueText));
        }
    }

    /// <summary>Whether a string of the solution holds one of the words, or is one of the texts.</summary>
    public static async Task<bool> HaveAsync(Solution solution, IReadOnlyCollection<string> words, IReadOnlyCollection<string> texts, CancellationToken cancellation)
    {
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            if (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree)
                continue;
            if (!Known.TryGetValue(tree, out var names))
                names = Known.GetValue(tree, tree => new NamesInStrings(tree.GetRoot(cancellation)));
            if (words.Any(names._words.Contains) || texts.Any(names._whole.Contains))
                return true;
        }

        return false;
    }

    /// <summary>The names in a text, as an identifier is spelled.</summary>
    public static IEnumerable<string> WordsIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                i++;
            if (i > start)
                yield return text.Substring(start, i - start);
        }
    }
}
