using System.Text;

namespace Bylaw.Rules.Yaml;

/// <summary>Kinds of characters, and the search for those that no rule file may hold.</summary>
internal static class YamlCharacters
{
    private const char ByteOrderMark = '\uFEFF';

    public static bool IsBlank(char c) => c is ' ' or '\t';

    /// <summary>A line break or the end of the text, which <see cref="YamlCursor.Peek"/> gives as '\0'.</summary>
    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\0';

    public static bool IsBlankOrEnd(char c) => IsBlank(c) || IsLineEnd(c);

    public static bool IsFlowIndicator(char c) => c is ',' or '[' or ']' or '{' or '}';

    /// <summary>A line break inside a scalar is a space; blank lines stay as line breaks.</summary>
    public static void AppendFold(StringBuilder value, int blankLines)
    {
        if (blankLines == 0)
            value.Append(' ');
        else
            value.Append('\n', blankLines);
    }

    /// <summary>
    /// The text with each forbidden character reported and replaced, so that offsets hold and '\0' can mark the end.
    /// Null when there are so many that this is no text.
    /// </summary>
    public static string? Clean(string file, string text, List<Problem> problems)
    {
        var at = FindForbidden(text, 0);
        if (at < 0)
            return text;

        var clean = text.ToCharArray();
        var places = new YamlCursor(file, text);
        for (var found = 1; at >= 0; at = FindForbidden(text, at + 1), found++)
        {
            places.MoveTo(at);
            problems.Add(new Problem(YamlReading.ProblemId, places.Here(1), Describe(text[at])));
            if (found == YamlLimits.MaxForbiddenCharacters)
                return null;

            clean[at] = '\uFFFD';
        }

        return new string(clean);
    }

    private static int FindForbidden(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' && !IsAllowed(text, i))
                return i;
        }

        return -1;
    }

    /// <summary>YAML's printable characters, less those three that .NET, YAML 1.1 and YAML 1.2 do not agree on as line breaks.</summary>
    private static bool IsAllowed(string text, int at) => text[at] switch
    {
        < ' ' and var c => c is '\t' or '\n' or '\r',
        <= '~' => true,
        < '\u00A0' => false,
        '\u2028' or '\u2029' or > '\uFFFD' => false,
        ByteOrderMark => at == 0,
        var c when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        _ => true,
    };

    private static string Describe(char c)
    {
        var name = "U+" + ((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
        if (c == ByteOrderMark)
            return $"a byte order mark ({name}) may only be the file's first character; remove it";
        if (char.IsSurrogate(c))
            return $"half of a surrogate pair ({name}); save the file as UTF-8";

        var escape = name.Replace("U+", "\\u");
        return $"the control character {name} is not allowed; remove it, or write {escape} in double quotes";
    }
}
