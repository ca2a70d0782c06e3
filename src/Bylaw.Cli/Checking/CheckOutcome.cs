using Bylaw.Analyzers;

namespace Bylaw.Cli.Checking;

/// <summary>The exit code of a check.</summary>
internal static class CheckOutcome
{
    public static int Of(CheckReport report, FindingLevel failOn)
    {
        var open = report.Open.Where(finding => finding.Level >= failOn).ToList();
        if (report.Findings.Any(finding => finding.Id == RuleIds.InvalidRuleFile))
            return ExitCode.Invalid;
        // Green must mean that something was looked at.
        if (report.Projects.Any(project => project.State == ProjectState.Failed) || report.Summary.Types == 0)
            return ExitCode.NothingDone;
        if (open.Exists(finding => finding.Id is not (RuleIds.SpecDrift or RuleIds.StaleBaseline)))
            return ExitCode.Findings;
        if (open.Exists(finding => finding.Id == RuleIds.SpecDrift))
            return ExitCode.Drift;
        return open.Count > 0 ? ExitCode.Stale : ExitCode.Clean;
    }
}
