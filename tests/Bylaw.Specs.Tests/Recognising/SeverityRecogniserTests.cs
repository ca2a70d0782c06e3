using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class SeverityRecogniserTests
{
    [Theory]
    [InlineData("Architecture Rules (ENFORCED)", StatementForm.Heading, Force.Strong)]
    [InlineData("VIOLATIONS (reject immediately):", StatementForm.FenceLine, null)]
    [InlineData("ALLOWED:", StatementForm.FenceLine, Force.Plain)]
    [InlineData("Layer violations are bugs.", StatementForm.Sentence, Force.Strong)]
    [InlineData("Violations of these rules will be rejected.", StatementForm.Sentence, Force.Strong)]
    internal void How_the_rules_of_a_section_are_meant(string text, StatementForm form, object? force)
    {
        var understood = new SeverityRecogniser(Forms.Lexicon).Understand(Forms.Sentence(text, form));
        Assert.Equal("severity", Drafts.Of(understood));
        Assert.Equal(force ?? understood!.SetsForce, understood!.SetsForce);
    }

    [Theory]
    [InlineData("Structure")]
    [InlineData("You MUST:")]
    [InlineData("What layer violations have you caught before?")]
    [InlineData("No exceptions for control flow.")]
    [InlineData("Fix bugs before features.")]
    [InlineData("Services must not throw.")]
    public void Other_lines_set_nothing(string text) =>
        Assert.Null(new SeverityRecogniser(Forms.Lexicon).Understand(Forms.Sentence(text, text == "Structure" ? StatementForm.Heading : StatementForm.Sentence)));

    [Fact]
    public void What_an_agent_must_always_do_is_no_severity() =>
        Assert.Null(new SeverityRecogniser(Forms.Lexicon).Understand(Forms.Sentence("Critical:", section: SectionSense.Process)));
}
