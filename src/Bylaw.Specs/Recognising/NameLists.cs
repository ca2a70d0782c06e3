using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <param name="IsCode">Whether they stand in code spans.</param>
/// <param name="IsOpen">Whether the text says that there are more.</param>
internal sealed record NameList(IReadOnlyList<string> Names, bool IsCode, bool IsOpen);

/// <summary>A list of names after a word: "(a, b, c)", ": a, b, c", ": `a`, `b`", "`tool a/b/c`".</summary>
internal static class NameLists
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <returns>Null when what follows is no such list.</returns>
    public static NameList? After(TokenText text, int at)
    {
        var plain = text.Plain;
        at = SkipBlanks(plain, at);
        if (at >= plain.Length)
            return null;
        var opens = plain[at] == '(';
        if (!opens && plain[at] is not (':' or '—' or '–') && !StartsCode(text, at))
            return null;
        var start = StartsCode(text, at) ? at : at + 1;
        var end = opens ? plain.IndexOf(')', start) : EndOf(text, start);
        return end < 0 ? null : Codes(text, start, end) ?? Words(plain[start..end]);
    }

    // Up to the end of the sentence or the bracket around it; dots within names don't count.
    private static int EndOf(TokenText text, int start)
    {
        for (var i = start; i < text.Plain.Length; i++)
        {
            if (text.Plain[i] is ')' or ';' || text.Plain[i] == '.' && (i + 1 == text.Plain.Length || text.Plain[i + 1] == ' '))
                return i;
        }

        return text.Plain.Length;
    }

    private static bool StartsCode(TokenText text, int at) => text.Tokens.Any(token => token.Start == at && token.Code >= 0);

    // Nothing but code spans and commas in between.
    private static NameList? Codes(TokenText text, int start, int end)
    {
        var inside = text.Tokens.Where(token => token.Start >= start && token.Start < end).ToList();
        var isOpen = text.Plain.AsSpan(start, end - start).TrimEnd() is [.., '.', '.', '.'] or [.., '…'];
        var codes = inside.Where(token => token.Code >= 0).Select(token => token.Code).Distinct().Select(code => text.Codes[code]).ToList();
        if (codes.Count == 0 || inside.Exists(token => token.Code < 0 && token.Word is not ("and" or "or" or "etc")))
            return null;
        if (codes is [var one] && one.Contains('/'))
            return Slashes(one);
        return codes.Exists(code => code.Contains(' ')) ? WithoutProgram(codes, isOpen) : new NameList(codes, true, isOpen);
    }

    private static NameList? Words(string text)
    {
        text = text.Trim().TrimEnd('.');
        var isOpen = text.EndsWith('…') || text.EndsWith("..", StringComparison.Ordinal) || text.EndsWith("etc", StringComparison.OrdinalIgnoreCase);
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.StartsWith("and ", StringComparison.Ordinal) ? name[4..] : name)
            .SelectMany(name => name.Split(" and ", StringSplitOptions.TrimEntries))
            .Select(name => name.Trim('"', '\'', '.', '…'))
            .Where(name => name.Length > 0 && name != "etc").ToList();
        if (names.Count == 0)
            return null;
        return names.Count > 1 && names.TrueForAll(name => name.Contains(' ')) ? WithoutProgram(names, isOpen) : new NameList(names, false, isOpen);
    }

    // `tool run/results`: the list is a part of something, and of what it doesn't say.
    private static NameList? Slashes(string code)
    {
        var names = code[(code.LastIndexOfAny(Blanks) + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Length < 2 ? null : new NameList(names, true, true);
    }

    // tool run, tool results
    private static NameList? WithoutProgram(List<string> names, bool isOpen)
    {
        var program = names[0].Split(' ')[0];
        var rest = names.Select(name => name.Split(' ')).ToList();
        return names.Count > 1 && rest.TrueForAll(parts => parts.Length == 2 && parts[0] == program) ? new NameList([.. rest.Select(parts => parts[1])], true, true) : null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '*'))
            at++;
        return at;
    }
}
