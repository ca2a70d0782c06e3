using Bylaw.Rules;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>What hangs on a statement.</summary>
/// <param name="Parts">What is left of its words.</param>
internal readonly record struct CutText(IReadOnlyList<(int Start, int End)> Parts, string? Except, string? Because, string? Instead, string? Id, Severity? Severity);

/// <summary>Cuts what hangs on a statement off it: the exception, the reason, the advice, how strongly it is reported, the author's id.</summary>
internal sealed class Clauses(Lexicon lexicon)
{
    private readonly ILookup<char, string> excepts = ByLetter(lexicon.Languages.SelectMany(language => language.Except));
    private readonly ILookup<char, string> becauses = ByLetter(lexicon.Languages.SelectMany(language => language.Because));
    private readonly ILookup<char, string> insteads = ByLetter(lexicon.Languages.SelectMany(language => language.Instead));
    private readonly IReadOnlyList<string> allInsteads = [.. lexicon.Languages.SelectMany(language => language.Instead).Distinct()];

    // Nobody reads more, and a line without a full stop may be a megabyte.
    private const int LongestAdvice = 500;

    // "(warning)", "(suggestion only)"
    private const int LongestSeverity = 40;

    public CutText Cut(FlatText text, int start, int end)
    {
        var id = ReadId(text, start, end, out var afterId);
        start = afterId;
        var parts = new List<(int Start, int End)>();
        var (except, because, instead) = ((string?)null, (string?)null, (string?)null);
        var severity = (Severity?)null;
        var sentenceEnd = -1;
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (text.IsInCode(i) || i > start && IsWord(text.Plain[i - 1]))
                continue;
            if (severity is null && text.Plain[i] == '(' && text.Plain.IndexOf(')', i, Math.Min(end - i, LongestSeverity)) is var bracket and > 0 && SeverityOf(text.Plain[(i + 1)..bracket]) is { } word)
            {
                Sentences.AddTrimmed(text.Plain, from, i, parts);
                severity = word;
                from = bracket + 1;
                i = bracket;
            }
            else if (instead is null && i > start && IsClauseStart(text.Plain, i) && Advice(text, i, ref sentenceEnd, end) is { } advice)
            {
                Sentences.AddTrimmed(text.Plain, from, BeforeMarker(text.Plain, i, start), parts);
                instead = advice.Text;
                from = advice.End;
                i = from - 1;
            }
            else if (except is null && i > start && Marker(text.Plain, i, end, excepts) is { } marker)
            {
                Sentences.AddTrimmed(text.Plain, from, BeforeMarker(text.Plain, i, start), parts);
                var close = ClauseEnd(text, i, end);
                except = Clean(text.Plain[(i + marker)..close]);
                from = close < end && text.Plain[close] == ')' ? close + 1 : close;
                i = from - 1;
            }
            else if (because is null && i > start && Marker(text.Plain, i, end, becauses) is { } reason)
            {
                Sentences.AddTrimmed(text.Plain, from, BeforeMarker(text.Plain, i, start), parts);
                var close = ClauseEnd(text, i, end);
                because = Clean(text.Plain[(i + reason)..close]);
                from = close < end && text.Plain[close] == ')' ? close + 1 : close;
                i = from - 1;
            }
        }

        if (from < end && text.Plain.AsSpan(from, end - from).IndexOfAnyExcept(" .;,)") >= 0)
            parts.Add((from, end));
        return new CutText(parts, except, because, instead, id, severity);
    }

    private Severity? SeverityOf(string words)
    {
        foreach (var (severity, said) in lexicon.Severities)
        {
            if (said.Contains(words.Trim(), StringComparer.OrdinalIgnoreCase))
                return severity;
        }

        return null;
    }

    private static bool IsClauseStart(string plain, int at)
    {
        while (at > 0 && plain[at - 1] == ' ')
            at--;
        return at > 0 && plain[at - 1] is '.' or ';' or '—' or '–';
    }

    // "Instead, inject the service." or "; inject the service instead." It goes to the end of its sentence.
    private (string? Text, int End)? Advice(FlatText text, int at, ref int sentenceEnd, int end)
    {
        // Looked for once a sentence: one of many clauses would take long otherwise.
        if (sentenceEnd < at)
            sentenceEnd = SentenceEnd(text, at, end);
        var close = sentenceEnd;
        if (Marker(text.Plain, at, end, insteads) is { } first && !IsOf(text.Plain, at + first, close))
            return (Clean(text.Plain[(at + first)..close]), close);
        var words = text.Plain.AsSpan(at, close - at).TrimEnd(" .)");
        foreach (var marker in allInsteads)
        {
            if (words.Length > marker.Length + 1 && words[^(marker.Length + 1)] == ' ' && words.EndsWith(marker, StringComparison.OrdinalIgnoreCase))
                return (Clean(words[..^marker.Length].ToString()), close);
        }

        return null;
    }

    private static bool IsOf(string plain, int at, int end) => plain.AsSpan(at, end - at).TrimStart().StartsWith("of ", StringComparison.OrdinalIgnoreCase);

    private static int SentenceEnd(FlatText text, int at, int end)
    {
        end = Math.Min(end, at + LongestAdvice);
        for (var i = at; i < end; i++)
        {
            if (text.Plain[i] == '.' && !text.IsInCode(i) && i + 1 < end && text.Plain[i + 1] == ' ')
                return i;
        }

        return end;
    }

    // By their first letter, the longest first.
    private static ILookup<char, string> ByLetter(IEnumerable<string> markers) =>
        markers.Distinct().Where(marker => marker.Length > 0).OrderByDescending(marker => marker.Length).ToLookup(marker => char.ToLowerInvariant(marker[0]));

    private static int? Marker(string plain, int at, int end, ILookup<char, string> markers)
    {
        foreach (var marker in markers[char.ToLowerInvariant(plain[at])])
        {
            var to = at + marker.Length;
            if (to < end && string.Compare(plain, at, marker, 0, marker.Length, StringComparison.OrdinalIgnoreCase) == 0 && (!IsWord(plain[to]) || !IsWord(marker[^1])))
                return marker.Length;
        }

        return null;
    }

    // The bracket, comma or dash in front of "except" goes with it.
    private static int BeforeMarker(string plain, int at, int start)
    {
        while (at > start && plain[at - 1] is ' ' or '(' or ',' or '—' or '–' or '-' or ';')
            at--;
        return at;
    }

    private static int ClauseEnd(FlatText text, int at, int end)
    {
        var depth = 0;
        for (var i = at; i < end; i++)
        {
            if (text.IsInCode(i))
                continue;
            var letter = text.Plain[i];
            if (letter is '(' or '[')
                depth++;
            else if (letter is ')' or ']' && depth-- == 0)
                return i;
            else if (depth <= 0 && (letter is ';' or '—' or '–' || letter == '.' && i + 2 < end && text.Plain[i + 1] == ' ' && !char.IsLower(text.Plain[i + 2])))
                return i;
        }

        return end;
    }

    private static string? Clean(string clause) => clause.Trim(' ', '.', ',', ':', ';', '*') is { Length: > 0 } text ? text : null;

    // [no-sql-in-endpoints]: the name that a rule gets
    private static string? ReadName(FlatText text, int start, int end, out int after)
    {
        after = start;
        var plain = text.Plain;
        if (start >= end || plain[start] != '[' || plain.IndexOf(']', start, end - start) is not (> 0 and var close) || !RuleNames.IsName(plain[(start + 1)..close]))
            return null;
        after = close + 1;
        while (after < end && plain[after] is ' ' or ':')
            after++;
        return after < end ? plain[(start + 1)..close] : null;
    }

    // arch-070, MOD001, ADR-017, R2: at the beginning, set off from the rest
    private static string? ReadId(FlatText text, int start, int end, out int after)
    {
        if (ReadName(text, start, end, out after) is { } name)
            return name;
        after = start;
        var plain = text.Plain;
        var i = start;
        var isBracketed = i < end && plain[i] is '[' or '(';
        if (isBracketed)
            i++;
        var from = i;
        while (i < end && char.IsAsciiLetter(plain[i]))
            i++;
        var letters = i - from;
        if (letters is 0 or > 12)
            return null;
        while (i < end && plain[i] is '-' or '_' && i + 1 < end && char.IsAsciiLetterOrDigit(plain[i + 1]) && i - from < 24)
        {
            i++;
            while (i < end && char.IsAsciiLetter(plain[i]))
                i++;
        }

        var digits = i;
        while (i < end && char.IsAsciiDigit(plain[i]))
            i++;
        if (i == digits || i - digits > 5)
            return null;
        var to = i;
        if (isBracketed && (i == end || plain[i++] is not (']' or ')')))
            return null;

        var isMarked = text.Codes.Concat(text.Bolds).Any(range => range.Start <= from && range.End is var rangeEnd && (rangeEnd == to || rangeEnd == to + 1));
        while (i < end && plain[i] == ' ')
            i++;
        var isSetOff = i < end && plain[i] is ':' or '—' or '–' or '-' or '.' && to > from + 1;
        // "`V1` endpoints never …", "**MD5** must not …": the sentence goes on, so this is its first word.
        var isOwnWord = !isBracketed && !isSetOff && i < end && char.IsLower(plain[i]);
        if (i >= end || isOwnWord || !isBracketed && !isMarked && !(isSetOff && char.IsAsciiLetterUpper(plain[from])))
            return null;
        while (i < end && plain[i] is ':' or '—' or '–' or '-' or '.' or ' ')
            i++;
        if (i >= end)
            return null;
        after = i;
        return plain[from..to];
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
