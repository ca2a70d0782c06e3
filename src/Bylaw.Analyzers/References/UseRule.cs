using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>One rule for one subject: may it use this? Each returns what the match captured, null where it has nothing against it.</summary>
internal abstract class UseRule(Rule rule, Captures captures)
{
    public Rule Rule { get; } = rule;

    /// <summary>What the rule's `in` captured of the subject.</summary>
    protected Captures Captures { get; } = captures;

    public virtual (string Id, Captures Captures)? AgainstType(INamedTypeSymbol target) => null;

    public virtual (string Id, Captures Captures)? AgainstMember(ISymbol target) => null;

    public virtual (string Id, Captures Captures)? AgainstAttribute(INamedTypeSymbol target) => null;

    public virtual (string Id, Captures Captures)? AgainstThrow(INamedTypeSymbol target) => null;
}
