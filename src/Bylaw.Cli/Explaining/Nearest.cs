using Bylaw.Rules.Language;

namespace Bylaw.Cli.Explaining;

/// <summary>Which known names somebody may have meant.</summary>
internal static class Nearest
{
    private const int MaxShown = 4;

    /// <summary>", did you mean 'x' or 'y'?" or what there is instead.</summary>
    public static string Hint(string word, IEnumerable<string> known, string otherwise = "")
    {
        var names = Of(word, known);
        return names.Count == 0 ? otherwise : $", did you mean {string.Join(" or ", names.Select(name => $"'{name}'"))}?";
    }

    /// <summary>The best first.</summary>
    public static IReadOnlyList<string> Of(string word, IEnumerable<string> known)
    {
        var left = known.Distinct(StringComparer.Ordinal).ToList();
        var found = new List<string>();
        while (found.Count < MaxShown && NearestWord.Slip(word, left) is { } near)
        {
            found.Add(near);
            left.Remove(near);
        }

        if (word.Length > 2)
            found.AddRange(left.Where(name => name.Contains(word, StringComparison.OrdinalIgnoreCase)).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Take(MaxShown - found.Count));
        return found;
    }
}
