using System.Text;

namespace Bylaw.Specs.Reading;

/// <summary>
/// Reads the head of a document line by line. Heads of real files are often no YAML (`globs: **/*.cs`, a description with colons and
/// quotes in it), so nothing here is an error: what looks like a key is one, and the rest is its value.
/// </summary>
internal static class FrontMatterReader
{
    /// <returns>The head, and the offset behind its last line; 0 where there is no head.</returns>
    public static (FrontMatter FrontMatter, int End) Read(string text)
    {
        var lines = Lines(text);
        if (lines.Count == 0 || !IsFence(lines[0].Text))
            return (FrontMatter.None, 0);
        var last = lines.FindIndex(1, line => IsFence(line.Text) || line.Text.TrimEnd() == "...");
        if (last < 0)
            return (FrontMatter.None, 0);

        var entries = new List<FrontMatterEntry>();
        for (var i = 1; i < last;)
        {
            var line = lines[i].Text;
            var colon = KeyEnd(line);
            if (colon < 0)
            {
                i++;
                continue;
            }

            var below = i + 1;
            while (below < last && BelongsAbove(lines[below].Text))
                below++;
            entries.Add(Entry(line[..colon].Trim().Trim('"', '\''), line[(colon + 1)..].Trim(), [.. lines[(i + 1)..below].Select(item => item.Text)], i + 1));
            i = below;
        }

        return (new FrontMatter(entries), lines[last].End);
    }

    private static FrontMatterEntry Entry(string key, string value, IReadOnlyList<string> below, int line)
    {
        if (value.Length > 0 && value[0] is '>' or '|' && value.Length <= 3)
            return new(key, [string.Join('\n', below.Select(text => text.Trim()))], line, IsBlock: true);

        var items = below.Select(text => text.Trim()).Where(text => text.Length > 0 && text[0] != '#').ToList();
        if (value.Length == 0 && items.Count > 0 && items.TrueForAll(item => item[0] == '-'))
            return new(key, [.. items.Select(item => Unquoted(item[1..].Trim())).Where(item => item.Length > 0)], line);
        if (value.Length == 0 && items.Count > 0)
            return new(key, [string.Join('\n', below.Select(text => text.Trim()))], line, IsBlock: true);

        var whole = items.Count == 0 ? value : value + " " + string.Join(' ', items);
        if (whole.Length > 1 && whole[0] == '[' && whole[^1] == ']')
            return new(key, [.. Split(whole[1..^1])], line);
        return new(key, whole.Length == 0 ? [] : [Unquoted(whole)], line);
    }

    /// <summary>A list in one line: "**/*.cs, src/{Api,Web}/**", with commas in quotes and braces being none.</summary>
    public static IEnumerable<string> Split(string list)
    {
        var depth = 0;
        var quote = '\0';
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            var letter = i < list.Length ? list[i] : ',';
            if (quote != '\0' && i < list.Length)
                quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'')
                quote = letter;
            else if (letter is '{' or '(')
                depth++;
            else if (letter is '}' or ')')
                depth--;
            else if (letter == ',' && (depth <= 0 || i == list.Length))
            {
                var item = Unquoted(list[start..i].Trim());
                if (item.Length > 0)
                    yield return item;
                start = i + 1;
            }
        }
    }

    private static string Unquoted(string value)
    {
        if (value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0])
            value = value[1..^1];
        if (!value.Contains('\\'))
            return value;
        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length || value[i + 1] is not ('n' or 't' or '"'))
                result.Append(value[i]);
            else
                result.Append(value[++i] switch { 'n' => '\n', 't' => ' ', var letter => letter });
        }

        return result.ToString();
    }

    private static bool IsFence(string line) => line.TrimEnd() == "---";

    private static bool BelongsAbove(string line) =>
        line.Length == 0 || char.IsWhiteSpace(line[0]) || line[0] is '-' or '#' || KeyEnd(line) <= 0;

    // The colon of a key: a word at the margin, then a colon and a blank or the end of the line.
    private static int KeyEnd(string line)
    {
        var i = 0;
        while (i < line.Length && (char.IsLetterOrDigit(line[i]) || line[i] is '-' or '_' or '.' or '"' or '\''))
            i++;
        return i > 0 && i < line.Length && line[i] == ':' && (i + 1 == line.Length || line[i + 1] is ' ' or '\t') && line[0] != '-' ? i : -1;
    }

    private static List<(string Text, int End)> Lines(string text)
    {
        var lines = new List<(string, int)>();
        // A head of this many lines is none: the dashes were a rule across the page.
        const int most = 2000;
        for (var start = 0; start < text.Length && lines.Count < most;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add((text[start..(end < 0 ? text.Length : end)].TrimEnd('\r'), next));
            if (lines.Count == 1 && !IsFence(lines[0].Item1))
                break;
            start = next;
        }

        return lines;
    }
}
