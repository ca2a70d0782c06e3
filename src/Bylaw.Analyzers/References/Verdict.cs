using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>A rule that a use breaks.</summary>
/// <param name="Id">The diagnostic, which follows from the part of the verb.</param>
/// <param name="Captures">Of the subject and the target, for the advice.</param>
internal sealed record Hit(Rule Rule, string Id, Captures Captures, UseKind Kind);

/// <summary>All that the rules have against one target.</summary>
internal sealed record Verdict(ISymbol Target, IReadOnlyList<Hit> Hits)
{
    /// <summary>Both about the same target; a rule counts once, with what came first.</summary>
    public Verdict With(Verdict other) =>
        this with { Hits = [.. Hits, .. other.Hits.Where(hit => Hits.All(known => known.Rule != hit.Rule))] };

    /// <summary>
    /// The hit that is named in the message: an explicit rule before a flow, then the strongest severity at this place, then one that says why,
    /// then the order of the rule file. Null when none of them holds here.
    /// </summary>
    public Hit? Leading(Func<Rule, bool> isAccepted, string? path, out IReadOnlyList<Rule> also)
    {
        var holding = Hits.Where(hit => hit.Rule.Severity.At(path) != Severity.None && !isAccepted(hit.Rule))
            .OrderBy(hit => hit.Rule.Verb is FlowVerb).ThenByDescending(hit => hit.Rule.Severity.At(path))
            .ThenBy(hit => hit.Rule.Because is null).ThenBy(hit => hit.Rule.Order).ToList();
        also = [.. holding.Skip(1).Select(hit => hit.Rule)];
        return holding.Count == 0 ? null : holding[0];
    }
}
