using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

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
    Rule Rule, string Id, Location Location, FindingSite Site, string What, Captures Captures, ISymbol? Target, IReadOnlyList<Rule> Also,
    string? Advice = null);
