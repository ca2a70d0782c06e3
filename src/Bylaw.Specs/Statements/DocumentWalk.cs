using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bylaw.Specs.Statements;

/// <summary>The statements in the body of a document, block by block.</summary>
internal sealed class DocumentWalk(SpecDocument document, StatementCollector collector, MarkerReader markers, SectionReader sections)
{
    private const int PseudoHeading = 7;
    private readonly TableWalk tables = new(document, collector, markers, sections);
    private readonly FenceWalk fences = new(document, collector, markers, sections);

    public void Read() => Blocks(document.Markdown, Surroundings.None, isTop: true);

    private void Blocks(ContainerBlock container, Surroundings around, bool isTop)
    {
        // What introduces the next block: a paragraph that ends in a colon.
        var introduced = around;
        var first = collector.Count;
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading when isTop:
                    around = introduced = Heading(heading, around);
                    first = collector.Count;
                    break;
                case ParagraphBlock paragraph:
                    introduced = Paragraph(paragraph, ref around);
                    break;
                case ListBlock list:
                    List(list, introduced);
                    introduced = around;
                    break;
                case Table table:
                    tables.Read(table, introduced);
                    introduced = around;
                    break;
                case CodeBlock code:
                    fences.Read(code, introduced, first);
                    break;
                case ContainerBlock inner:
                    Blocks(inner, introduced, isTop: false);
                    break;
            }
        }
    }

    private Surroundings Heading(HeadingBlock heading, Surroundings around)
    {
        var text = FlatText.Of(heading.Inline);
        var below = around.Below(text.Plain.Trim(), heading.Level, sections.Read(text.Plain, MarkerPlace.Heading));
        // "## Never commit secrets" is a statement itself; "## What you never do" is not.
        if (text.Plain.Length > 0 && IsSentence(text, markers.Read(text.Tokens(0, text.Plain.Length))))
            collector.Add(text, 0, text.Plain.Length, heading.Span.Start, heading.Span.End + 1, StatementForm.Heading, around);
        return below;
    }

    private static bool IsSentence(FlatText text, Markers own) =>
        own is { IsNormative: true, IsExplicit: true, IsOwnership: false } && text.Plain.Count(letter => letter == ' ') >= 3 && text.Plain.TrimEnd().EndsWith('.');

    private Surroundings Paragraph(ParagraphBlock paragraph, ref Surroundings around)
    {
        var text = FlatText.Of(paragraph.Inline);
        if (string.IsNullOrWhiteSpace(text.Plain))
            return around;
        if (IsTitle(text))
        {
            var title = text.Plain.Trim().TrimEnd(':');
            around = around.Below(title, PseudoHeading, sections.Read(title, MarkerPlace.Heading));
            return around;
        }

        var introduced = around;
        foreach (var (start, end) in Parts(text, paragraph))
        {
            var words = text.Tokens(start, end);
            var own = markers.Read(words);
            if (own.IsNormative || IsLabelled(text, start) && !around.IsQuiet || HasArrow(words.Plain))
                collector.Add(text, start, end, QuoteStart(text, start), QuoteEnd(text, end), StatementForm.Sentence, around);
            if (text.Plain[end - 1] is ':' or '：')
                introduced = around.In(words.Plain.TrimEnd(':', '：', ' '), sections.Read(words.Plain, MarkerPlace.LeadIn));
        }

        return introduced;
    }

    // A line in bold that stands for a heading.
    private static bool IsTitle(FlatText text) =>
        text.Bolds.Count == 1 && text.Plain.AsSpan(0, text.Bolds[0].Start).IsWhiteSpace() && text.Plain.AsSpan(text.Bolds[0].End).Trim(" :").Length == 0
        && text.Plain.Length < 80 && !text.Plain.TrimEnd().EndsWith('.');

    private static bool IsLabelled(FlatText text, int start) =>
        text.Bolds.Any(bold => bold.Start == start && (bold.End < text.Plain.Length && text.Plain[bold.End - 1] == ':' || bold.End < text.Plain.Length && text.Plain[bold.End] == ':'));

    private static bool HasArrow(string text) => text.IndexOfAny(['→', '←', '⟶', '▶']) >= 0 || text.Contains("->", StringComparison.Ordinal);

    // Sentences; a line that opens with a label in bold is one of its own.
    private static List<(int Start, int End)> Parts(FlatText text, LeafBlock block)
    {
        var parts = new List<(int Start, int End)>();
        foreach (var (start, end) in Sentences.Split(text))
        {
            var from = start;
            foreach (var bold in text.Bolds)
            {
                if (bold.Start > from && bold.Start < end && IsLabelled(text, bold.Start) && text.Plain[bold.Start - 1] == ' ')
                {
                    Sentences.AddTrimmed(text.Plain, from, bold.Start, parts);
                    from = bold.Start;
                }
            }

            // "Layer violations are bugs. Fix them.": the short one goes with the one before.
            if (parts.Count > 0 && from == start && end - from < 28 && !IsLabelled(text, from))
                parts[^1] = (parts[^1].Start, end);
            else
                Sentences.AddTrimmed(text.Plain, from, end, parts);
        }

        return parts;
    }

    // Asterisks, backticks and brackets around the words belong to the quote.
    private int QuoteStart(FlatText text, int start)
    {
        var place = text.Place(start);
        while (place > 0 && document.Text[place - 1] is '*' or '_' or '`' or '[' or '~')
            place--;
        return place;
    }

    private int QuoteEnd(FlatText text, int end)
    {
        var place = text.Place(end - 1) + 1;
        var isLink = text.Links.Any(link => link.End == end);
        if (isLink && place < document.Text.Length && document.Text[place] == ']' && document.Text.IndexOf(')', place, Math.Min(500, document.Text.Length - place)) is var close and > 0)
            place = close + 1;
        while (place < document.Text.Length && document.Text[place] is '*' or '_' or '`' or '~')
            place++;
        return place;
    }

    private void List(ListBlock list, Surroundings around)
    {
        foreach (var item in list.OfType<ListItemBlock>())
            Item(item, around);
    }

    private void Item(ListItemBlock item, Surroundings around)
    {
        if (item.Count == 0)
            return;
        var inner = around;
        var first = collector.Count;
        foreach (var block in item)
        {
            switch (block)
            {
                case ParagraphBlock paragraph when block == item[0]:
                    inner = ItemText(paragraph, item, around);
                    break;
                case ParagraphBlock paragraph:
                    inner = Paragraph(paragraph, ref around);
                    break;
                case ListBlock list:
                    List(list, inner);
                    break;
                case CodeBlock code:
                    fences.Read(code, inner, first);
                    break;
                case Table table:
                    tables.Read(table, inner);
                    break;
                case ContainerBlock container:
                    Blocks(container, inner, isTop: false);
                    break;
            }
        }
    }

    private Surroundings ItemText(ParagraphBlock paragraph, ListItemBlock item, Surroundings around)
    {
        var text = FlatText.Of(paragraph.Inline);
        var parts = new List<(int Start, int End)>();
        Sentences.AddTrimmed(text.Plain, 0, text.Plain.Length, parts);
        if (parts.Count == 0)
            return around;

        var (start, end) = parts[0];
        var words = text.Tokens(start, end);
        var own = markers.Read(words);
        var hasInner = item.Count > 1 && item[1] is ListBlock;
        if (IsStatement(text, own, hasInner, around))
            collector.Add(text, start, end, QuoteStart(text, start), QuoteEnd(text, end), StatementForm.ListItem, around);
        return around.In(words.Plain.TrimEnd(':', '：', ' '), sections.Read(words.Plain, MarkerPlace.LeadIn));
    }

    private static bool IsStatement(FlatText text, Markers own, bool hasInner, Surroundings around)
    {
        if (hasInner)
            return !IsTitle(text) ? own.IsNormative : own.IsNormative && text.Plain.TrimEnd().EndsWith(':') && text.Plain.Contains(' ');
        if (IsOnlyLink(text))
            return false;
        return !around.IsQuiet || own.IsNormative;
    }

    private static bool IsOnlyLink(FlatText text) => text.Links.Any(link => text.Plain.AsSpan(0, link.Start).IsWhiteSpace() && text.Plain.AsSpan(link.End).IsWhiteSpace());
}
