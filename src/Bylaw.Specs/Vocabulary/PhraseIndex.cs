using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Vocabulary;

/// <summary>Many phrases, asked at once: only those whose first word is in the text are tried.</summary>
internal sealed class PhraseIndex<T>
{
    // A beginning is found by its first letters.
    private const int Beginning = 3;
    private readonly Dictionary<string, List<(Phrase Phrase, T Value)>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Phrase Phrase, T Value)>> byBeginning = new(StringComparer.Ordinal);
    private readonly List<(Phrase Phrase, T Value)> others = [];

    public void Add(Phrase phrase, T value)
    {
        foreach (var anchor in phrase.Anchors)
        {
            var list = !anchor.EndsWith('*') ? Bucket(byWord, anchor)
                : anchor.Length > Beginning ? Bucket(byBeginning, anchor[..Beginning])
                : others;
            list.Add((phrase, value));
        }
    }

    /// <summary>The phrases that may begin with a word.</summary>
    public IReadOnlyList<(Phrase Phrase, T Value)> StartingWith(string word)
    {
        var words = byWord.GetValueOrDefault(word);
        var beginnings = OfBeginning(word);
        return (words, beginnings, others.Count) switch
        {
            (null, null, _) => others,
            ({ } only, null, 0) => only,
            (null, { } only, 0) => only,
            _ => [.. words ?? [], .. beginnings ?? [], .. others],
        };
    }

    /// <summary>Whether the text says one of them.</summary>
    public bool Any(TokenList tokens)
    {
        foreach (var token in tokens)
        {
            if (IsIn(tokens, byWord.GetValueOrDefault(token.Word)) || IsIn(tokens, OfBeginning(token.Word)))
                return true;
        }

        return IsIn(tokens, others);
    }

    private static bool IsIn(TokenList tokens, List<(Phrase Phrase, T Value)>? candidates)
    {
        foreach (var (phrase, _) in candidates ?? [])
        {
            if (phrase.Find(tokens) is not null)
                return true;
        }

        return false;
    }

    private List<(Phrase Phrase, T Value)>? OfBeginning(string word) =>
        word.Length >= Beginning && byBeginning.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, Beginning), out var entries) ? entries : null;

    /// <summary>The phrases that the text says, each once, with the place of each.</summary>
    public IReadOnlyList<(Phrase Phrase, T Value, int First, int Last)> Find(TokenList tokens)
    {
        List<(Phrase, T, int, int)>? found = null;
        HashSet<Phrase>? tried = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Word;
            Try(byWord.GetValueOrDefault(word), i);
            Try(OfBeginning(word), i);
        }

        foreach (var (phrase, value) in others)
        {
            if ((tried ??= []).Add(phrase) && phrase.Find(tokens) is { } place)
                Add(phrase, value, place.First, place.Last);
        }

        return found ?? (IReadOnlyList<(Phrase, T, int, int)>)[];

        void Try(List<(Phrase Phrase, T Value)>? candidates, int at)
        {
            if (candidates is null)
                return;
            foreach (var (phrase, value) in candidates)
            {
                // Nearly all phrases: no need to look elsewhere than here.
                if (phrase.IsOneRun)
                {
                    if (phrase.LastFrom(tokens, at) is { } last && !Has(phrase))
                        Add(phrase, value, at, last);
                }
                else if (phrase.MayBeIn(tokens) && (tried ??= []).Add(phrase) && phrase.Find(tokens) is { } place)
                {
                    Add(phrase, value, place.First, place.Last);
                }
            }
        }

        void Add(Phrase phrase, T value, int first, int last) => (found ??= []).Add((phrase, value, first, last));

        bool Has(Phrase phrase)
        {
            foreach (var (other, _, _, _) in found ?? [])
            {
                if (ReferenceEquals(other, phrase))
                    return true;
            }

            return false;
        }
    }

    /// <summary>As <see cref="Find"/>, with every place where a phrase is said.</summary>
    public IReadOnlyList<(Phrase Phrase, T Value, int First, int Last)> FindAll(TokenList tokens)
    {
        var found = Find(tokens);
        if (found.Count == 0)
            return found;
        var all = new List<(Phrase, T, int, int)>();
        foreach (var (phrase, value, first, last) in found)
        {
            all.Add((phrase, value, first, last));
            for (var place = phrase.FindFrom(tokens, first + 1); place is { } next; place = phrase.FindFrom(tokens, next.First + 1))
                all.Add((phrase, value, next.First, next.Last));
        }

        return all;
    }

    /// <summary>The last token of the longest phrase that begins at this one; null when none does.</summary>
    public int? EndOfPhraseAt(TokenList tokens, int start)
    {
        if (start >= tokens.Count || !byWord.TryGetValue(tokens[start].Word, out var candidates))
            return null;
        TokenList? from = null;
        int? end = null;
        foreach (var (phrase, _) in candidates)
        {
            var last = phrase.IsOneRun ? phrase.LastFrom(tokens, start)
                : phrase.Find(from ??= Window(tokens, start)) is { First: 0 } place ? start + place.Last : null;
            if (last is not null)
                end = Math.Max(end ?? 0, last.Value);
        }

        return end;
    }

    // A gap is short here.
    private static TokenList Window(TokenList tokens, int start)
    {
        const int longest = 6;
        return [.. tokens.Skip(start).Take(longest)];
    }

    private static List<(Phrase, T)> Bucket(Dictionary<string, List<(Phrase, T)>> map, string key) =>
        map.TryGetValue(key, out var list) ? list : map[key] = [];
}
