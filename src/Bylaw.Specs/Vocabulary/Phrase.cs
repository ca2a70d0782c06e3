using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Vocabulary;

/// <summary>
/// Words that mean something together, as lexicon.yml writes them: "raw sql & (concat*|interpolat*)".
/// Words side by side are side by side in the text as well (articles don't count); <c>..</c> leaves a gap in between; <c>&amp;</c> joins
/// parts that may come in any order; <c>(a|b)</c> is one of these; <c>*</c> ends a word's beginning; a word after a backtick stands in code.
/// </summary>
internal sealed class Phrase
{
    private readonly Term[][] parts;
    private readonly ulong[] signs;
    private readonly ulong[] firstSigns;

    private Phrase(string written, Term[][] parts)
    {
        Written = written;
        this.parts = parts;
        signs = [.. parts.SelectMany(part => part).Select(term => term.Sign).Distinct()];
        firstSigns = [.. parts[0].Select(term => term.Sign).Distinct()];
        IsOneRun = parts.Length == 1 && !Array.Exists(parts[0], term => term.AfterGap);
    }

    public string Written { get; }

    /// <summary>How much it asks for; of two phrases that match, the one that asks for more knows better.</summary>
    public int Weight => parts.Sum(part => part.Length);

    /// <summary>Of these words (or beginnings, where they end in *) one is in every text that it matches.</summary>
    public IReadOnlyList<string> Anchors => [.. parts[0][0].Spellings.Select(spelling => spelling[0].Text + (spelling[0].IsPrefix ? "*" : ""))];

    /// <returns>Null when the text is no phrase.</returns>
    public static Phrase? TryParse(string written)
    {
        var parts = new List<Term[]>();
        foreach (var part in written.Split(" & ", StringSplitOptions.TrimEntries))
        {
            var terms = Terms(part);
            if (terms is null || terms.Count == 0)
                return null;
            parts.Add([.. terms]);
        }

        return new Phrase(written, [.. parts]);
    }

    /// <summary>A bit for the beginning of each word: a phrase that needs a bit that a text doesn't have is not in it.</summary>
    public static ulong SignOf(ReadOnlySpan<Token> tokens)
    {
        var sign = 0UL;
        foreach (ref readonly var token in tokens)
            sign |= Bit(token.Word);
        return sign;
    }

    /// <summary>False only where one of its words is not in the text.</summary>
    public bool MayBeIn(TokenList tokens) => MayBeIn(tokens, signs);

    private static bool MayBeIn(TokenList tokens, ulong[] signs)
    {
        foreach (var needed in signs)
        {
            if ((needed & tokens.Sign) == 0)
                return false;
        }

        return true;
    }

    private static ulong Bit(string word)
    {
        var hash = 17;
        for (var i = 0; i < word.Length && i < 3; i++)
            hash = hash * 31 + word[i];
        return 1UL << (hash & 63);
    }

    /// <summary>Where it is said: the first and the last token of its first part; null when it isn't.</summary>
    public (int First, int Last)? Find(TokenList tokens)
    {
        if (!MayBeIn(tokens))
            return null;
        for (var i = 1; i < parts.Length; i++)
        {
            if (FindPart(parts[i], tokens, 0) is null)
                return null;
        }

        return FindPart(parts[0], tokens, 0);
    }

    /// <summary>The next place of its first part, from a token on.</summary>
    public (int First, int Last)? FindFrom(TokenList tokens, int from) => MayBeIn(tokens, firstSigns) ? FindPart(parts[0], tokens, from) : null;

    /// <summary>The tokens that say it, in runs: what lies in a gap belongs to others. Null when it isn't said.</summary>
    public IReadOnlyList<(int First, int Last)>? FindRuns(TokenList tokens)
    {
        if (!MayBeIn(tokens))
            return null;
        var runs = new List<(int, int)>();
        foreach (var part in parts)
        {
            if (FindPart(part, tokens, 0, runs) is null)
                return null;
        }

        return runs;
    }

    /// <summary>Whether it is words side by side: one part without gaps.</summary>
    public bool IsOneRun { get; }

    /// <summary>The last token where it is said from this token on; null when it isn't. For phrases of one part without gaps.</summary>
    public int? LastFrom(TokenList tokens, int start) => LastOf(parts[0], 0, parts[0].Length, tokens, start);

    public bool IsIn(TokenText text) => Find(text.Tokens) is not null;

    // The first place of each run is the best one: it leaves most of the text to the next run.
    private static (int First, int Last)? FindPart(Term[] terms, TokenList tokens, int from, List<(int First, int Last)>? runs = null)
    {
        var (begin, end) = (-1, from - 1);
        for (var first = 0; first < terms.Length;)
        {
            var next = first + 1;
            while (next < terms.Length && !terms[next].AfterGap)
                next++;
            if (FindRun(terms, first, next, tokens, end + 1) is not { } run)
                return null;
            runs?.Add(run);
            begin = first == 0 ? run.First : begin;
            end = run.Last;
            first = next;
        }

        return (begin, end);
    }

    private static (int First, int Last)? FindRun(Term[] terms, int first, int end, TokenList tokens, int from)
    {
        for (var start = from; start < tokens.Count; start++)
        {
            if (LastOf(terms, first, end, tokens, start) is { } last)
                return (start, last);
        }

        return null;
    }

    private static int? LastOf(Term[] terms, int first, int end, TokenList tokens, int start)
    {
        var at = terms[first].Match(tokens, start);
        if (at < 0)
            return null;

        for (var i = first + 1; i < end; i++)
        {
            var next = at + 1;
            var last = -1;
            while (next < tokens.Count && (last = terms[i].Match(tokens, next)) < 0)
            {
                if (!Articles.Contains(tokens[next].Word))
                    return null;
                next++;
            }

            if (last < 0)
                return null;
            at = last;
        }

        return at;
    }

    private static List<Term>? Terms(string part)
    {
        var terms = new List<Term>();
        var afterGap = false;
        foreach (var text in Split(part))
        {
            if (text == "..")
            {
                afterGap = true;
                continue;
            }

            if (Term.TryParse(text, afterGap) is not { } term)
                return null;
            terms.Add(term);
            afterGap = false;
        }

        return afterGap ? null : terms;
    }

    // At blanks, save those in brackets: (ad hoc|improvised).
    private static IEnumerable<string> Split(string part)
    {
        var start = 0;
        var isChoice = false;
        for (var i = 0; i <= part.Length; i++)
        {
            if (i < part.Length && part[i] != ' ')
            {
                isChoice = part[i] == '(' && i == start || isChoice && part[i] != ')';
                continue;
            }

            if (i < part.Length && isChoice)
                continue;
            if (i > start)
                yield return part[start..i];
            start = i + 1;
        }
    }

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "a", "an", "the", "any", "all", "your", "our", "their", "its", "every", "each" };

    /// <summary>One of several spellings; one spelling may be several tokens: multi-tenant.</summary>
    private sealed record Term(Part[][] Spellings, bool AfterGap, bool InCode)
    {
        /// <summary>The bits of the words that it may begin with; all where a beginning is too short to tell.</summary>
        public ulong Sign { get; } = Spellings.Aggregate(0UL, (sign, spelling) => sign | (spelling[0] is { IsPrefix: true, Text.Length: < 3 } ? ulong.MaxValue : Bit(spelling[0].Text)));

        /// <summary>The last token of it where it stands here; -1 where it doesn't.</summary>
        public int Match(TokenList tokens, int at)
        {
            if (InCode && tokens[at].Code < 0)
                return -1;
            foreach (var spelling in Spellings)
            {
                if (at + spelling.Length <= tokens.Count && IsHere(spelling, tokens, at))
                    return at + spelling.Length - 1;
            }

            return -1;
        }

        private static bool IsHere(Part[] spelling, TokenList tokens, int at)
        {
            for (var i = 0; i < spelling.Length; i++)
            {
                if (!spelling[i].Matches(tokens[at + i].Word))
                    return false;
            }

            return true;
        }

        public static Term? TryParse(string text, bool afterGap)
        {
            var inCode = text[0] == '`';
            var rest = text.Trim('`');
            var isChoice = rest.Length > 2 && rest[0] == '(' && rest[^1] == ')';
            var spellings = (isChoice ? rest[1..^1].Split('|') : [rest]).Select(Spelling).ToArray();
            return Array.Exists(spellings, spelling => spelling.Length == 0) ? null : new Term(spellings, afterGap, inCode);
        }

        private static Part[] Spelling(string text)
        {
            var isPrefix = text.EndsWith('*');
            var tokens = TokenText.Of(isPrefix ? text[..^1] : text).Tokens;
            // The beginning of a word has no singular.
            return [.. tokens.Select((token, index) => isPrefix && index == tokens.Count - 1
                ? new Part(text.Substring(token.Start, token.Length).ToLowerInvariant(), true)
                : new Part(token.Word, false))];
        }
    }

    private readonly record struct Part(string Text, bool IsPrefix)
    {
        public bool Matches(string word) => IsPrefix ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;
    }
}
