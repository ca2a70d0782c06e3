using System.Globalization;
using Bylaw.Cli.Baselines;
using Bylaw.Cli.Checking;
using Bylaw.Rules.Baselines;
using Spectre.Console;

namespace Bylaw.Cli.Output;

/// <summary>What a run of `bylaw baseline` did, or would do.</summary>
internal static class BaselineView
{
    /// <summary>So many are named.</summary>
    private const int FewFiles = 3;

    public static void Write(BaselinePlan plan, string root, bool written, TextWriter writer)
    {
        var console = Terminal.On(writer, wraps: false);
        if (!plan.IsFirst)
            WriteChanges(console, plan, root);
        if (plan.Rules.Count > 0)
            WriteRules(console, plan);
        var added = plan.Rules.Sum(rule => rule.After - rule.Before);
        console.MarkupLineInterpolated($"{(plan.Files.Count == 0 ? "Nothing to change." : $"{Files(plan, root)} {(written ? "written" : "would be written")}.")} {(plan.Frozen == 0 ? "No finding" : Messages.Count(plan.Frozen, "finding"))} {(plan.Frozen <= 1 ? "is" : "are")} frozen{(added == 0 ? "" : $" ({Signed(added)})")}.");
        if (plan.Taken > 0 && added > plan.Taken)
            console.MarkupLineInterpolated($"`bylaw check` showed {Messages.Count(plan.Taken, "finding")} for {(added == 1 ? "it" : "them")}: what breaks several rules at one place is shown once, and frozen for each rule.");
    }

    /// <summary>What the user must know that the files don't show.</summary>
    public static void WriteRemarks(BaselinePlan plan, BaselineOutcome outcome)
    {
        List("New, and not frozen; mend it, or freeze it with --allow-additions:", plan.Refused);
        List("Not frozen: what is about the rule file has no place in a baseline:", plan.Unkeyed);
        List("Still found with the new baseline, which is a fault of Bylaw:", plan.Unfrozen.Select(finding => FindingText.Of(finding, outcome.Root)));
        if (plan.NotShrunk.Count > 0)
            Messages.Say($"{string.Join(", ", plan.NotShrunk)}: entries that nothing needs are kept, since code that does not compile may hide what they are for.");
        WriteProjects(outcome);

        static void List(string title, IEnumerable<string> findings)
        {
            foreach (var (index, finding) in findings.Index())
            {
                if (index == 0)
                    Messages.Say(title);
                Console.Error.WriteLine(finding);
            }
        }
    }

    public static void WriteInvalid(BaselineOutcome outcome)
    {
        foreach (var problem in outcome.Invalid)
            Console.Error.WriteLine(problem);
        WriteProjects(outcome);
    }

    private static void WriteProjects(BaselineOutcome outcome)
    {
        foreach (var project in outcome.Projects.Where(project => project.State is ProjectState.Failed or ProjectState.Partly))
            Messages.Say($"{project.Name}: {project.Remark}");
    }

    private static void WriteChanges(IAnsiConsole console, BaselinePlan plan, string root)
    {
        foreach (var file in plan.Changes.GroupBy(change => change.Path))
        {
            console.MarkupLineInterpolated($"[bold]{PathText.Relative(root, file.Key)}[/]");
            foreach (var change in file)
            {
                if (change.Before > 0)
                    console.MarkupLineInterpolated($"[red]- {BaselineText.Line(change.Assembly, change.Key, change.Before)}[/]");
                if (change.After > 0)
                    console.MarkupLineInterpolated($"[green]+ {BaselineText.Line(change.Assembly, change.Key, change.After)}[/]");
            }
        }
    }

    private static void WriteRules(IAnsiConsole console, BaselinePlan plan)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("rule");
        table.AddColumn(new TableColumn("frozen").RightAligned());
        table.AddColumn(new TableColumn("change").RightAligned());
        foreach (var rule in plan.Rules)
            table.AddRow(Markup.Escape(rule.Rule), rule.After.ToString(CultureInfo.InvariantCulture), rule.After == rule.Before ? "" : Signed(rule.After - rule.Before));
        console.Write(table);
    }

    private static string Files(BaselinePlan plan, string root) =>
        plan.Files.Count <= FewFiles ? string.Join(", ", plan.Files.Select(file => PathText.Relative(root, file.Path))) : $"bylaw.baseline of {plan.Files.Count} projects";

    private static string Signed(int number) => number.ToString("+0;-0;+0", CultureInfo.InvariantCulture);
}
