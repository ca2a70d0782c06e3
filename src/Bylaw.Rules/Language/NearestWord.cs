namespace Bylaw.Rules.Language;

/// <summary>Did you mean: the known word at the smallest edit distance, if it is near enough to be a slip.</summary>
internal static class NearestWord
{
    /// <summary>A file with more names than this is no work of hands, and a hint is not worth the time.</summary>
    private const int MaxCandidates = 200;

    public static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length > 64)
            return null;

        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        word = word.ToLowerInvariant();
        foreach (var candidate in known.Take(MaxCandidates))
        {
            if (Math.Abs(word.Length - candidate.Length) >= bestDistance)
                continue;

            var distance = Distance(word, candidate.ToLowerInvariant(), bestDistance);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>", did you mean 'x'?" or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) => Of(word, known) is { } near ? $", did you mean '{near}'?" : "";

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
