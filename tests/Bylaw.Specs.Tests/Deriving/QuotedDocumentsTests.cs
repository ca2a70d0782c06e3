using Bylaw.Rules.Quoting;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Tests.Recognising;

namespace Bylaw.Specs.Tests.Deriving;

/// <summary>A build that knows no markdown finds what the reader of documents quotes out of them: no derived file drifts from the start.</summary>
public sealed class QuotedDocumentsTests
{
    public static TheoryData<string> Documents => new(Directory.EnumerateFiles(Folder(), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder(), path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_statement_of_a_document_is_found_in_its_text(string path)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), path));
        var words = new SpecWords(text);

        Assert.All(new StatementReader(Forms.Lexicon).Read(SpecParser.Parse(path, "spec", text)), statement => Assert.True(words.Says(Quotes.Short(statement.Quote)), $"{statement.Line}: {statement.Quote}"));
    }

    private static string Folder() => Environment.GetEnvironmentVariable("BYLAW_SPECS") ?? Repository.At("rules");
}
