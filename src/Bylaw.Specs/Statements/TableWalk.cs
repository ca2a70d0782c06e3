using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Bylaw.Specs.Statements;

/// <summary>The rows of a table that says rules. Tables of data, such as the ports of services, say none.</summary>
internal sealed class TableWalk(SpecDocument document, StatementCollector collector, MarkerReader markers, SectionReader sections)
{
    public void Read(Table table, Surroundings around)
    {
        var rows = table.OfType<TableRow>().ToList();
        var headers = rows.Where(row => row.IsHeader).Take(1).SelectMany(row => row.OfType<TableCell>().Select(cell => TextOf(cell).Plain.Trim())).ToList();
        var columns = headers.Select(header => sections.Read(header, MarkerPlace.Column)).ToList();
        var isOfRules = columns.Exists(column => column is not null && column.IsQuiet != true) && !columns.Exists(column => column?.IsQuiet == true);
        var isOfData = columns.Exists(column => column?.IsQuiet == true) || around.IsQuiet;
        foreach (var row in rows.Where(row => !row.IsHeader))
            Row(row, headers, columns, isOfRules, isOfData, around);
    }

    private void Row(TableRow row, List<string> headers, List<SectionMarker?> columns, bool isOfRules, bool isOfData, Surroundings around)
    {
        var cells = new List<Cell>();
        var markedPlain = new List<(string, bool)>();
        foreach (var cell in row.OfType<TableCell>())
        {
            var text = TextOf(cell);
            var index = cells.Count;
            if (index > 0)
                markedPlain.Add((" | ", false));
            var words = text.Tokens(0, text.Plain.Length);
            markedPlain.AddRange(RunsOf(text));
            cells.Add(new Cell(index < headers.Count ? headers[index] : "", words, MarkdownOf(cell)));
        }

        if (cells.TrueForAll(cell => cell.Text.Plain.Trim().Length == 0) || IsLink(row))
            return;
        var tokens = TokenText.Of(markedPlain);
        var own = markers.Read(tokens);
        var isPattern = cells.Exists(cell => cell.Text.Codes.Any(IsPattern));
        if (!(isOfRules || !isOfData && (own.IsNormative || isPattern || around.Section == SectionSense.Rules)))
            return;

        var span = document.LineAt(row.Span.Start);
        var (start, end) = LineOf(row.Span.Start);
        collector.Add(new Statement
        {
            Spec = document,
            Line = span,
            Quote = StatementCollector.QuoteOf(document.Text, start, end),
            Text = tokens,
            Form = StatementForm.TableRow,
            Headings = around.Headings,
            LeadIn = around.LeadIn,
            Cells = cells,
        }, around);
    }

    // {Entity}Service, *Commands.cs, <Feature>Handler; not IOptions<T>.
    private static bool IsPattern(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            var next = i + 1 < code.Length ? code[i + 1] : ' ';
            if (code[i] == '{' && char.IsLetter(next) || code[i] == '*' && (char.IsLetter(next) || next == '.') || code[i] == '<' && char.IsUpper(next) && (i == 0 || !char.IsLetterOrDigit(code[i - 1])))
                return true;
        }

        return false;
    }

    // A table of contents.
    private static bool IsLink(TableRow row) =>
        row.OfType<TableCell>().FirstOrDefault() is { } first && TextOf(first) is var text && text.Links.Any(link => link.Start == 0 && link.End == text.Plain.Length);

    private (int Start, int End) LineOf(int place)
    {
        var text = document.Text;
        place = Math.Clamp(place, 0, Math.Max(0, text.Length - 1));
        var start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        var end = text.IndexOf('\n', place);
        return (start, end < 0 ? text.Length : end);
    }

    private static IEnumerable<(string, bool)> RunsOf(FlatText text)
    {
        var at = 0;
        foreach (var (start, end) in text.Codes)
        {
            if (start > at)
                yield return (text.Plain[at..start], false);
            yield return (text.Plain[start..end], true);
            at = end;
        }

        if (at < text.Plain.Length)
            yield return (text.Plain[at..], false);
    }

    private string MarkdownOf(TableCell cell) =>
        cell.Span.IsEmpty || cell.Span.End >= document.Text.Length ? "" : StatementCollector.QuoteOf(document.Text, cell.Span.Start, cell.Span.End + 1).Trim('|', ' ');

    private static FlatText TextOf(TableCell cell) => FlatText.Of((cell.Count > 0 ? cell[0] as LeafBlock : null)?.Inline);
}
