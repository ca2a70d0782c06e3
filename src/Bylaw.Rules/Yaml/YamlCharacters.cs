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
        StringBuilder? clean = null;
        var found = 0;
        int line = 1, lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
            else if (c == ByteOrderMark && i == 0)
            {
                lineStart = 1;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!IsAllowed(c))
            {
                problems.Add(new Problem(YamlReading.ProblemId, new Place(file, i, 1, line, i - lineStart + 1), Describe(c)));
                if (++found == YamlLimits.MaxForbiddenCharacters)
                    return null;

                clean ??= new StringBuilder(text);
                clean[i] = '\uFFFD';
            }
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>YAML's printable characters, less those three that .NET, YAML 1.1 and YAML 1.2 do not agree on as line breaks.</summary>
    private static bool IsAllowed(char c) => c switch
    {
        < ' ' => c is '\t' or '\n' or '\r',
        <= '~' => true,
        < '\u00A0' => false,
        '\u2028' or '\u2029' or ByteOrderMark => false,
        _ => !char.IsSurrogate(c) && c <= '\uFFFD',
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
