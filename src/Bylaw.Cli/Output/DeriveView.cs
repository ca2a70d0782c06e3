using Bylaw.Specs.Deriving;
using Bylaw.Specs.Recognising;
using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>A derivation on the terminal: coverage of each document, questions, what to do next.</summary>
internal static class DeriveView
{
    public static void Write(Derivation derivation, TextWriter writer, bool everything)
    {
        var console = Terminal.On(writer);
        var specs = SpecCoverage.Of(derivation);
        if (everything)
        {
            foreach (var spec in specs)
                WriteStatements(console, spec);
        }

        WriteCoverage(console, specs, derivation);
        WriteQuestions(console, derivation);
        var open = derivation.Statements.Count(row => row.Understanding.Disposition == Disposition.Unresolved);
        console.MarkupLineInterpolated($"{Messages.Count(derivation.Rules.Count, "rule")} from {Messages.Count(derivation.Statements.Count, "statement")}. {(open > 0 ? $"Next: answer {Messages.Count(open, "question")} in the documents, and derive again." : "Next: extend the rule file in bylaw.yml, and build.")}");
    }

    private static void WriteStatements(IAnsiConsole console, SpecCoverage spec)
    {
        console.MarkupLineInterpolated($"[bold]{spec.Spec.Path}[/]");
        foreach (var section in spec.Sections)
        {
            console.MarkupLineInterpolated($"  [underline]{section.Heading}[/]");
            foreach (var row in section.Statements)
                console.MarkupLine($"  {row.Statement.Line,5}  [{Colour(row.Understanding.Disposition)}]{row.Understanding.Disposition.ToString().ToLowerInvariant(),-10}[/] {Markup.Escape(row.Statement.Quote)} [dim]{Markup.Escape(MarkdownReport.Outcome(row))}[/]");
        }

        console.WriteLine();
    }

    private static void WriteCoverage(IAnsiConsole console, IReadOnlyList<SpecCoverage> specs, Derivation derivation)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("document");
        foreach (var disposition in Order)
            table.AddColumn(new TableColumn($"[{Colour(disposition)}]{Name(disposition)}[/]").RightAligned());
        table.AddColumn(new TableColumn("of what is about code").RightAligned());
        foreach (var spec in specs)
            AddRow(table, spec.Spec.Path, spec.Coverage);
        if (specs.Count > 1)
            AddRow(table, "all", new Coverage(derivation.Statements));
        console.Write(table);
    }

    private static void AddRow(Table table, string name, Coverage coverage) =>
        table.AddRow([Markup.Escape(name), .. Order.Select(disposition => coverage.Count(disposition).ToString(System.Globalization.CultureInfo.InvariantCulture)), coverage.Percent is { } percent ? $"{percent} %" : "–"]);

    private static void WriteQuestions(IAnsiConsole console, Derivation derivation)
    {
        foreach (var row in derivation.Statements.Where(row => row.Understanding.Disposition == Disposition.Unresolved))
        {
            console.MarkupLine($"[{Colour(Disposition.Unresolved)}]?[/] {Markup.Escape($"{row.Statement.Spec.Path}:{row.Statement.Line} “{row.Statement.Quote}”")}");
            console.MarkupLine($"  {Markup.Escape(row.Understanding.Reason ?? "")}");
        }
    }

    private static readonly Disposition[] Order = [Disposition.Enforced, Disposition.Delegated, Disposition.Judgment, Disposition.Process, Disposition.Unresolved];

    private static string Name(Disposition disposition) => disposition == Disposition.Unresolved ? "questions" : disposition.ToString().ToLowerInvariant();

    private static string Colour(Disposition disposition) => disposition switch
    {
        Disposition.Enforced => "green",
        Disposition.Delegated => "blue",
        Disposition.Judgment => "yellow",
        Disposition.Process => "grey",
        _ => "red",
    };
}
