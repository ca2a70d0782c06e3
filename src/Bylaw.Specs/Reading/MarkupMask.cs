using Bylaw.Specs.Describing;

namespace Bylaw.Specs.Reading;

/// <summary>
/// Blanks out what is no text for a reader: the head, comments, tags, example dialogues, and the section that `bylaw report` wrote.
/// Every other character keeps its offset, so places in the masked text are places in the file.
/// </summary>
internal static class MarkupMask
{
    /// <param name="headEnd">Where the head ends.</param>
    /// <param name="only">The parts that count; null: all.</param>
    public static string Apply(string text, int headEnd, IReadOnlyList<(int Start, int End)>? only)
    {
        var masked = text.ToCharArray();
        Blank(masked, 0, headEnd);
        if (only is not null)
            BlankOutside(masked, only);
        var fence = "";
        // What isn't closed further down isn't closed further down still: looked for once.
        var (unclosed, unclosedDialogue) = (false, false);
        for (var start = headEnd; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(start, end - start).Trim();
            if (fence.Length > 0)
            {
                if (line.StartsWith(fence) && line.TrimEnd(fence[0]).Length == 0)
                    fence = "";
            }
            else if (FenceOf(line) is { } opened)
            {
                fence = opened;
            }
            else
            {
                end = Math.Max(end, MaskTags(text, masked, start, end, ref unclosed, ref unclosedDialogue));
            }

            start = end + 1;
        }

        return new string(masked);
    }

    // Returns where the line ends, or where the comment or dialogue ends that begins in it.
    private static int MaskTags(string text, char[] masked, int start, int end, ref bool unclosed, ref bool unclosedDialogue)
    {
        var inCode = false;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '`')
                inCode = !inCode && text.IndexOf('`', i + 1, end - i - 1) >= 0;
            if (text[i] != '<' || inCode)
                continue;
            if (string.CompareOrdinal(text, i, "<!--", 0, 4) == 0)
            {
                var close = unclosed ? -1 : text.IndexOf("-->", i + 4, StringComparison.Ordinal);
                unclosed = close < 0;
                if (unclosed)
                    continue;
                close = EndOfOwnSection(text, i, close + 3);
                Blank(masked, i, close);
                if (close > end)
                    return EndOfLine(text, close);
                i = close - 1;
                continue;
            }

            if (TagEnd(text, i, end) is not { } tag)
                continue;
            var name = Name(text, i, tag);
            if (text[i + 1] != '/' && IsDialogue(name))
            {
                var close = unclosedDialogue ? -1 : text.IndexOf("</" + name.ToString(), tag, StringComparison.OrdinalIgnoreCase);
                unclosedDialogue = close < 0;
                if (close >= 0 && text.IndexOf('>', close) is var closed and >= 0)
                {
                    Blank(masked, i, closed + 1);
                    return EndOfLine(text, closed + 1);
                }
            }

            // Result<T> and <Entity>.cs are no markup; tags are in lower case.
            if (name.Length > 0 && char.IsAsciiLetterLower(name[0]) && (IsAlone(text, i, tag, start, end) || IsHtml(name)))
                Blank(masked, i, tag);
            i = tag - 1;
        }

        return end;
    }

    private static readonly HashSet<string> HtmlNames = new(StringComparer.Ordinal)
    {
        "a", "b", "br", "code", "details", "div", "em", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "span", "strong", "sub", "summary", "sup", "u", "ul",
    };

    private static bool IsDialogue(ReadOnlySpan<char> name) =>
        name.Equals("example", StringComparison.OrdinalIgnoreCase) || name.Equals("examples", StringComparison.OrdinalIgnoreCase);

    private static bool IsHtml(ReadOnlySpan<char> name) => HtmlNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static bool IsAlone(string text, int from, int to, int start, int end) =>
        text.AsSpan(start, from - start).IsWhiteSpace() && text.AsSpan(to, end - to).IsWhiteSpace();

    private static int? TagEnd(string text, int start, int end)
    {
        const int longest = 1000;
        var close = text.IndexOf('>', start, Math.Min(longest, end - start));
        return close > start + 1 && (char.IsAsciiLetter(text[start + 1]) || text[start + 1] == '/') ? close + 1 : null;
    }

    private static ReadOnlySpan<char> Name(string text, int start, int end)
    {
        var from = text[start + 1] == '/' ? start + 2 : start + 1;
        var to = from;
        while (to < end && (char.IsLetterOrDigit(text[to]) || text[to] is '-' or '_'))
            to++;
        return text.AsSpan(from, to - from);
    }

    // The section that `bylaw report` writes: our own words, read back, would prove themselves.
    private static int EndOfOwnSection(string text, int open, int commentEnd)
    {
        if (string.CompareOrdinal(text, open, AgentsSection.BeginMark, 0, AgentsSection.BeginMark.Length) != 0)
            return commentEnd;
        var end = text.IndexOf(AgentsSection.End, commentEnd, StringComparison.Ordinal);
        return end < 0 ? commentEnd : end + AgentsSection.End.Length;
    }

    private static int EndOfLine(string text, int offset)
    {
        var end = text.IndexOf('\n', Math.Min(offset, text.Length));
        return end < 0 ? text.Length : end;
    }

    private static string? FenceOf(ReadOnlySpan<char> line)
    {
        if (line.Length < 3 || line[0] is not ('`' or '~'))
            return null;
        var count = 0;
        while (count < line.Length && line[count] == line[0])
            count++;
        return count >= 3 && (line[0] == '~' || line[count..].IndexOf('`') < 0) ? new string(line[0], count) : null;
    }

    private static void BlankOutside(char[] text, IReadOnlyList<(int Start, int End)> only)
    {
        var from = 0;
        foreach (var (start, end) in only.OrderBy(part => part.Start))
        {
            Blank(text, from, start);
            from = Math.Max(from, end);
        }

        Blank(text, from, text.Length);
    }

    private static void Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end && i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r'))
                text[i] = ' ';
        }
    }
}
