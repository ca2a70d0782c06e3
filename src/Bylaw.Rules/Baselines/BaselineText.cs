using System.Globalization;
using System.Text;

namespace Bylaw.Rules.Baselines;

/// <summary>Changes to the text of a baseline, which leave its other lines, comments and line ends as they are.</summary>
internal static class BaselineText
{
    public static string Line(string assembly, BaselineKey key, int count) =>
        string.Join(" | ", assembly, key.Rule, key.Member, key.Part == MemberPart.Body ? "body" : "signature", key.Target, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>With so many findings frozen: in the entry's line if there is one, else where its line belongs by the alphabet.</summary>
    public static string With(string text, string assembly, BaselineKey key, int count) => With(text, assembly, new Dictionary<BaselineKey, int> { [key] = count });

    /// <summary>The same for many; an entry of which none is frozen loses its line.</summary>
    public static string With(string text, string assembly, IReadOnlyDictionary<BaselineKey, int> counts)
    {
        var known = Baseline.Read("", text, assembly).Entries.Where(entry => counts.ContainsKey(entry.Key)).ToDictionary(entry => entry.Place.Start);
        var changed = new HashSet<BaselineKey>(known.Values.Select(entry => entry.Key));
        var added = new Queue<string>(counts.Where(pair => pair.Value > 0 && !changed.Contains(pair.Key))
            .Select(pair => Line(assembly, pair.Key, pair.Value)).OrderBy(line => line, StringComparer.Ordinal));
        var end = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var result = new StringBuilder(text.Trim().Length == 0 ? Baseline.Header + end : "");
        for (var start = 0; start < text.Length && text.Trim().Length > 0;)
        {
            var next = NextLine(text, start);
            var line = text.Substring(start, next - start);
            // Before the first line that comes later; the lines of others may be in any order.
            while (added.Count > 0 && line[0] is not ('#' or '\r' or '\n') && string.CompareOrdinal(line.TrimEnd(), added.Peek()) > 0)
                result.Append(added.Dequeue()).Append(end);

            if (!known.TryGetValue(start, out var entry))
                result.Append(line);
            else if (counts[entry.Key] > 0)
                result.Append(Line(assembly, entry.Key, counts[entry.Key])).Append(text, start + entry.Place.Length, line.Length - entry.Place.Length);
            start = next;
        }

        if (added.Count > 0 && result[result.Length - 1] is not ('\n' or '\r'))
            result.Append(end);
        while (added.Count > 0)
            result.Append(added.Dequeue()).Append(end);
        return result.ToString();
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

    private static int NextLine(string text, int start)
    {
        var end = text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text.Length : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
    }
}
