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
    public IEnumerable<(Phrase Phrase, T Value)> StartingWith(string word)
    {
        if (byWord.TryGetValue(word, out var words))
        {
            foreach (var entry in words)
                yield return entry;
        }

        if (word.Length >= Beginning && byBeginning.TryGetValue(word[..Beginning], out var beginnings))
        {
            foreach (var entry in beginnings)
                yield return entry;
        }

        foreach (var entry in others)
            yield return entry;
    }

    /// <summary>Whether the text says one of them.</summary>
    public bool Any(IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
        {
            foreach (var (phrase, _) in StartingWith(token.Word))
            {
                if (phrase.Find(tokens) is not null)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The phrases that the text says, each once, with the place of each.</summary>
    public IReadOnlyList<(Phrase Phrase, T Value, int First, int Last)> Find(IReadOnlyList<Token> tokens)
    {
        var found = new List<(Phrase, T, int, int)>();
        HashSet<Phrase>? tried = null;
        var sign = Phrase.SignOf(tokens);
        var beginnings = byBeginning.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Word;
            if (byWord.TryGetValue(word, out var words))
                Try(words, i);
            if (word.Length >= Beginning && beginnings.TryGetValue(word.AsSpan(0, Beginning), out var ofBeginning))
                Try(ofBeginning, i);
        }

        foreach (var (phrase, value) in others)
        {
            if ((tried ??= []).Add(phrase) && phrase.Find(tokens) is { } place)
                found.Add((phrase, value, place.First, place.Last));
        }

        return found;

        void Try(List<(Phrase Phrase, T Value)> candidates, int at)
        {
            foreach (var (phrase, value) in candidates)
            {
                // Nearly all phrases: no need to look elsewhere than here.
                if (phrase.IsOneRun)
                {
                    if (phrase.LastFrom(tokens, at) is { } last && !Has(phrase))
                        found.Add((phrase, value, at, last));
                }
                else if (phrase.MayBeIn(sign) && (tried ??= []).Add(phrase) && phrase.Find(tokens) is { } place)
                {
                    found.Add((phrase, value, place.First, place.Last));
                }
            }
        }

        bool Has(Phrase phrase)
        {
            foreach (var (other, _, _, _) in found)
            {
                if (ReferenceEquals(other, phrase))
                    return true;
            }

            return false;
        }
    }

    /// <summary>As <see cref="Find"/>, with every place where a phrase is said.</summary>
    public IReadOnlyList<(Phrase Phrase, T Value, int First, int Last)> FindAll(IReadOnlyList<Token> tokens)
    {
        var all = new List<(Phrase, T, int, int)>();
        foreach (var (phrase, value, first, last) in Find(tokens))
        {
            all.Add((phrase, value, first, last));
            for (var place = phrase.FindFrom(tokens, first + 1); place is { } next; place = phrase.FindFrom(tokens, next.First + 1))
                all.Add((phrase, value, next.First, next.Last));
        }

        return all;
    }

    /// <summary>The last token of the longest phrase that begins at this one; null when none does.</summary>
    public int? EndOfPhraseAt(List<Token> tokens, int start)
    {
        const int longest = 6;
        if (start >= tokens.Count || !byWord.TryGetValue(tokens[start].Word, out var candidates))
            return null;
        var from = tokens.GetRange(start, Math.Min(longest, tokens.Count - start));
        int? end = null;
        foreach (var (phrase, _) in candidates)
        {
            if (phrase.Find(from) is { First: 0 } place)
                end = Math.Max(end ?? 0, start + place.Last);
        }

        return end;
    }

    private static List<(Phrase, T)> Bucket(Dictionary<string, List<(Phrase, T)>> map, string key) =>
        map.TryGetValue(key, out var list) ? list : map[key] = [];
}
