namespace Bylaw.Rules.Language;

/// <summary>
/// Did you mean: the known word that habit or another tool calls like this, else the one at the smallest edit distance if it is near enough to
/// be a slip, else the one that this is the beginning of.
/// </summary>
internal static class NearestWord
{
    /// <summary>A file with more names than this is no work of hands, and a hint is not worth the time.</summary>
    public const int MaxCandidates = 200;

    /// <summary>A shorter beginning fits by chance.</summary>
    private const int MinBeginning = 4;

    public static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length > 64)
            return null;

        var candidates = known.Take(MaxCandidates).ToList();
        return OtherWords.Of(word).FirstOrDefault(candidates.Contains) ?? Within(Math.Max(1, word.Length / 3), word, candidates) ?? Beginning(word, candidates);
    }

    /// <summary>The word at the smallest distance, at most <paramref name="slips"/> of them; case does not count.</summary>
    public static string? Within(int slips, string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = slips + 1;
        word = word.ToLowerInvariant();
        foreach (var candidate in known)
        {
            if (Math.Abs(word.Length - candidate.Length) >= bestDistance)
                continue;

            var distance = Distance(word, candidate.ToLowerInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>", did you mean 'x'?" or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) => Of(word, known) is { } near ? $", did you mean '{near}'?" : "";

    private static string? Beginning(string word, IEnumerable<string> candidates) => word.Length < MinBeginning ? null
        : candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).OrderBy(candidate => candidate.Length).FirstOrDefault();

    // Optimal string alignment: a swap of two neighbours is one slip, as in 'shraed'.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, rows[i - 2, j - 2] + 1);
                rows[i, j] = distance;
            }
        }

        return rows[a.Length, b.Length];
    }
}
