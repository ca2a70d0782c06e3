namespace Bylaw.Specs.Deriving;

/// <param name="Mark">-, + or a blank.</param>
internal readonly record struct DiffLine(char Mark, string Text);

/// <summary>Two short texts line by line.</summary>
internal static class LineDiff
{
    // A rule with more lines is shown before and after as a whole.
    private const int MostCells = 4_000_000;

    /// <summary>All lines of both, in order, each with its mark; what is common is as long as can be.</summary>
    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.SequenceEqual(after))
            return [.. before.Select(line => new DiffLine(' ', line))];

        var (n, m) = (before.Count, after.Count);
        if ((long)n * m > MostCells)
            return [.. before.Select(line => new DiffLine('-', line)), .. after.Select(line => new DiffLine('+', line))];

        // How many lines are common from here on.
        var common = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = m - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<DiffLine>(n + m);
        for (int i = 0, j = 0; i < n || j < m;)
        {
            if (i < n && j < m && before[i] == after[j])
            {
                lines.Add(new DiffLine(' ', before[i++]));
                j++;
            }
            else if (j == m || i < n && common[i + 1, j] >= common[i, j + 1])
            {
                lines.Add(new DiffLine('-', before[i++]));
            }
            else
            {
                lines.Add(new DiffLine('+', after[j++]));
            }
        }

        return lines;
    }
}
