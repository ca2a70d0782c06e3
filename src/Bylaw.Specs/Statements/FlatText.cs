using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bylaw.Specs.Statements;

/// <summary>The inlines of one block as plain text, of which every character knows its place in the document.</summary>
internal sealed class FlatText
{
    private readonly StringBuilder plain = new();
    // Where runs of text begin, here and in the document; between two of them both count on together.
    private readonly List<(int Start, int Place)> runs = [];
    private readonly List<(int Start, int End)> codes = [];
    private readonly List<(int Start, int End)> bolds = [];
    private readonly List<(int Start, int End)> links = [];

    private readonly List<int> lines = [];

    public string Plain { get; private set; } = "";

    /// <summary>Code spans, by their offsets in <see cref="Plain"/>.</summary>
    public IReadOnlyList<(int Start, int End)> Codes => codes;

    public IReadOnlyList<(int Start, int End)> Bolds => bolds;

    public IReadOnlyList<(int Start, int End)> Links => links;

    /// <summary>Where lines begin, but for the first.</summary>
    public IReadOnlyList<int> Lines => lines;

    public static FlatText Of(ContainerInline? inlines)
    {
        var text = new FlatText();
        if (inlines is not null)
            text.AddChildren(inlines);
        text.Plain = text.plain.ToString();
        return text;
    }

    /// <summary>Text that stands in the document as it is, such as a line of a fence.</summary>
    public static FlatText Of(string text, int place)
    {
        var flat = new FlatText();
        flat.Add(text, place);
        flat.Plain = text;
        return flat;
    }

    public bool IsInCode(int offset) => codes.Count > 0 && FirstCodeBehind(offset) is var code && code < codes.Count && codes[code].Start <= offset;

    /// <summary>The place in the document of a character; behind the last one, the place behind it.</summary>
    public int Place(int offset)
    {
        var (low, high) = (0, runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = runs[middle].Start <= offset ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : runs[low - 1].Place + offset - runs[low - 1].Start;
    }

    /// <summary>Words and code spans of a part.</summary>
    public TokenText Tokens(int start, int end) => TokenText.Of(Runs([(start, end)]));

    /// <summary>Words and code spans of several parts, joined.</summary>
    public TokenText Tokens(IReadOnlyList<(int Start, int End)> parts) => TokenText.Of(Runs(parts));

    private IEnumerable<(string Text, bool IsCode)> Runs(IReadOnlyList<(int Start, int End)> parts)
    {
        foreach (var part in parts)
        {
            var at = part.Start;
            for (var i = FirstCodeBehind(at); i < codes.Count && codes[i].Start < part.End; i++)
            {
                var code = codes[i];
                if (code.End == code.Start)
                    continue;
                if (code.Start > at)
                    yield return (Plain[at..code.Start], false);
                var (from, to) = (Math.Max(at, code.Start), Math.Min(part.End, code.End));
                yield return (Plain[from..to], true);
                at = to;
            }

            if (at < part.End)
                yield return (Plain[at..part.End], false);
        }
    }

    private int FirstCodeBehind(int offset)
    {
        var (low, high) = (0, codes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = codes[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void AddChildren(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            Add(inline);
    }

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.AsSpan(), literal.Span.Start + (literal.IsFirstCharacterEscaped ? 1 : 0));
                break;
            case CodeInline code:
                codes.Add((plain.Length, plain.Length + code.Content.Length));
                Add(code.Content, code.Span.Start + Math.Max(1, (code.Span.Length - code.Content.Length) / 2));
                break;
            case LineBreakInline:
                Add(" ", inline.Span.Start);
                lines.Add(plain.Length);
                break;
            case AutolinkInline link:
                links.Add((plain.Length, plain.Length + link.Url.Length));
                Add(link.Url, link.Span.Start + 1);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.AsSpan(), entity.Span.Start);
                break;
            case LinkInline { IsImage: true } or TaskList or HtmlInline:
                break;
            case LinkInline link:
                Marked(links, link);
                break;
            case EmphasisInline { DelimiterCount: >= 2, DelimiterChar: '*' or '_' } bold:
                Marked(bolds, bold);
                break;
            case ContainerInline container:
                AddChildren(container);
                break;
        }
    }

    private void Marked(List<(int, int)> ranges, ContainerInline inlines)
    {
        var start = plain.Length;
        AddChildren(inlines);
        ranges.Add((start, plain.Length));
    }

    private void Add(ReadOnlySpan<char> text, int place)
    {
        if (text.Length == 0)
            return;
        runs.Add((plain.Length, place));
        plain.Append(text);
    }
}
