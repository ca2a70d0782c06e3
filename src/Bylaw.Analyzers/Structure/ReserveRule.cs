using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL1004 of `reserve`: what belongs to somebody, used by somebody else. Made only for subjects that it does not belong to.</summary>
internal sealed class ReserveRule(CompilationRules rules, Rule rule, Captures captures, UseSet uses) : UseRule(rule, captures)
{
    public override (string Id, Captures Captures)? AgainstType(INamedTypeSymbol target) => UseMatch.Type(rules, uses, target, Captures) is { } bound
        ? (RuleIds.Reserved, bound) : null;

    public override (string Id, Captures Captures)? AgainstMember(ISymbol target) => UseMatch.Member(rules, uses, target, Captures) is { } bound
        ? (RuleIds.Reserved, bound) : null;
}
