using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class ProcessRecogniserTests
{
    private readonly ProcessRecogniser recogniser = new(Forms.Lexicon);

    [Theory]
    [InlineData("Never push to protected branches.", "process process")]
    [InlineData("Ask one question if something is unclear.", "process process")]
    [InlineData("Run the tests after each change.", "process process")]
    [InlineData("Open a pull request for every change.", "process process")]
    [InlineData("You are an expert of servers.", "process process")]
    [InlineData("When in doubt, choose the simpler one.", "process process")]
    [InlineData("Group entities into aggregates.", "architecture judgment")]
    [InlineData("Queries should be fast.", "architecture judgment")]
    [InlineData("`NotFoundException` → 404", "exception-policy judgment")]
    [InlineData("Draft → Submitted → Approved", "architecture judgment")]
    [InlineData("For each of these:", "process process")]
    [InlineData("", "process process")]
    public void Everything_has_an_answer(string sentence, string expected) => Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Sentence(sentence))));

    [Theory]
    [InlineData(SectionSense.Process, "process process")]
    [InlineData(SectionSense.Examples, "process process")]
    [InlineData(SectionSense.References, "process process")]
    [InlineData(SectionSense.Capabilities, "process process")]
    [InlineData(SectionSense.Ownership, "ownership process")]
    [InlineData(SectionSense.Stack, "packages judgment")]
    internal void A_section_tells_what_it_is_for(SectionSense section, string expected)
    {
        var understood = recogniser.Understand(Forms.Item("Databases of all kinds", section: section) with { SectionSource = "What I do:" });
        Assert.Equal(expected, Drafts.Of(understood));
        Assert.StartsWith("It stands below 'What I do', which ", understood.Reason, StringComparison.Ordinal);
    }
}
