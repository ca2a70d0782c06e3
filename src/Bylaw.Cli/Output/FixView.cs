using System.Globalization;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Fixing;
using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>What a run of `bylaw fix` did, or would do.</summary>
internal static class FixView
{
    public static void Write(FixOutcome outcome, bool written, TextWriter writer)
    {
        var console = Terminal.On(writer, wraps: false);
        if (outcome.Ids.Count > 0)
            WriteIds(console, outcome);
        foreach (var left in outcome.Left.Where(left => left.Because == LeftBecause.TakenBack))
            console.MarkupLineInterpolated($"{FindingText.Place(left.Finding, outcome.Root)}: {left.Finding.Id} not fixed: {left.Reason!}");

        var (done, open) = (outcome.Ids.Sum(id => id.Fixed), outcome.Ids.Sum(id => id.Left));
        console.MarkupLineInterpolated($"{Messages.Count(done, "finding")} {(written ? "fixed" : "would be fixed")} in {Messages.Count(outcome.Files.Count, "file")}, {open} left.{(outcome.Left.Any(left => left.Because == LeftBecause.NeedsReview) ? " With --review those are fixed too that have a fix which somebody should look at." : "")}");
    }

    public static void WriteProjects(FixOutcome outcome)
    {
        foreach (var problem in outcome.Invalid)
            Console.Error.WriteLine(FindingText.Of(problem, outcome.Root));
        foreach (var project in outcome.Projects.Where(project => project.State is ProjectState.Failed or ProjectState.Partly))
            Messages.Say($"{project.Name}: {project.Remark}");
    }

    private static void WriteIds(IAnsiConsole console, FixOutcome outcome)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("id");
        foreach (var column in (ReadOnlySpan<string>)["fixed", "left: no fix", "to review", "taken back"])
            table.AddColumn(new TableColumn(column).RightAligned());
        table.AddColumn("what");
        foreach (var id in outcome.Ids)
            table.AddRow(id.Id, Number(id.Fixed), Left(id, LeftBecause.NoFix), Left(id, LeftBecause.NeedsReview), Left(id, LeftBecause.TakenBack), Markup.Escape(id.Title));
        console.Write(table);

        string Left(FixedId id, LeftBecause because) => Number(outcome.Left.Count(left => left.Finding.Id == id.Id && left.Because == because));
    }

    private static string Number(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
