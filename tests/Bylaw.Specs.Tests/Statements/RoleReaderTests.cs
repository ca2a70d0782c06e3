using Bylaw.Specs.Statements;
using Bylaw.Specs.Tests.Recognising;

namespace Bylaw.Specs.Tests.Statements;

/// <summary>What a sentence asks for, and what it says beside that.</summary>
public sealed class RoleReaderTests
{
    [Theory]
    [InlineData("Cache the report when the totals are closed", "cache the report")]
    [InlineData("When the totals are closed, cache the report", "cache the report")]
    [InlineData("Cache the report to log less", "cache the report")]
    [InlineData("Cache the report — it gives us an hour", "cache the report")]
    [InlineData("Importers that read mails must be sealed", "must be sealed")]
    // what is to be avoided or ensured is asked for, and so is what must never be
    [InlineData("Cache the report to avoid a second query", "cache the report to avoid a second query")]
    [InlineData("Never write a report that has no totals", "never write a report that has no total")]
    [InlineData("Ensure that reports are cached", "are cached")]
    // a dash goes on with the rule
    [InlineData("Cache the report — never its rows", "cache the report never its row")]
    public void The_core_is_what_is_asked_for(string sentence, string core) => Assert.Equal(core, Words(sentence, WordRole.Core));

    [Theory]
    [InlineData("All reports use one cache policy", "all report")]
    [InlineData("Ensure all reports use one cache policy", "ensure all report")]
    [InlineData("Keep reports and totals together in one file", "report and total in one")]
    [InlineData("Reports must be cached", "report")]
    [InlineData("Caching is mandatory everywhere", "")]
    public void What_it_is_said_of_is_not_what_it_says(string sentence, string subject) => Assert.Equal(subject, Words(sentence, WordRole.Subject));

    [Theory]
    [InlineData("The importer catches what fails")]
    [InlineData("**Importer**: the reader returns null for an empty file")]
    [InlineData("**Totals**: Plain objects for the sums of a day")]
    public void How_something_is_asks_for_nothing(string sentence) => Assert.Equal("", Words(sentence, WordRole.Core));

    [Theory]
    [InlineData("The importer never catches what fails")]
    [InlineData("Every importer returns a result")]
    [InlineData("Importers return results")]
    [InlineData("**Totals**: `Money`, never `double`")]
    [InlineData("**Importers**: sealed classes only")]
    public void How_something_has_to_be_does(string sentence) => Assert.Equal("", Words(sentence, WordRole.Told));

    [Fact]
    public void Words_in_code_are_names() => Assert.Equal("use `if` and `to` freely".Replace("`", "", StringComparison.Ordinal), Words("Use `if` and `to` freely", WordRole.Core));

    private static string Words(string sentence, WordRole role)
    {
        var text = Document.Read($"# Rules\n\n- {sentence}\n").Single().Text;
        return string.Join(' ', text.Tokens.Where(token => token.Role == role).Select(token => token.Word));
    }
}
