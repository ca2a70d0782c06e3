namespace Bylaw.Rules.Yaml;

/// <summary>How to mend what cannot be read.</summary>
internal static class YamlAdvice
{
    public const string ComplexKey = "complex keys ('? ') are not supported; write 'key: value'";

    public const string KeyIsNoText = "a map or list cannot be a key; write the key as a text, if need be in quotes";

    public const string MissingSpace = "expected a space after ':'";

    private const int LongestQuote = 60;

    /// <summary>For a text that is not a plain scalar because of its first character.</summary>
    public static string ForStart(string text)
    {
        var quoted = Quoted(text);
        return text[0] switch
        {
            '*' => $"a text that starts with '*' is an alias in YAML; {quoted}",
            '{' => $"a text that starts with '{{' is a map in YAML; {quoted}",
            '-' => $"a list item starts its own line, and a list between brackets is separated by commas; for a text, {quoted}",
            '?' => ComplexKey,
            ':' => $"expected a key before ':'; for a text, {quoted}",
            '|' or '>' => $"a text block ('{text[0]}') may only follow 'key:' or '-', outside of brackets; for a text, {quoted}",
            '\u00A0' => "a non-breaking space (U+00A0) before the text; replace it with an ordinary space",
            _ => $"a text cannot start with '{text[0]}'; {quoted}",
        };
    }

    /// <summary>For a text block whose first line holds more than '|' or '>' and its indicators.</summary>
    public static string ForTextBlock(string text) =>
        $"after '{text[0]}' only '+', '-', a digit from 1 to 9 and a comment may follow, the text starts on the next line; "
        + $"for a text on this line, {Quoted(text)}";

    public static string MissingColon(string key)
    {
        var shown = Shorten(key);
        if (key.IndexOf(':') < 0)
            return $"expected ':' and a value after the key '{shown}'";
        return key.Contains(":\u00A0")
            ? $"a non-breaking space (U+00A0) after the ':' in '{shown}'; replace it with an ordinary space"
            : $"expected a space after the ':' in '{shown}'";
    }

    /// <summary>"write it in quotes", with the result where it is short.</summary>
    public static string Quoted(string text)
    {
        if (text.Length > LongestQuote)
            return "write it in quotes";
        return text.IndexOf('"') < 0 && text.IndexOf('\\') < 0
            ? $"write it in quotes: \"{text}\""
            : $"write it in quotes: '{text.Replace("'", "''")}'";
    }

    /// <summary>A value for a message of one line, cut when it is long.</summary>
    public static string Shorten(string text)
    {
        var shown = text.Length <= LongestQuote ? text : text.Substring(0, LongestQuote - 1) + "…";
        var characters = shown.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsControl(characters[i]) || characters[i] is '\u2028' or '\u2029')
                characters[i] = ' ';
        }

        return new string(characters);
    }

    public static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";
}
