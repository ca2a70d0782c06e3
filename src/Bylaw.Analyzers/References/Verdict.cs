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
}
