using Bylaw.Cli.Checking;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Baselines;

/// <summary>What `bylaw baseline` is asked for.</summary>
/// <param name="Prune">Only take out what is no longer needed.</param>
/// <param name="AllowAdditions">Also freeze what is new.</param>
internal sealed record BaselineRequest(FindingChoice Choice, bool Prune, bool AllowAdditions);

/// <param name="Plan">Null where there is nothing to go by: a rule file is wrong, or no project could be analysed.</param>
/// <param name="Invalid">What is wrong with rule files and baselines.</param>
internal sealed record BaselineOutcome(string Root, IReadOnlyList<CheckedProject> Projects, IReadOnlyList<string> Invalid, BaselinePlan? Plan);

/// <summary>What the baselines of a solution become.</summary>
/// <param name="IsFirst">None of its projects had one.</param>
/// <param name="Files">Those that change.</param>
/// <param name="Changes">By project, then entry.</param>
/// <param name="Refused">New findings that a baseline doesn't take in without being told to.</param>
/// <param name="Unkeyed">Findings that no baseline can freeze: they are about the rule file.</param>
/// <param name="Unfrozen">Findings that are still there with the new baseline, which is a fault of Bylaw.</param>
/// <param name="NotShrunk">Projects whose entries stay since they don't compile.</param>
internal sealed record BaselinePlan(
    bool IsFirst, IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<EntryChange> Changes, IReadOnlyList<RuleCount> Rules,
    IReadOnlyList<string> Refused, IReadOnlyList<string> Unkeyed, IReadOnlyList<Diagnostic> Unfrozen, IReadOnlyList<string> NotShrunk)
{
    /// <summary>How many findings of a check were frozen in this run; one that breaks several rules is frozen for each of them.</summary>
    public int Taken { get; init; }

    public int Frozen => Rules.Sum(rule => rule.After);
}

/// <param name="Before">0 for a new entry.</param>
/// <param name="After">0 for one that goes.</param>
internal sealed record EntryChange(string Path, string Assembly, BaselineKey Key, int Before, int After);

/// <summary>How many findings of a rule are frozen in the solution.</summary>
internal sealed record RuleCount(string Rule, int Before, int After);
