namespace Bylaw.Specs.Recognising;

/// <summary>The names of an object's members, read from a sample of it: JSON, TypeScript, or a C# type. Samples are sketches ("{...}"), so this reads on whatever comes.</summary>
internal static class ObjectKeys
{
    /// <summary>Of the outermost braces; empty where there are none.</summary>
    public static IReadOnlyList<string> OfJson(string text)
    {
        var keys = new List<string>();
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '/' when i + 1 < text.Length && text[i + 1] == '/':
                    i = EndOfLine(text, i);
                    break;
                case '{' or '[' or '(':
                    depth++;
                    break;
                case '}' or ']' or ')':
                    depth--;
                    break;
                case '"' or '\'':
                    var end = text.IndexOf(text[i], i + 1);
                    if (end < 0)
                        return keys;
                    if (depth == 1 && IsFollowedByColon(text, end + 1))
                        keys.Add(text[(i + 1)..end]);
                    i = end;
                    break;
                case var letter when char.IsLetter(letter) || letter == '_':
                    var last = i;
                    while (last + 1 < text.Length && (char.IsLetterOrDigit(text[last + 1]) || text[last + 1] == '_'))
                        last++;
                    if (depth == 1 && IsFollowedByColon(text, last + 1))
                        keys.Add(text[i..(last + 1)]);
                    i = last;
                    break;
            }
        }

        return keys;
    }

    /// <summary>The type's name with its arguments as wildcards, and its members as JSON has them; null where there is no record or class with members.</summary>
    public static (string Type, IReadOnlyList<string> Members)? OfCSharp(string text)
    {
        var words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, word => word is "record" or "class" or "struct");
        if (at < 0 || at + 1 >= words.Length)
            return null;
        at += words[at + 1] is "struct" or "class" && at + 2 < words.Length ? 2 : 1;
        var name = string.Concat(words[at].TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_'));
        var start = text.IndexOf(words[at], StringComparison.Ordinal) + name.Length;
        var arguments = start < text.Length && text[start] == '<' ? text.IndexOf('>', start) - start : 0;
        if (name.Length == 0 || arguments < 0)
            return null;
        var type = arguments == 0 ? name : $"{name}<{string.Join(", ", text.Substring(start, arguments).Split(',').Select(_ => "*"))}>";
        var members = Positional(text, start + (arguments == 0 ? 0 : arguments + 1)) ?? Properties(text);
        return members.Count == 0 ? null : (type, [.. members.Select(member => char.ToLowerInvariant(member[0]) + member[1..])]);
    }

    private static List<string>? Positional(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at >= text.Length || text[at] != '(')
            return null;
        var members = new List<string>();
        var depth = 0;
        var word = "";
        var isValue = false;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is '<' or '(' or '[')
                depth++;
            if (letter is '>' or ')' or ']')
                depth--;
            if (depth == 1 && letter == ',' || depth == 0)
            {
                if (word.Length > 0)
                    members.Add(word);
                (word, isValue) = ("", false);
                if (depth == 0)
                    break;
            }
            else if (letter == '=')
            {
                isValue = true;
            }
            else if (!isValue && depth == 1 && (char.IsLetterOrDigit(letter) || letter == '_'))
            {
                word = char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_' ? word + letter : letter.ToString();
            }
        }

        return members;
    }

    // public T? Data { get; init; }
    private static List<string> Properties(string text)
    {
        var members = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var brace = line.IndexOf('{');
            if (brace <= 0 || !line.Contains("get", StringComparison.Ordinal))
                continue;
            var word = line[..brace].TrimEnd();
            var name = word[(word.LastIndexOf(' ') + 1)..];
            if (name.Length > 0 && name.All(char.IsLetterOrDigit))
                members.Add(name);
        }

        return members;
    }

    private static bool IsFollowedByColon(string text, int at)
    {
        if (at < text.Length && text[at] == '?')
            at++;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && text[at] == ':';
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
}
