using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <summary>Where in the code a finding belongs, whatever its exact place: what baseline and exceptions go by.</summary>
/// <param name="Member">Null for the attributes of an assembly.</param>
/// <param name="Route">Of the handler that the place lies in.</param>
internal readonly record struct FindingSite(INamedTypeSymbol? Type, ISymbol? Member, string? Route, MemberPart Part);

/// <summary>A rule broken at a place.</summary>
/// <param name="What">The first part of the message: 'A' must not use 'B'.</param>
/// <param name="Advice">What follows from the rule itself, for rules that don't say what to do instead.</param>
/// <param name="Target">What is used or wrong; part of the baseline's key.</param>
internal sealed record Finding(
    Rule Rule, string Id, Location Location, FindingSite Site, string What, Captures Captures, ISymbol? Target, string? Advice = null)
{
    /// <summary>What is used or wrong where that is no symbol: a table, a package.</summary>
    public string? TargetName { get; init; }

    /// <summary>
    /// Several targets at one place are several findings: the answer of an endpoint may hold two secrets, and at a rule stand all classes that break it.
    /// A token names one type.
    /// </summary>
    public bool IsOfEachTarget { get; init; }

    public BaselineKey Key => new(
        Rule.Name,
        Site.Route ?? (Site.Member is { } member ? member.GetDocumentationCommentId() ?? member.Name : "assembly"),
        Site.Part,
        Target?.OriginalDefinition.GetDocumentationCommentId() ?? Target?.Name ?? TargetName ?? "");

    /// <summary>
    /// Findings of one rule that have this in common are one. The same syntax is reached on more than one way where accessors, records and queries
    /// repeat it: a use is one finding a token. What has no target is a demand, and two demands on one name are two findings.
    /// </summary>
    public FindingPlace Place => new(Location.SourceTree, Location.SourceSpan, Id, Target is null || IsOfEachTarget ? What : null);

    /// <summary>Whether two findings at one location say the same: the same kind of thing, or something of the same target.</summary>
    public bool IsSameAs(Finding other) =>
        Place == other.Place
        || (Target is not null && SymbolEqualityComparer.Default.Equals(Target.OriginalDefinition, other.Target?.OriginalDefinition));
}

internal readonly record struct FindingPlace(SyntaxTree? Tree, TextSpan Span, string Id, string? Demand);
