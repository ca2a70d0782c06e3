using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Vocabulary;

/// <summary>
/// Words that mean something together, as lexicon.yml writes them: "raw sql & (concat*|interpolat*)".
/// Words side by side are side by side in the text as well (articles don't count); <c>..</c> leaves a gap in between; <c>&amp;</c> joins
/// parts that may come in any order; <c>(a|b)</c> is one of these; <c>*</c> ends a word's beginning; a word after a backtick stands in code.
/// </summary>
internal sealed class Phrase
{
    private readonly IReadOnlyList<IReadOnlyList<Term>> parts;

    private Phrase(string written, IReadOnlyList<IReadOnlyList<Term>> parts)
    {
        Written = written;
        this.parts = parts;
    }

    public string Written { get; }

    /// <summary>How much it asks for; of two phrases that match, the one that asks for more knows better.</summary>
    public int Weight => parts.Sum(part => part.Count);

    /// <summary>Of these words (or beginnings, where they end in *) one is in every text that it matches.</summary>
    public IReadOnlyList<string> Anchors => [.. parts[0][0].Words.Select(word => word.Text + (word.IsPrefix ? "*" : ""))];

    /// <returns>Null when the text is no phrase.</returns>
    public static Phrase? TryParse(string written)
    {
        var parts = new List<IReadOnlyList<Term>>();
        foreach (var part in written.Split(" & ", StringSplitOptions.TrimEntries))
        {
            var terms = Terms(part);
            if (terms is null || terms.Count == 0)
                return null;
            parts.Add(terms);
        }

        return new Phrase(written, parts);
    }

    /// <summary>Where it is said: the first and the last token of its first part; null when it isn't.</summary>
    public (int First, int Last)? Find(IReadOnlyList<Token> tokens)
    {
        (int, int)? first = null;
        foreach (var part in parts)
        {
            if (FindPart(part, tokens, 0) is not { } found)
                return null;
            first ??= found;
        }

        return first;
    }

    /// <summary>The next place of its first part, from a token on.</summary>
    public (int First, int Last)? FindFrom(IReadOnlyList<Token> tokens, int from) => FindPart(parts[0], tokens, from);

    public bool IsIn(TokenText text) => Find(text.Tokens) is not null;

    private static (int First, int Last)? FindPart(IReadOnlyList<Term> terms, IReadOnlyList<Token> tokens, int from)
    {
        for (var start = from; start < tokens.Count; start++)
        {
            if (terms[0].Matches(tokens[start]) && LastOf(terms, tokens, start) is { } last)
                return (start, last);
        }

        return null;
    }

    private static int? LastOf(IReadOnlyList<Term> terms, IReadOnlyList<Token> tokens, int start)
    {
        var at = start;
        for (var i = 1; i < terms.Count; i++)
        {
            var next = at + 1;
            while (next < tokens.Count && !terms[i].Matches(tokens[next]))
            {
                if (!terms[i].AfterGap && !Articles.Contains(tokens[next].Word))
                    return null;
                next++;
            }

            if (next == tokens.Count)
                return null;
            at = next;
        }

        return at;
    }

    private static List<Term>? Terms(string part)
    {
        var terms = new List<Term>();
        var afterGap = false;
        foreach (var text in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (text == "..")
            {
                afterGap = true;
                continue;
            }

            if (Term.TryParse(text, afterGap) is not { } parsed)
                return null;
            terms.AddRange(parsed);
            afterGap = false;
        }

        return afterGap ? null : terms;
    }

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "a", "an", "the", "any", "all", "your", "our", "their", "its", "every", "each" };

    private sealed record Term(IReadOnlyList<(string Text, bool IsPrefix)> Words, bool AfterGap, bool InCode)
    {
        public bool Matches(Token token)
        {
            if (InCode && token.Code < 0)
                return false;
            foreach (var (text, isPrefix) in Words)
            {
                if (isPrefix ? token.Word.StartsWith(text, StringComparison.Ordinal) : token.Word == text)
                    return true;
            }

            return false;
        }

        // One written word may be several tokens: "hard-coded".
        public static IReadOnlyList<Term>? TryParse(string text, bool afterGap)
        {
            var inCode = text[0] == '`';
            var rest = text.Trim('`');
            if (rest.Length > 2 && rest[0] == '(' && rest[^1] == ')')
            {
                var words = rest[1..^1].Split('|').Select(Word).ToList();
                return words.Exists(word => word.Text.Length == 0) ? null : [new Term(words, afterGap, inCode)];
            }

            if (rest.EndsWith('*'))
                return Word(rest) is { Text.Length: > 0 } prefix ? [new Term([prefix], afterGap, inCode)] : null;

            var tokens = TokenText.Of(rest).Tokens;
            return tokens.Count == 0 ? null : [.. tokens.Select((token, index) => new Term([(token.Word, false)], afterGap && index == 0, inCode))];
        }

        private static (string Text, bool IsPrefix) Word(string text) =>
            text.EndsWith('*') ? (text[..^1].ToLowerInvariant(), true) : (Statements.Words.Normal(text), false);
    }
}
