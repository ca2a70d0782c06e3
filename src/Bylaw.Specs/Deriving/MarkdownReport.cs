using System.Globalization;
using System.Text;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Deriving;

/// <summary>The report for people, as markdown: per document and section the statements with what became of them, and the questions.</summary>
internal static class MarkdownReport
{
    /// <param name="notes">What is wrong with references from one document to another.</param>
    public static string Write(Derivation derivation, IReadOnlyList<SpecProblem> notes)
    {
        var text = new StringBuilder("# What is enforced\n\n");
        text.Append("| document | statements | enforced | delegated | judgment | process | questions | of the statements about code |\n|---|---|---|---|---|---|---|---|\n");
        var specs = SpecCoverage.Of(derivation);
        foreach (var spec in specs)
            Row(text, spec.Spec.Path, spec.Coverage);
        if (specs.Count > 1)
            Row(text, "all", new Coverage(derivation.Statements));

        Questions(text, derivation);
        Notes(text, notes);
        foreach (var spec in specs)
        {
            text.Append("\n## ").Append(spec.Spec.Path).Append('\n');
            foreach (var section in spec.Sections)
                Statements(text, section);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, Coverage coverage)
    {
        text.Append("| ").Append(Cell(name)).Append(" | ").Append(coverage.Total);
        foreach (var disposition in (ReadOnlySpan<Disposition>)[Disposition.Enforced, Disposition.Delegated, Disposition.Judgment, Disposition.Process, Disposition.Unresolved])
            text.Append(" | ").Append(coverage.Count(disposition));
        text.Append(" | ").Append(coverage.Percent is { } percent ? percent.ToString(CultureInfo.InvariantCulture) + " %" : "–").Append(" |\n");
    }

    private static void Questions(StringBuilder text, Derivation derivation)
    {
        var open = derivation.Statements.Where(row => row.Understanding.Disposition == Disposition.Unresolved).ToList();
        if (open.Count == 0)
            return;
        text.Append("\n## Questions\n\n");
        foreach (var row in open)
            text.Append("- ").Append(row.Statement.Spec.Path).Append(':').Append(row.Statement.Line).Append(" “").Append(Line(row.Statement.Quote)).Append("”: ").Append(row.Understanding.Reason).Append('\n');
    }

    private static void Notes(StringBuilder text, IReadOnlyList<SpecProblem> notes)
    {
        if (notes.Count == 0)
            return;
        text.Append("\n## References that lead nowhere\n\n");
        foreach (var note in notes)
            text.Append("- ").Append(note.Path).Append(':').Append(note.Line).Append(' ').Append(Line(note.Message)).Append('\n');
    }

    private static void Statements(StringBuilder text, Section section)
    {
        text.Append("\n### ").Append(section.Heading.Length == 0 ? "(above the first heading)" : section.Heading).Append("\n\n| line | statement | | by, or why not |\n|---|---|---|---|\n");
        foreach (var row in section.Statements)
        {
            text.Append("| ").Append(row.Statement.Line).Append(" | ").Append(Cell(row.Statement.Quote)).Append(" | ")
                .Append(row.Understanding.Disposition.ToString().ToLowerInvariant()).Append(" | ").Append(Cell(Outcome(row))).Append(" |\n");
        }
    }

    /// <summary>The rules or ids that do it, or the reason why none does.</summary>
    public static string Outcome(DerivedStatement row) => string.Join("; ",
        ((string?[])[
            row.Rules.Count > 0 ? string.Join(", ", row.Rules) : null,
            row.Understanding.Delegate.Count > 0 ? string.Join(", ", row.Understanding.Delegate) : null,
            row.Understanding.Reason,
        ]).OfType<string>());

    private static string Line(string quote) => quote.Replace('\n', ' ').Replace('\r', ' ');

    private static string Cell(string text) => Line(text).Replace("|", "\\|", StringComparison.Ordinal);
}
