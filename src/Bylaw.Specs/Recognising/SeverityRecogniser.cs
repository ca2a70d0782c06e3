using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>"(ENFORCED)" in a heading, "VIOLATIONS:" above lines, "layer violations are bugs": how the rules of a section are meant. They are what enforces it.</summary>
internal sealed class SeverityRecogniser(Lexicon lexicon) : IRecogniser
{
    private const string Kind = "severity";
    private const int LongestMark = 6;

    public Understanding? Understand(Statement statement)
    {
        if (statement.Section is SectionSense.Process or SectionSense.Examples or SectionSense.References
            || statement.Form is StatementForm.Fence or StatementForm.TreeLine or StatementForm.TableRow or StatementForm.FrontMatter)
            return null;
        if (statement.Form == StatementForm.Heading || statement.Text.Tokens.Count <= LongestMark && statement.Text.Plain.TrimEnd().EndsWith(':'))
            return OfMark(statement);
        return lexicon.Says("severity", statement.Text) && !lexicon.Says("people", statement.Text) ? Meant(statement.Force == Force.Weak ? Force.Weak : Force.Strong) : null;
    }

    private Understanding? OfMark(Statement statement)
    {
        // A mark is what a lead-in begins with: "Required:", not "Three required checks:"; a heading has it anywhere, but then says how strongly it is meant.
        var isHeading = statement.Form == StatementForm.Heading;
        var markers = lexicon.Sections.Where(section => (isHeading ? section.Force : section.Force ?? (object?)section.Polarity) is not null
            && section.Phrases.Any(phrase => isHeading ? phrase.IsIn(statement.Text) : phrase.LastFrom(statement.Text.Tokens, 0) is not null)).ToList();
        if (markers.Count == 0 || markers.Exists(marker => marker.Sense is SectionSense.Process or SectionSense.Examples or SectionSense.Ownership or SectionSense.Capabilities))
            return null;
        return Meant(markers.Select(marker => marker.Force).FirstOrDefault(force => force is not null) ?? Force.Plain);
    }

    private static Understanding Meant(Force force) => Understanding.Enforced(Kind) with { SetsForce = force };
}
