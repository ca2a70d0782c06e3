using Bylaw.Rules;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;
using Markdig;

namespace Bylaw.Specs.Tests.Recognising;

/// <summary>Statements and the lexicon, for tests of what is understood.</summary>
internal static class Say
{
    public static Lexicon Lexicon => field ??= Read();

    /// <summary>A sentence as the reader of specs would hand it over: code in backticks, its polarity by its first marker.</summary>
    public static Statement That(
        string markdown, string? heading = null, string? leadIn = null, Polarity? polarity = null, SectionSense section = SectionSense.Rules, string? except = null)
    {
        var text = TokenText.Of(Runs(markdown));
        return new Statement
        {
            Spec = new SpecDocument("AGENTS.md", "agents", markdown, FrontMatter.None, Markdown.Parse(markdown)),
            Line = 1,
            Quote = markdown,
            Text = text,
            Form = StatementForm.ListItem,
            Headings = heading is null ? [] : [heading],
            LeadIn = leadIn,
            Polarity = polarity ?? PolarityOf(text),
            Section = section,
            Except = except,
        };
    }

    private static Polarity PolarityOf(TokenText text)
    {
        var english = Lexicon.Languages[0];
        var found = new[] { (Polarity.Forbid, english.Forbid), (Polarity.Permit, english.Permit), (Polarity.Demand, english.Demand) };
        return found.FirstOrDefault(pair => pair.Item2.Any(phrase => phrase.IsIn(text))).Item1;
    }

    private static IEnumerable<(string, bool)> Runs(string markdown)
    {
        var isCode = false;
        foreach (var run in markdown.Replace("**", "").Split('`'))
        {
            if (run.Length > 0)
                yield return (run, isCode);
            isCode = !isCode;
        }
    }

    private static Lexicon Read()
    {
        var problems = new List<Problem>();
        var lexicon = LexiconReader.Read([LexiconReader.BuiltIn()], problems);
        Assert.Empty(problems);
        return lexicon;
    }
}
