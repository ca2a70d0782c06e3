using System.Runtime.CompilerServices;
using Bylaw.Rules;
using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Statements;

/// <summary>What a statement was written as.</summary>
internal enum StatementForm
{
    Sentence,
    ListItem,
    TableRow,

    /// <summary>One line of an untagged or plain-text fence: a chain, an edge, a line below ALLOWED or VIOLATIONS.</summary>
    FenceLine,

    /// <summary>One line of a folder tree.</summary>
    TreeLine,

    /// <summary>A whole fence whose text says one thing: an envelope in JSON or C#, a table in SQL.</summary>
    Fence,
    Heading,
    FrontMatter,
}

/// <summary>Which way a statement points. It comes from its own words, or from what it stands under; never from a default.</summary>
internal enum Polarity
{
    /// <summary>The text doesn't say: "PostgreSQL 16", "Thin controllers".</summary>
    None,
    Demand,
    Forbid,

    /// <summary>"may", "can bypass", "is fine": takes something out of a rule.</summary>
    Permit,
}

/// <summary>How strongly it is said.</summary>
internal enum Force
{
    /// <summary>prefer, consider, try to, where possible</summary>
    Weak,
    Plain,

    /// <summary>must, never, always, ENFORCED</summary>
    Strong,
}

/// <summary>What the part of the document is for, by its headings and lead-ins. The innermost that says something wins.</summary>
internal enum SectionSense
{
    /// <summary>Nothing said.</summary>
    Open,

    /// <summary>Rules, conventions, constraints, checklists.</summary>
    Rules,

    /// <summary>Workflow, output format, communication, hand-off, commands, escalation, persona: how people and agents work.</summary>
    Process,

    /// <summary>What an agent can do; said weakly.</summary>
    Capabilities,

    /// <summary>Technology stack, libraries.</summary>
    Stack,

    /// <summary>Who owns what.</summary>
    Ownership,

    /// <summary>Usage examples, quoted requests.</summary>
    Examples,

    /// <summary>Links to other documents.</summary>
    References,
}

/// <summary>One normative sentence, list item, table row or line of a fence.</summary>
internal sealed record Statement
{
    public required SpecDocument Spec { get; init; }

    /// <summary>The 1-based line on which it begins.</summary>
    public required int Line { get; init; }

    /// <summary>As written, markup and all, on one line. Identity against drift is <see cref="Quotes.Normalise"/> of this.</summary>
    public required string Quote { get; init; }

    /// <summary>The words without markup: no asterisks, backticks or links; `code` stays as text.</summary>
    public required TokenText Text { get; init; }

    public required StatementForm Form { get; init; }

    /// <summary>Headings above it, outermost first, plain text.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>What introduces it: the sentence with a colon before its list, the item around it, ALLOWED: in a fence; null where nothing does.</summary>
    public string? LeadIn { get; init; }

    public Polarity Polarity { get; init; }

    /// <summary>The polarity of what it stands under, whatever its own words say.</summary>
    public Polarity Around { get; init; }

    public Force Force { get; init; } = Force.Plain;

    /// <summary>What stands above it says that it is meant strictly: "(ENFORCED)", "Critical rules".</summary>
    public bool IsUnderStrict { get; init; }

    public SectionSense Section { get; init; }

    /// <summary>Why an innermost heading or lead-in gave <see cref="Section"/>: its text, for the report's reason.</summary>
    public string? SectionSource { get; init; }

    /// <summary>The cells of a table row, with the headers of their columns. A key/value table has empty headers.</summary>
    public IReadOnlyList<Cell> Cells { get; init; } = [];

    /// <summary>What follows "unless", "except", "exception:", without that word; null when there is none. It is no part of <see cref="Text"/>.</summary>
    public string? Except { get; init; }

    /// <summary>The reason the author gives: after "because", "Why:", "so that"; null when there is none. It is no part of <see cref="Text"/>.</summary>
    public string? Because { get; init; }

    /// <summary>What the author advises: after "instead"; null when there is none. It is no part of <see cref="Text"/>.</summary>
    public string? Instead { get; init; }

    /// <summary>How strongly it is to be reported, where the author says so: "(warning)". It is no part of <see cref="Text"/>.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Code that shows it: fences below it, marked good or bad.</summary>
    public IReadOnlyList<CodeExample> Examples { get; init; } = [];

    /// <summary>The author's own id, such as arch-070 or ADR-017, or the name of its rule, [no-sql-in-endpoints]; null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The info word of the fence it stands in, such as json or csharp; null outside of fences or where there is none.</summary>
    public string? Language { get; init; }

    /// <summary>The depth in a tree or an indented fence, 0 at the margin.</summary>
    public int Depth { get; init; }

    /// <summary>The whole text of a <see cref="StatementForm.Fence"/>, else null.</summary>
    public string? FenceText { get; init; }

    /// <summary>Each is one place of one document: what it says needn't be compared.</summary>
    public bool Equals(Statement? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>One cell of a table row. Text is plain, Code the contents of its code spans.</summary>
internal sealed record Cell(string Header, TokenText Text, string Markdown);

internal sealed record CodeExample(bool IsGood, string Code, int Line);
