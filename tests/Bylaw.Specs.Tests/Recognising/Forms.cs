using Bylaw.Rules;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;
using Markdig;

namespace Bylaw.Specs.Tests.Recognising;

/// <summary>Statements as the reader of documents gives them.</summary>
internal static class Forms
{
    public static Lexicon Lexicon { get; } = ReadLexicon();

    public static Statement Sentence(string text, StatementForm form = StatementForm.Sentence, string? under = null, string? leadIn = null, SectionSense section = SectionSense.Open,
        Polarity polarity = Polarity.None, string? document = null) => new()
    {
        Spec = Document(document ?? text),
        Line = 1,
        Quote = text,
        Text = Text(text),
        Form = form,
        Headings = under is null ? [] : [under],
        LeadIn = leadIn,
        Section = section,
        Polarity = polarity,
    };

    public static Statement Item(string text, string? under = null, string? leadIn = null, SectionSense section = SectionSense.Open, Polarity polarity = Polarity.None) =>
        Sentence(text, StatementForm.ListItem, under, leadIn, section, polarity);

    /// <summary>A row of a table, both lines written with bars: `Component | File`, then `Service | a.py`.</summary>
    public static Statement Row(string headers, string row, string? under = null, SectionSense section = SectionSense.Open)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        return Sentence(row, StatementForm.TableRow, under, section: section) with
        {
            Cells = [.. headers.Split('|', StringSplitOptions.TrimEntries).Zip(cells, (header, cell) => new Cell(header, Text(cell), cell))],
        };
    }

    public static Statement Fence(string language, string text, string? under = null, string? leadIn = null) =>
        Sentence(text, StatementForm.Fence, under, leadIn) with { Language = language, FenceText = text };

    public static SpecDocument Document(string text, FrontMatter? frontMatter = null) =>
        new("docs/rules.md", "rules", text, frontMatter ?? FrontMatter.None, Markdown.Parse(text));

    public static TokenText Text(string markdown) =>
        TokenText.Of(markdown.Split('`').Select((run, index) => index % 2 == 1 ? (run, true) : (run.Replace("**", "", StringComparison.Ordinal), false)));

    private static Lexicon ReadLexicon()
    {
        var problems = new List<Problem>();
        var lexicon = LexiconReader.Read([LexiconReader.BuiltIn()], problems);
        Assert.Empty(problems);
        return lexicon;
    }
}

/// <summary>For tables and trees in tests: sentences that nobody understands, or all as one rule.</summary>
internal sealed class Sentences(Func<Statement, Understanding?> understand) : IRecogniser
{
    public static readonly Sentences None = new(_ => null);

    public Understanding? Understand(Statement statement) => understand(statement);
}
