using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>What the words of one statement say about itself.</summary>
/// <param name="Polarity">None where they don't say.</param>
/// <param name="IsExplicit">Said by a marker such as must or never, and not only by the verb in front: it holds against what stands above.</param>
/// <param name="IsNormative">Whether it is a statement even in the middle of prose.</param>
/// <param name="StartsIt">Whether it begins with its marker: "Never …", "❌ …".</param>
/// <param name="IsPlainOrder">Whether all that makes it one is the verb that it begins with.</param>
internal readonly record struct Markers(Polarity Polarity, bool IsExplicit, Force Force, bool IsNormative, bool IsOwnership, bool IsPlainOrder = false, bool StartsIt = false);

/// <summary>Finds the small words that turn a statement.</summary>
internal sealed class MarkerReader
{
    private enum Sort
    {
        Neutral,
        Forbid,
        Demand,
        Permit,
        Ensure,
        Strong,
        Weak,
        Soft,
        Owns,
        Good,
        Bad,
    }

    private const string Nothing = "\0";
    private readonly PhraseIndex<Sort> index = new();
    private readonly PhraseIndex<bool> imperatives = new();
    private readonly PhraseIndex<bool> conditions = new();
    private readonly PhraseIndex<bool> addresses = new();
    private readonly List<string> forbidSigns = [];
    private readonly List<string> demandSigns = [];

    public MarkerReader(Lexicon lexicon)
    {
        foreach (var language in lexicon.Languages)
        {
            Add(language.Neutral, Sort.Neutral);
            Add(language.Forbid, Sort.Forbid);
            Add(language.Demand, Sort.Demand);
            Add(language.Permit, Sort.Permit);
            Add(language.Ensure, Sort.Ensure);
            Add(language.Strong, Sort.Strong);
            Add(language.Weak, Sort.Weak);
            Add(language.Soft, Sort.Soft);
            Add(language.Owns, Sort.Owns);
            Add(language.Good, Sort.Good);
            Add(language.Bad, Sort.Bad);
            foreach (var phrase in language.Imperative)
                imperatives.Add(phrase, true);
            foreach (var phrase in language.Address)
                addresses.Add(phrase, true);
            foreach (var phrase in language.Conditions)
                conditions.Add(phrase, true);
            forbidSigns.AddRange(language.ForbidSigns);
            demandSigns.AddRange(language.DemandSigns);
        }
    }

    public Markers Read(TokenText text)
    {
        var words = Asserted(text);
        var tokens = new TokenList(words);
        var starts = Starts(text, words, tokens);
        var found = index.Find(tokens);
        if (found.Any(hit => hit.Value == Sort.Neutral))
        {
            Blank(words, found);
            found = index.Find(tokens);
        }

        var isOwnership = found.Any(hit => hit.Value == Sort.Owns);
        var force = found.Any(hit => hit.Value == Sort.Weak) ? Force.Weak : found.Any(hit => hit.Value == Sort.Strong) ? Force.Strong : Force.Plain;
        if (Sign(text.Plain) is { } sign)
            return new(sign, true, force, true, isOwnership, StartsIt: true);

        var soft = found.Where(hit => hit.Value == Sort.Soft).Select(hit => hit.First).ToHashSet();
        var (best, bestAt, bestEnd) = (Sort.Neutral, int.MaxValue, -1);
        foreach (var (_, sort, first, last) in found)
        {
            if (sort is Sort.Forbid or Sort.Demand or Sort.Permit or Sort.Ensure && (first < bestAt || first == bestAt && last > bestEnd))
                (best, bestAt, bestEnd) = (sort, first, last);
        }

        var imperative = starts.Where(start => IsOrder(text, tokens, start)).DefaultIfEmpty(int.MaxValue).First();
        var isNormative = imperative < int.MaxValue || isOwnership
            || found.Any(hit => hit.Value is Sort.Strong or Sort.Weak or Sort.Forbid or Sort.Demand or Sort.Permit or Sort.Ensure && (!soft.Contains(hit.First) || starts.Contains(hit.First)));
        if (best == Sort.Ensure)
            return new(ForbidAfter(found, bestAt) ? Polarity.Forbid : Polarity.Demand, true, force, isNormative, isOwnership);
        // "Log no passwords"
        var isRefusal = imperative < bestAt && found.Any(hit => hit.Value == Sort.Forbid && hit.First == imperative + 1);
        if (isRefusal)
            best = Sort.Forbid;
        else if (imperative < bestAt)
            return new(Polarity.Demand, false, force, true, isOwnership, IsPlainOrder: imperative == 0 && force == Force.Plain && !isOwnership);
        // must never, should under no circumstances
        if (best == Sort.Demand && found.Any(hit => hit.Value == Sort.Forbid && hit.First > bestAt && hit.First <= bestEnd + 3 && !soft.Contains(hit.First) && IsOneClause(text, tokens, bestEnd, hit.First)))
            best = Sort.Forbid;
        var polarity = best switch
        {
            Sort.Forbid => Polarity.Forbid,
            Sort.Demand => Polarity.Demand,
            Sort.Permit => Polarity.Permit,
            _ => Polarity.None,
        };
        return new(polarity, polarity != Polarity.None, force, isNormative, isOwnership, StartsIt: starts.Contains(bestAt));
    }

    /// <summary>Whether it begins as a condition does: when, if, for any.</summary>
    public bool IsConditional(TokenText text) => StartsWith(conditions, text.Tokens, 0);

    /// <summary>True for a mark of good code, false for one of bad code, null for neither.</summary>
    public bool? Example(string text)
    {
        if (Sign(text) is { } sign)
            return sign == Polarity.Demand;
        var tokens = TokenText.Of(text).Tokens;
        var first = index.Find(tokens).Where(hit => hit.Value is Sort.Good or Sort.Bad).OrderBy(hit => hit.First).ThenByDescending(hit => hit.Last).ToList();
        return first.Count == 0 || first[0].First > 2 ? null : first[0].Value == Sort.Good;
    }

    /// <summary>The polarity of an emoji, or of a marker in a script without blanks.</summary>
    public Polarity? Sign(string plain)
    {
        // All signs lie beyond the scripts of Europe.
        if (plain.AsSpan().IndexOfAnyExceptInRange('\0', '\u1fff') < 0)
            return null;
        var forbid = First(plain, forbidSigns);
        var demand = First(plain, demandSigns);
        return forbid < 0 && demand < 0 ? null : demand < 0 || forbid >= 0 && forbid < demand ? Polarity.Forbid : Polarity.Demand;
    }

    private static int First(string plain, List<string> signs)
    {
        var first = -1;
        foreach (var sign in signs)
        {
            var at = plain.IndexOf(sign, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first))
                first = at;
        }

        return first;
    }

    private static bool IsOneClause(TokenText text, TokenList tokens, int first, int last) =>
        text.Plain.AsSpan(tokens[first].Start, tokens[last].Start - tokens[first].Start).IndexOfAny(",;—–:") < 0;

    private static bool ForbidAfter(IReadOnlyList<(Phrase Phrase, Sort Value, int First, int Last)> found, int at) =>
        found.Any(hit => hit.Value == Sort.Forbid && hit.First > at);

    // "Keep controllers thin"; "keeps" tells what something does.
    private bool IsOrder(TokenText text, TokenList tokens, int start) =>
        StartsWith(imperatives, tokens, start) && !IsLabel(text, tokens, start) && (tokens[start].Word.Length == tokens[start].Length || text.Plain[tokens[start].Start + tokens[start].Length - 1] is not 's');

    // "Reference: …"
    private static bool IsLabel(TokenText text, TokenList tokens, int start) =>
        start + 1 < tokens.Count && text.Plain[tokens[start].Start + tokens[start].Length] == ':';

    private static bool StartsWith(PhraseIndex<bool> phrases, TokenList tokens, int start) =>
        phrases.EndOfPhraseAt(tokens, start) is not null;

    private static void Blank(Token[] tokens, IReadOnlyList<(Phrase Phrase, Sort Value, int First, int Last)> found)
    {
        foreach (var (_, sort, first, last) in found)
        {
            if (sort != Sort.Neutral)
                continue;
            for (var i = first; i <= last; i++)
                tokens[i] = tokens[i] with { Word = Nothing };
        }
    }

    // Words in code, quotes and brackets don't assert anything, nor does a condition in front.
    private static Token[] Asserted(TokenText text)
    {
        Token[] tokens = [.. text.Tokens];
        var (depth, quoted, at) = (0, false, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            for (; at < tokens[i].Start; at++)
                (depth, quoted) = Nesting(text.Plain, at, depth, quoted);
            at = tokens[i].Start + tokens[i].Length;
            if (tokens[i].Code >= 0 || depth > 0 || quoted)
                tokens[i] = tokens[i] with { Word = Nothing };
        }

        return tokens;
    }

    private static (int Depth, bool Quoted) Nesting(string plain, int at, int depth, bool quoted) => plain[at] switch
    {
        '(' => (depth + 1, quoted),
        ')' => (Math.Max(0, depth - 1), quoted),
        '"' or '“' or '”' => (depth, plain[at] == '“' || plain[at] == '"' && !quoted && plain.IndexOf('"', at + 1) >= 0),
        _ => (depth, quoted),
    };

    // Where a statement may begin: at its first word, behind a label, behind a condition. The condition's words are blanked.
    private List<int> Starts(TokenText text, Token[] words, TokenList tokens)
    {
        var starts = new List<int> { 0 };
        AddAddressed(tokens, starts);
        for (var i = 0; i + 1 < tokens.Count && starts.Count < 8; i++)
        {
            var gap = text.Plain.AsSpan(tokens[i].Start + tokens[i].Length, tokens[i + 1].Start - tokens[i].Start - tokens[i].Length);
            if (gap.IndexOfAny(":—–→;") >= 0 || gap.Contains(" - ", StringComparison.Ordinal) || gap.Contains(". ", StringComparison.Ordinal))
            {
                starts.Add(i + 1);
                AddAddressed(tokens, starts);
            }
            else if (gap.StartsWith(",") && StartsWith(conditions, tokens, starts[^1]))
            {
                for (var blank = starts[^1]; blank <= i; blank++)
                    words[blank] = words[blank] with { Word = Nothing };
                starts[^1] = i + 1;
                AddAddressed(tokens, starts);
            }
        }

        return starts;
    }

    private void AddAddressed(TokenList tokens, List<int> starts)
    {
        if (addresses.EndOfPhraseAt(tokens, starts[^1]) is { } last)
            starts.Add(last + 1);
    }

    private void Add(IReadOnlyList<Phrase> phrases, Sort sort)
    {
        foreach (var phrase in phrases)
            index.Add(phrase, sort);
    }
}
