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
        for (var i = 0; i < container.Count; i++)
        {
            var block = container[i];
            switch (block)
            {
                case HeadingBlock heading when isTop:
                    first = collector.Count;
                    around = introduced = Heading(heading, i + 1 < container.Count ? container[i + 1] : null, around);
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

    private Surroundings Heading(HeadingBlock heading, Block? next, Surroundings around)
    {
        var text = FlatText.Of(heading.Inline);
        var marks = sections.Read(text.Plain, MarkerPlace.Heading);
        var below = around.Below(text.Plain.Trim(), heading.Level, marks);
        // "### Never use floating versions", and then code: the heading is the rule. Above a list it only says what the list is about.
        var words = text.Tokens(0, text.Plain.Length);
        var own = markers.Read(words);
        var isSentence = (own is { IsExplicit: true, StartsIt: true } || own.IsPlainOrder) && words.Tokens.Count >= 4 && !own.IsOwnership && !text.Plain.TrimEnd().EndsWith(':');
        if (heading.Level > 1 && next is not ListBlock && isSentence)
        {
            // "Seal classes by default" is one if good and bad code follows; "Build and test instructions" looks the same.
            if (own.IsPlainOrder)
                collector.NextNeedsExample();
            Add(text, 0, text.Plain.TrimEnd().Length, StatementForm.Heading, below.Outer ?? around, words, own);
        }
        // "Architecture (enforced)" says how all below it is meant.
        else if (marks is { Force: Force.Strong, Sense: not (SectionSense.Process or SectionSense.Examples) } && (below.Outer ?? around).Force != Force.Strong && text.Plain.TrimEnd().EndsWith(')'))
        {
            Add(text, 0, text.Plain.TrimEnd().Length, StatementForm.Heading, below.Outer ?? around, words, own);
        }

        return below;
    }

    private Surroundings Paragraph(ParagraphBlock paragraph, ref Surroundings around)
    {
        var text = FlatText.Of(paragraph.Inline);
        if (string.IsNullOrWhiteSpace(text.Plain))
            return around;
        if (IsTitle(text))
        {
            var title = text.Plain.Trim().TrimEnd(':');
            var above = around;
            around = around.Below(title, PseudoHeading, sections.Read(title, MarkerPlace.Heading));
            // "You do not own:" says something itself.
            var all = text.Tokens(0, text.Plain.Length);
            var said = markers.Read(all);
            if (said.IsOwnership)
                Add(text, 0, text.Plain.TrimEnd().Length, StatementForm.Sentence, around, all, said);
            return around;
        }

        var introduced = around;
        foreach (var (start, end) in Parts(text))
        {
            var words = text.Tokens(start, end);
            var own = markers.Read(words);
            var isLeadIn = text.Plain[end - 1] is ':' or '：';
            var marks = isLeadIn ? sections.ReadLeadIn(words.Plain, own) : null;
            if (isLeadIn ? IsLeadInStatement(words, own, marks) : own.IsNormative || IsLabelled(text, start) && !around.IsQuiet && (words.Codes.Count > 0 || markers.IsConditional(words)) || HasArrow(words.Plain))
                Add(text, start, end, StatementForm.Sentence, around, words, own);
            if (isLeadIn)
                introduced = around.In(words.Plain.TrimEnd(':', '：', ' '), marks);
        }

        return introduced;
    }

    // "Return:", "For any operation that could:"; but not "Examples:", nor what only sums up.
    private bool IsLeadInStatement(TokenText words, Markers own, SectionMarker? marks) =>
        marks?.Sense != SectionSense.Examples && (own.IsNormative && (marks?.IsQuiet != true || own.Force == Force.Strong || own.IsPlainOrder) || words.Tokens.Count > 3 && marks?.Sense == SectionSense.Process);

    private void Add(FlatText text, int start, int end, StatementForm form, Surroundings around, TokenText words, Markers own) =>
        collector.Add(text, start, end, QuoteStart(text, start), QuoteEnd(text, end), form, around, words, own);

    // `docs/server.md#storage` - Tables and files: where the document lies is told by the reference; what is said begins at the anchor.
    private static int AnchorIn(FlatText text, int start) =>
        text.Codes.Count > 0 && text.Codes[0].Start == start && text.Plain.IndexOf(".md#", start, text.Codes[0].End - start, StringComparison.OrdinalIgnoreCase) is var anchor and > 0
            ? anchor + ".md".Length : start;

    // Nothing, or a short remark: "**Domain** (pure)".
    private static bool IsNothing(ReadOnlySpan<char> rest) => rest.Length == 0 || rest.Length < 30 && rest[0] == '(' && rest.IndexOf(')') == rest.Length - 1;

    // A line in bold that stands for a heading.
    private static bool IsTitle(FlatText text) =>
        text.Bolds.Count == 1 && text.Plain.AsSpan(0, text.Bolds[0].Start).IsWhiteSpace() && IsNothing(text.Plain.AsSpan(text.Bolds[0].End).Trim(" :"))
        && text.Plain.Length < 80 && !text.Plain.TrimEnd().EndsWith('.');

    private static bool IsLabelled(FlatText text, int start) =>
        text.Bolds.Any(bold => bold.Start == start && (bold.End < text.Plain.Length && text.Plain[bold.End - 1] == ':' || bold.End < text.Plain.Length && text.Plain[bold.End] == ':'));

    private static bool HasArrow(string text) => text.IndexOfAny(['→', '←', '⟶', '▶']) >= 0 || text.Contains("->", StringComparison.Ordinal);

    // Sentences; a line that opens with a label in bold, or with a tick or a cross, is one of its own.
    private List<(int Start, int End)> Parts(FlatText text)
    {
        var parts = new List<(int Start, int End)>();
        var next = 0;
        foreach (var (start, end) in Sentences.Split(text))
        {
            var from = start;
            for (; next < text.Lines.Count && text.Lines[next] < end; next++)
            {
                var line = text.Lines[next];
                if (line > from && (IsLabelled(text, line) || markers.Sign(text.Plain.Substring(line, Math.Min(2, end - line))) is not null))
                {
                    Sentences.AddTrimmed(text.Plain, from, line, parts);
                    from = line;
                }
            }

            // "Layer violations are bugs. Fix them.": the short order goes with what is before it.
            if (parts.Count > 0 && from == start && end - from < 28 && !IsLabelled(text, from) && markers.Read(text.Tokens(from, end)).IsPlainOrder)
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

        var (start, end) = (AnchorIn(text, parts[0].Start), parts[0].End);
        var words = text.Tokens(start, end);
        var own = markers.Read(words);
        var hasInner = item.Count > 1 && item[1] is ListBlock;
        if (IsStatement(text, words, own, hasInner, around))
            Add(text, start, end, StatementForm.ListItem, around, words, own);
        return around.In(words.Plain.TrimEnd(':', '：', ' '), item.Count > 1 ? sections.ReadLeadIn(words.Plain, own) : null);
    }

    private bool IsStatement(FlatText text, TokenText words, Markers own, bool hasInner, Surroundings around)
    {
        if (hasInner)
            return !IsTitle(text) ? own.IsNormative : own.IsNormative && text.Plain.TrimEnd().EndsWith(':') && text.Plain.Contains(' ');
        if (IsOnlyLink(text) || around.Section == SectionSense.Process && IsCommand(words, 3))
            return false;
        if (LabelEnd(words) is { } label && sections.Read(words.Plain[..label], MarkerPlace.LeadIn)?.IsQuiet == true)
            return own.Force == Force.Strong;
        return !around.IsQuiet || own.IsNormative && !IsCommand(words, 5);
    }

    // The colon behind the words that a statement begins with.
    private static int? LabelEnd(TokenText words) => words.Plain.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 and < 40 ? colon : null;

    // Code to type, and hardly a word about it.
    private static bool IsCommand(TokenText words, int most) =>
        words.Codes.Any(code => code.AsSpan().ContainsAny(' ', '(')) && words.Tokens.Count(token => token.Code < 0) <= most
        && (words.Tokens[0].Code >= 0 || words.Tokens.SkipWhile(token => token.Code < 0).All(token => token.Code >= 0) && most > 3);

    private static bool IsOnlyLink(FlatText text) => text.Links.Any(link => text.Plain.AsSpan(0, link.Start).IsWhiteSpace() && text.Plain.AsSpan(link.End).IsWhiteSpace());
}
