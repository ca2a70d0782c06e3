using System.Globalization;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Reports;

/// <summary>The words in which people are told what a check did: the same on the terminal, in a page and on GitHub.</summary>
internal static class CheckText
{
    /// <summary>An exception that ends within so many days is named.</summary>
    private const int Soon = 14;

    /// <summary>A solution of many projects that lack one package has one thing to say, not many.</summary>
    public const int FewRemarks = 10;

    /// <summary>So many projects are named that have the same to say.</summary>
    private const int FewNames = 4;

    public static string Name(FindingLevel level) => level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "suggestion",
    };

    public static string Of(CheckedProject project) => project.Remark is { } remark ? $"{State(project.State)}: {remark}" : State(project.State);

    public static string State(ProjectState state) => state switch
    {
        ProjectState.Analyzed => "analysed",
        ProjectState.Partly => "partly analysed",
        ProjectState.Skipped => "skipped",
        _ => "failed",
    };

    /// <summary>"12 errors, 3 warnings"; "no findings" if there are none.</summary>
    public static string Counts(IEnumerable<CheckedFinding> findings)
    {
        var counts = findings.CountBy(finding => finding.Level).OrderByDescending(count => count.Key).Select(count => Messages.Count(count.Value, Name(count.Key))).ToList();
        return counts.Count == 0 ? "no findings" : string.Join(", ", counts);
    }

    /// <summary>The same of a check; that nothing was found says little where not all was looked at.</summary>
    public static string Counts(CheckReport report) =>
        report.Open.Any() || report.Projects.Count == 0 ? Counts(report.Open)
        : report.Count(ProjectState.Analyzed) + report.Count(ProjectState.Partly) == 0 ? "none, since nothing could be analysed"
        : report.Count(ProjectState.Failed) + report.Count(ProjectState.Partly) > 0 ? "none in what could be analysed"
        : Counts(report.Open);

    /// <summary>What was looked at, and what a green result would not say.</summary>
    /// <param name="maxRemarks">Lines about single projects.</param>
    public static IReadOnlyList<SummaryLine> Summary(CheckReport report, int maxRemarks = int.MaxValue)
    {
        var summary = report.Summary;
        return
        [
            new("Findings", Counts(report), report.Count(FindingLevel.Error) > 0),
            new("Projects", Projects(report), report.Count(ProjectState.Failed) > 0 || report.Count(ProjectState.Analyzed) + report.Count(ProjectState.Partly) == 0),
            .. Remarks(report, maxRemarks),
            new("Types", Types(summary), summary.Types == 0),
            new("Rules", Rules(report), summary.Rules == 0 || summary.DeadRules.Count > 0),
            new("Baseline", summary.Baseline == 0 ? "none" : $"{Messages.Count(summary.Baseline, "finding")} accepted{(summary.Stale > 0 ? $", {Number(summary.Stale)} of them no longer there" : "")}", summary.Stale > 0),
            new("Exceptions", Exceptions(summary.Exceptions), summary.Exceptions.Any(IsSoon)),
            .. summary.Exceptions.Where(IsSoon).OrderBy(exception => exception.DaysLeft).Select(exception => new SummaryLine("", $"{exception.Rule} at {exception.At}: {DaysLeft(exception)}", true)),
            new("Suppressed", Suppressed(report), report.Findings.Any(finding => finding.Suppression is { Justification: null or "" })),
            new("Time", summary.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s", false),
        ];
    }

    // The worst first; all of them stand in the reports.
    private static IEnumerable<SummaryLine> Remarks(CheckReport report, int max)
    {
        var remarked = report.Projects.Where(project => project.Remark is not null || project.State is ProjectState.Partly or ProjectState.Failed).GroupBy(Of).ToList();
        var shown = remarked.Count <= max ? remarked : [.. remarked.OrderByDescending(same => same.First().State == ProjectState.Failed).ThenByDescending(same => same.First().State == ProjectState.Partly).Take(max - 1)];
        foreach (var same in shown)
            yield return new SummaryLine("", $"{Names(same)}: {same.Key}", same.First().State is ProjectState.Failed or ProjectState.Partly);
        if (shown.Count < remarked.Count)
            yield return new SummaryLine("", $"and {Messages.Count(remarked.Except(shown).Sum(same => same.Count()), "more project")}; --json and --html name them all", true);
    }

    // What is the same for many is said once.
    private static string Names(IEnumerable<CheckedProject> projects)
    {
        var names = projects.Select(project => project.Name).ToList();
        return names.Count <= FewNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(FewNames - 1))} and {Messages.Count(names.Count - FewNames + 1, "more project")}";
    }

    public static string DaysLeft(ExceptionState exception) => exception.DaysLeft switch
    {
        null => "never expires",
        < 0 => $"expired {Messages.Count(-exception.DaysLeft.Value, "day")} ago",
        0 => "ends today",
        { } days => $"{Messages.Count(days, "day")} left",
    };

    private static bool IsSoon(ExceptionState exception) => exception.DaysLeft <= Soon;

    private static string Projects(CheckReport report)
    {
        if (report.Projects.Count == 0)
            return "none, so nothing was checked";
        ProjectState[] states = [ProjectState.Analyzed, ProjectState.Partly, ProjectState.Skipped, ProjectState.Failed];
        return string.Join(", ", states.Where(state => report.Count(state) > 0).Select(state => $"{Number(report.Count(state))} {State(state)}"));
    }

    private static string Types(CheckSummary summary) => (summary.Types, summary.Unlayered) switch
    {
        (0, _) => "none",
        (var all, 0) => $"{Number(all)}, {(all == 1 ? "in a layer" : "all of them in a layer")}",
        (var all, var without) when all == without => $"{Number(all)}, {(all == 1 ? "in no layer" : "none of them in a layer")}",
        var (all, without) => $"{Number(all)}, {Number(without)} of them in no layer",
    };

    private static string Rules(CheckReport report)
    {
        var (rules, dead) = (report.Summary.Rules, report.Summary.DeadRules);
        return $"{(rules == 0 ? "none" : Number(rules))}{(report.RuleFiles.Count > 0 ? " of " + string.Join(", ", report.RuleFiles) : "")}{(report.RuleFiles is [FallbackRules.Preset] ? ", since there is no bylaw.yml; `bylaw init` proposes one" : "")}{(dead.Count > 0 ? $"; {Number(dead.Count)} selected nothing: {string.Join(", ", dead)}" : "")}";
    }

    private static string Exceptions(IReadOnlyList<ExceptionState> exceptions)
    {
        if (exceptions.Count == 0)
            return "none";
        var forever = exceptions.Count(exception => exception.DaysLeft is null);
        var expired = exceptions.Count(exception => exception.DaysLeft < 0);
        var dated = exceptions.Where(exception => exception.DaysLeft >= 0).ToList();
        List<string> parts = [];
        if (expired > 0)
            parts.Add($"{Number(expired)} expired");
        if (dated.Count > 0)
            parts.Add($"{Number(dated.Count)} with an end, the next in {Messages.Count(dated.Min(exception => exception.DaysLeft!.Value), "day")}");
        if (forever > 0)
            parts.Add($"{Number(forever)} for good");
        return exceptions.Count == 1 ? $"1, {(expired == 1 ? "expired" : forever == 1 ? "for good" : $"which ends in {Messages.Count(dated[0].DaysLeft!.Value, "day")}")}" : $"{Number(exceptions.Count)}: {string.Join(", ", parts)}";
    }

    private static string Suppressed(CheckReport report)
    {
        var suppressed = report.Findings.Where(finding => finding.Suppression is not null).ToList();
        var unexplained = suppressed.Count(finding => string.IsNullOrWhiteSpace(finding.Suppression!.Justification));
        return suppressed.Count == 0 ? "none" : $"{Messages.Count(suppressed.Count, "finding")} in the code{(unexplained > 0 ? $", {Number(unexplained)} without a justification" : "")}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Label">Empty for a line that belongs to the one above.</param>
/// <param name="NeedsCare">Whether a reader should look at it, though nothing may be wrong.</param>
internal sealed record SummaryLine(string Label, string Text, bool NeedsCare);
