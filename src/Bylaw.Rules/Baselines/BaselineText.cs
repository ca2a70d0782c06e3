namespace Bylaw.Rules.Baselines;

/// <summary>Changes to the text of a baseline, which leave its other lines, comments and line ends as they are.</summary>
internal static class BaselineText
{
    public static string Line(string assembly, BaselineKey key, int count) =>
        string.Join(" | ", assembly, key.Rule, key.Member, key.Part == MemberPart.Body ? "body" : "signature", key.Target, count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>With so many findings frozen: in the entry's line if there is one, else where its line belongs by the alphabet.</summary>
    public static string With(string text, string assembly, BaselineKey key, int count)
    {
        var baseline = Baseline.Read("", text, assembly);
        var line = Line(assembly, key, count);
        if (baseline.Entries.FirstOrDefault(entry => entry.Key == key) is { } known)
            return text.Substring(0, known.Place.Start) + line + text.Substring(known.Place.Start + known.Place.Length);

        var end = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        if (text.Trim().Length == 0)
            return Baseline.Header + end + line + end;

        var at = Position(text, line);
        return at < text.Length || text[text.Length - 1] is '\n' or '\r' ? text.Insert(at, line + end) : text + end + line + end;
    }

    /// <summary>Without the line at this place, or with another one there.</summary>
    public static string Replace(string text, int start, string line)
    {
        var end = text.IndexOfAny(['\r', '\n'], start);
        if (end < 0)
            end = text.Length;
        else if (line.Length == 0)
            end += text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
        return text.Substring(0, start) + line + text.Substring(end);
    }

    // Before the first line that comes later; the lines of others may be in any order.
    private static int Position(string text, string line)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var stop and >= 0 ? stop + 1 : text.Length;
            if (text[start] is not ('#' or '\r' or '\n') && string.CompareOrdinal(text.Substring(start, end - start).TrimEnd(), line) > 0)
                return start;
            start = end;
        }

        return text.Length;
    }
}
