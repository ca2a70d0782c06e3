namespace Bylaw.Rules.Language;

/// <summary>Did you mean: the known word that was most likely meant.</summary>
internal static class NearestWord
{
    /// <summary>A file with more names than this is no work of hands, and a hint is not worth the time.</summary>
    public const int MaxCandidates = 200;

    private const int MaxLength = 64;

    /// <summary>A shorter beginning fits by chance.</summary>
    private const int MinBeginning = 4;

    /// <summary>The word that habit or another tool calls like this; else one that is a slip away; else one that this is the beginning of.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length > MaxLength)
            return null;

        var candidates = known.Take(MaxCandidates).ToList();
        return OtherWords.Of(word).FirstOrDefault(candidates.Contains) ?? Slip(word, candidates) ?? Beginning(word, candidates);
    }

    /// <summary>", did you mean 'x'?" or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) => Hint(Of(word, known));

    public static string Hint(string? near) => near is null ? "" : $", did you mean '{near}'?";

    /// <summary>The word at the smallest edit distance, if it is near enough to be a slip.</summary>
    public static string? Slip(string word, IEnumerable<string> known) => Within(Math.Max(1, word.Length / 3), word, known);

    /// <summary>The word at the smallest edit distance, at most <paramref name="slips"/>; case does not count.</summary>
    public static string? Within(int slips, string word, IEnumerable<string> known)
    {
        if (word.Length > MaxLength)
            return null;

        string? best = null;
        var bestDistance = slips + 1;
        word = word.ToLowerInvariant();
        foreach (var candidate in known)
        {
            if (Math.Abs(word.Length - candidate.Length) >= bestDistance)
                continue;

            var distance = Distance(word, candidate.ToLowerInvariant(), bestDistance);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    private static string? Beginning(string word, IEnumerable<string> candidates) => word.Length < MinBeginning ? null
        : candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).OrderBy(candidate => candidate.Length).FirstOrDefault();

    // Optimal string alignment: a swap of two neighbours is one slip, as in 'shraed'. Ends at the limit, since most words are nowhere near.
    private static int Distance(string a, string b, int limit)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                row[j] = distance;
                least = Math.Min(least, distance);
            }

            // A swap reaches one row further back, for one more.
            if (least > limit)
                return least;

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
