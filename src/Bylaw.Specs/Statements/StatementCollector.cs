using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Statements;

/// <summary>Makes statements of parts of texts, and keeps them in order.</summary>
internal sealed class StatementCollector(SpecDocument document, MarkerReader markers, Clauses clauses)
{
    private readonly List<Statement> statements = [];

    private readonly HashSet<int> needExample = [];

    public IReadOnlyList<Statement> Statements => [.. statements.Where((statement, index) => statement.Examples.Count > 0 || !needExample.Contains(index))];

    public int Count => statements.Count;

    /// <param name="start">Offsets of the statement's words in the text.</param>
    /// <param name="quoteStart">Offsets of the quote in the document.</param>
    /// <param name="words">The words from start to end, and what they say.</param>
    public void Add(FlatText text, int start, int end, int quoteStart, int quoteEnd, StatementForm form, Surroundings around, TokenText words, Markers own)
    {
        var cut = clauses.Cut(text, start, end);
        if (cut.Parts.Count > 0 && (cut.Parts.Count > 1 || cut.Parts[0] != (start, end)))
        {
            words = text.Tokens(cut.Parts);
            own = markers.Read(words);
        }

        Add(new Statement
        {
            Spec = document,
            Line = document.LineAt(quoteStart),
            Quote = Balanced(QuoteOf(document.Text, quoteStart, quoteEnd)),
            Text = words,
            Form = form,
            Headings = around.Headings,
            LeadIn = around.LeadIn,
            Except = cut.Except,
            Because = cut.Because,
            Instead = cut.Instead,
            Id = cut.Id,
            Severity = cut.Severity,
        }, own, around);
    }

    // A quote that begins inside of a code span.
    private static string Balanced(string quote) => quote.StartsWith('#') && quote.Count(letter => letter == '`') % 2 == 1 ? quote.Remove(quote.IndexOf('`'), 1) : quote;

    /// <summary>Adds a statement, with what its words and its surroundings say about it.</summary>
    public void Add(Statement statement, Surroundings around) => Add(statement, markers.Read(statement.Text), around);

    private void Add(Statement statement, Markers own, Surroundings around)
    {
        // "Use raw SQL" below "Never" is forbidden: the verb in front alone doesn't turn it.
        var isOwn = own.Polarity != Polarity.None && (own.IsExplicit || around.Polarity is Polarity.None);
        statement = statement with
        {
            Polarity = isOwn ? own.Polarity : around.Polarity,
            Around = around.Polarity,
            Force = own.Force != Force.Plain ? own.Force : around.Force,
            IsUnderStrict = around.Force == Force.Strong && own.Force != Force.Weak,
            Section = around.Section,
            SectionSource = around.SectionSource,
        };
        statements.Add(statement);
    }

    /// <summary>The next statement is one only if code shows it.</summary>
    public void NextNeedsExample() => needExample.Add(statements.Count);

    public void Attach(int index, CodeExample example) =>
        statements[index] = statements[index] with { Examples = [.. statements[index].Examples, example] };

    /// <summary>A part of the document as one line: breaks, and what a quotation or an item puts in front of a line, become one blank.</summary>
    public static string QuoteOf(string text, int start, int end)
    {
        var quote = new System.Text.StringBuilder(Math.Max(0, end - start));
        for (var i = start; i < end && i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r'))
            {
                quote.Append(text[i]);
                continue;
            }

            while (i + 1 < end && (char.IsWhiteSpace(text[i + 1]) || text[i + 1] == '>'))
                i++;
            while (quote.Length > 0 && char.IsWhiteSpace(quote[^1]))
                quote.Length--;
            quote.Append(' ');
        }

        return quote.ToString().Trim();
    }
}
