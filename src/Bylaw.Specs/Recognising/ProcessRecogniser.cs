using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>The last to be asked: what is about people and agents, and what is left for a person to judge. It has an answer for every statement.</summary>
internal sealed class ProcessRecogniser(Lexicon lexicon) : IRecogniser
{
    private static readonly string[] Arrows = ["→", "->", "⟶", "←", "<-", "▶", "⇒", "=>"];

    public Understanding Understand(Statement statement) => OfSection(statement) ?? OfPeople(statement) ?? OfArrow(statement) ?? Left(statement);

    Understanding? IRecogniser.Understand(Statement statement) => Understand(statement);

    private static Understanding? OfSection(Statement statement)
    {
        var where = statement.SectionSource is { Length: > 0 } source ? $"It stands below '{source.Trim().TrimEnd(':')}', which " : "Its section ";
        return statement.Section switch
        {
            SectionSense.Process => Understanding.Process(where + "is about how people and agents work."),
            SectionSense.Examples => Understanding.Process(where + "shows examples."),
            SectionSense.References => Understanding.Process(where + "refers to other documents."),
            SectionSense.Capabilities => Understanding.Process(where + "tells what an agent can do."),
            SectionSense.Ownership => Understanding.Process(where + "says who is responsible, and no part of the code is named.", "ownership"),
            SectionSense.Stack => Understanding.Judgment("packages", where + "lists what is used, and this names no package to compare with."),
            _ => null,
        };
    }

    private Understanding? OfPeople(Statement statement) =>
        statement.Form == StatementForm.FrontMatter ? Understanding.Process("It tells when to use the document.")
        : lexicon.Says("people", statement.Text) ? Understanding.Process("It is about how people and agents work.")
        : statement.Text.Tokens is [var first, ..] && first.Code < 0 && lexicon.Says("people-first", TokenText.Of(first.Word)) ? Understanding.Process("It tells what to do, not how the code must be.")
        : statement.Polarity == Polarity.Permit ? Understanding.Judgment("architecture", "It permits something, so there is nothing to report.")
        : null;

    // Steps, states, and what becomes of what: an arrow is no layer chain by itself.
    private Understanding? OfArrow(Statement statement)
    {
        var plain = statement.Text.Plain;
        if (!Array.Exists(Arrows, arrow => plain.Contains(arrow, StringComparison.Ordinal)))
            return null;
        return lexicon.Says("arrow-status", statement.Text) || statement.Text.Tokens.Any(token => token is { Length: 3, Word: ['4' or '5', ..] } && token.Word.All(char.IsAsciiDigit))
            ? Understanding.Judgment("exception-policy", "Which answer an exception becomes is known at run time only.")
            : Understanding.Judgment("architecture", "The arrow joins no layers that the lexicon knows.");
    }

    private static Understanding Left(Statement statement) => statement switch
    {
        { Form: StatementForm.Heading } or { Text.Tokens.Count: 0 } => Understanding.Process("It introduces what stands below it."),
        _ when statement.Text.Plain.TrimEnd().EndsWith(':') => Understanding.Process("It introduces what stands below it."),
        { Form: StatementForm.TableRow } => Understanding.Judgment("architecture", "The row describes something, and names nothing that code could break."),
        { Form: StatementForm.TreeLine } => Understanding.Judgment("file-layout", "The folder belongs to no layer that the lexicon knows."),
        { Force: Force.Weak } => Understanding.Judgment("architecture", "It is a preference, which a person weighs."),
        { Polarity: Polarity.None } => Understanding.Judgment("architecture", "It describes, and neither demands nor forbids anything."),
        _ => Understanding.Judgment("architecture", "No check of the rule language says this."),
    };
}
