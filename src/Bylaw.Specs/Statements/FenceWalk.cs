using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;
using Markdig.Syntax;

namespace Bylaw.Specs.Statements;

/// <summary>What fences say: chains, lists below ALLOWED and VIOLATIONS, folder trees, envelopes, tables in SQL, good and bad code.</summary>
internal sealed class FenceWalk(SpecDocument document, StatementCollector collector, MarkerReader markers, SectionReader sections)
{
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase) { "", "text", "txt", "plaintext", "plain", "ascii", "tree", "diagram" };

    private readonly record struct Line(string Text, int Place, int Indent);

    /// <param name="first">The first statement that an example in this fence can belong to.</param>
    public void Read(CodeBlock code, Surroundings around, int first)
    {
        var language = (code as FencedCodeBlock)?.Info ?? "";
        var lines = LinesOf(code);
        if (lines.Count == 0)
            return;
        if (Plain.Contains(language))
        {
            lines.RemoveAll(line => line.Text.Length == 0);
            if (FolderTree.IsTree([.. lines.Select(line => line.Text)]))
                Tree(lines, around, language);
            else
                PlainLines(lines, around, language);
            return;
        }

        if (Examples(lines, around, first))
            return;
        if (IsWhole(language, lines, around))
            Whole(lines, around, language);
    }

    // Tables in SQL; an envelope where what stands above speaks of responses, and the fence holds that and no more.
    private bool IsWhole(string language, List<Line> lines, Surroundings around)
    {
        const int most = 25;
        if (language.Equals("sql", StringComparison.OrdinalIgnoreCase))
            return lines.Exists(line => line.Text.TrimStart().StartsWith("create table", StringComparison.OrdinalIgnoreCase));
        var isObject = language.StartsWith("json", StringComparison.OrdinalIgnoreCase) && lines[0].Text.TrimStart()[0] is '{' or '[';
        var isType = language is "csharp" or "cs" or "c#" && lines.Exists(line => line.Indent == lines[0].Indent && IsDeclaration(line.Text))
            && !lines.Exists(line => line.Text.Contains("=>", StringComparison.Ordinal) || line.Text.Contains("return ", StringComparison.Ordinal));
        return (isObject || isType) && lines.Count <= most
            && sections.Says(around.LeadIn ?? (around.Headings.Count > 0 ? around.Headings[^1] : ""), MarkerPlace.Fence);
    }

    private static bool IsDeclaration(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word is "public" or "internal" or "sealed" or "abstract" or "readonly" or "partial" or "record" or "class" or "struct").Any(word => word is "record" or "class" or "struct");

    private void Whole(List<Line> lines, Surroundings around, string language)
    {
        var text = string.Join('\n', lines.Select(line => line.Text));
        var words = TokenText.Of([(text, true)]);
        collector.Add(new Statement
        {
            Spec = document,
            Line = document.LineAt(lines[0].Place),
            Quote = StatementCollector.QuoteOf(document.Text, lines[0].Place, lines[^1].Place + lines[^1].Text.Length),
            Text = words,
            Form = StatementForm.Fence,
            Headings = around.Headings,
            LeadIn = around.LeadIn,
            Language = Null(language),
            FenceText = text,
        }, around);
    }

    private void Tree(List<Line> lines, Surroundings around, string language)
    {
        foreach (var line in lines)
        {
            if (FolderTree.Read(line.Text) is not { Comment.Length: > 0 } entry)
                continue;
            Add(line, entry.Start, StatementForm.TreeLine, around, language, entry.Depth);
        }
    }

    // A line at the margin that ends in a colon holds for what is indented below it.
    private void PlainLines(List<Line> lines, Surroundings around, string language)
    {
        var margin = lines.Min(line => line.Indent);
        // A form to fill in: headings, and [what to put here].
        var isTemplate = lines.Exists(line => line.Indent == margin && line.Text[margin..] is ['#', ..] or ['[', ..]);
        if (isTemplate || around.Section == SectionSense.Examples)
            return;
        var inside = around;
        var hasHead = false;
        foreach (var line in lines)
        {
            var trimmed = line.Text.Trim();
            if (line.Indent == margin && trimmed.EndsWith(':'))
            {
                var marks = sections.Read(trimmed, MarkerPlace.LeadIn);
                inside = around.In(trimmed.TrimEnd(':'), marks);
                hasHead = marks?.Polarity is not null;
                if (hasHead)
                    Add(line, line.Indent, StatementForm.FenceLine, inside, language, 0);
                continue;
            }

            if (line.Indent == margin && hasHead)
                (inside, hasHead) = (around, false);
            if (hasHead || IsChain(trimmed) || trimmed[0] is not ('[' or '<') && markers.Read(TokenText.Of(trimmed)).IsNormative)
                Add(line, line.Indent, StatementForm.FenceLine, inside, language, (line.Indent - margin) / 2);
        }
    }

    private void Add(Line line, int start, StatementForm form, Surroundings around, string language, int depth)
    {
        var words = TokenText.Of(line.Text[start..].Trim());
        collector.Add(new Statement
        {
            Spec = document,
            Line = document.LineAt(line.Place),
            Quote = line.Text.Trim(),
            Text = words,
            Form = form,
            Headings = around.Headings,
            LeadIn = around.LeadIn,
            Language = Null(language),
            Depth = depth,
        }, around);
    }

    // Words on both sides of an arrow.
    private static bool IsChain(string line)
    {
        foreach (var arrow in Arrows)
        {
            var at = line.IndexOf(arrow, StringComparison.Ordinal);
            if (at > 0 && line.AsSpan(0, at).IndexOfAnyInRange('A', 'z') >= 0 && line.AsSpan(at + arrow.Length).IndexOfAnyInRange('A', 'z') >= 0)
                return true;
        }

        return false;
    }

    private static readonly string[] Arrows = ["→", "←", "->", "<-", "⟶", "▶", "=>"];

    // Comments such as "// Bad" part the code into examples of the statement above.
    private bool Examples(List<Line> lines, Surroundings around, int first)
    {
        bool? isGood = around.LeadIn is { } leadIn ? markers.Example(leadIn) : around.Headings.Count > 0 ? markers.Example(around.Headings[^1]) : null;
        var start = 0;
        var found = false;
        for (var i = 0; i <= lines.Count; i++)
        {
            var mark = i < lines.Count && CommentOf(lines[i].Text) is { } comment ? markers.Example(comment) : null;
            if (i < lines.Count && mark is null)
                continue;
            if (isGood is { } good && i > start)
            {
                var code = string.Join('\n', lines[start..i].Select(line => line.Text)).Trim('\n');
                if (code.Length > 0 && collector.Count > first)
                    collector.Attach(collector.Count - 1, new CodeExample(good, code, document.LineAt(lines[start].Place)));
                found = true;
            }

            isGood = mark;
            start = i + 1;
        }

        return found;
    }

    private static string? CommentOf(string line)
    {
        var trimmed = line.TrimStart();
        return trimmed.StartsWith("//", StringComparison.Ordinal) ? trimmed[2..].Trim()
            : trimmed.StartsWith('#') || trimmed.StartsWith("--", StringComparison.Ordinal) ? trimmed.TrimStart('#', '-').Trim()
            : null;
    }

    private List<Line> LinesOf(CodeBlock code)
    {
        var lines = new List<Line>();
        for (var i = 0; i < code.Lines.Count; i++)
        {
            var slice = code.Lines.Lines[i].Slice;
            var text = slice.ToString().TrimEnd();
            // Blank lines inside belong to code.
            if (text.Length > 0 || lines.Count > 0)
                lines.Add(new Line(text, slice.Start, text.Length - text.TrimStart().Length));
        }

        while (lines.Count > 0 && lines[^1].Text.Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
