using Bylaw.Rules;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Tests.Statements;

/// <summary>Documents read with the lexicon that comes with Bylaw.</summary>
internal static class Document
{
    public static StatementReader Reader { get; } = CreateReader();

    public static IReadOnlyList<Statement> Read(string text) => Reader.Read(SpecParser.Parse("docs/rules.md", "rules", text));

    public static Statement One(string text) => Assert.Single(Read(text));

    public static IEnumerable<string> Quotes(string text) => Read(text).Select(statement => statement.Quote);

    private static StatementReader CreateReader()
    {
        var problems = new List<Problem>();
        var lexicon = LexiconReader.Read([LexiconReader.BuiltIn()], problems);
        Assert.Empty(problems);
        return new StatementReader(lexicon);
    }
}
