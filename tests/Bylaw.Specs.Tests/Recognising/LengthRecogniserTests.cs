using System.Diagnostics;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class LengthRecogniserTests
{
    [Theory]
    [InlineData("tables: ")]
    [InlineData("in src/a/ ")]
    [InlineData("`{Entity}Service` or ")]
    [InlineData("one class per file → ")]
    [InlineData("`a/b` owned by ")]
    [InlineData("{(\"[<")]
    public void Nothing_runs_long(string part)
    {
        var watch = Stopwatch.StartNew();
        var recogniser = Recognisers.Of(Forms.Lexicon, new MentionFinder(Forms.Lexicon), []);
        foreach (var form in Enum.GetValues<StatementForm>())
        {
            var text = string.Concat(Enumerable.Repeat(part, 20_000));
            var statement = Forms.Sentence(text, form, document: "x") with { FenceText = text, Language = "sql" };
            Assert.NotNull(recogniser.Understand(statement));
            Assert.NotNull(recogniser.Understand(statement with { Language = "json", LeadIn = "All endpoints return:" }));
            Assert.NotNull(recogniser.Understand(Forms.Sentence(text[..Math.Min(text.Length, 3000)], form, document: "x")));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_sentence_is_not_too_long() => Assert.Null(new LengthRecogniser().Understand(Forms.Sentence("Services live in Services/.")));
}
