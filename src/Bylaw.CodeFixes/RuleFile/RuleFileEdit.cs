using Bylaw.Rules.Yaml;

namespace Bylaw.CodeFixes;

/// <summary>Edits of a rule file's text which leave its layout, comments and line ends as they are.</summary>
internal static class RuleFileEdit
{
    /// <summary>With one more exception, behind those that there are. Null where the section is written on one line, or can't be read.</summary>
    public static string? WithException(string path, string text, string rule, string at, string? to, string reason, string expires)
    {
        if (YamlReader.Read(path, text, []) is not YamlMap map)
            return null;

        var line = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var item = $"- {{ rule: {rule}, at: {Quoted(at)}, {(to is null ? "" : $"to: {Quoted(to)}, ")}reason: {reason}, expires: {expires} }}";
        if (map.Find("exceptions") is not { } section)
            return text + (text.Length == 0 || text.EndsWith("\n", StringComparison.Ordinal) ? "" : line) + line + "exceptions:" + line + "  " + item + line;
        if (section.Value is not YamlList { Items: { Count: > 0 } items } || text[section.Value.Place.Start] == '[')
            return null;

        // The dash of the last one says how far in; all lines that go further in are still its own.
        var last = items[items.Count - 1].Place;
        var start = last.Start - (last.Column - 1);
        var indent = 0;
        while (text[start + indent] == ' ')
            indent++;
        if (text[start + indent] != '-')
            return null;

        var end = EndOfLine(text, start);
        for (var next = end; next < text.Length; next = EndOfLine(text, next))
        {
            var column = next;
            while (column < text.Length && text[column] == ' ')
                column++;
            if (column < text.Length && text[column] is '\r' or '\n')
                continue;
            if (column - next <= indent || (column < text.Length && text[column] == '#'))
                break;
            end = EndOfLine(text, next);
        }

        var before = text.Substring(0, end);
        return before + (before.EndsWith("\n", StringComparison.Ordinal) ? "" : line) + new string(' ', indent) + item + line + text.Substring(end);
    }

    private static int EndOfLine(string text, int from) => text.IndexOf('\n', from) is var end and >= 0 ? end + 1 : text.Length;

    private static string Quoted(string text) => text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_') ? text : '"' + text + '"';
}
