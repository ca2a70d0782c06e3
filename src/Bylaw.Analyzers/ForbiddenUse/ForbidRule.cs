using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>`forbid`: BYL1001 for layers, 2001 for types, 2002 for members, 2003 and 2006 for what is thrown, 2005 for attributes.</summary>
internal sealed class ForbidRule(CompilationRules rules, Rule rule, Captures captures, UseSet uses) : UseRule(rule, captures)
{
    public override (string Id, Captures Captures)? AgainstType(INamedTypeSymbol target)
    {
        if (UseMatch.Type(rules, uses, target, Captures) is { } bound)
            return (RuleIds.ForbiddenType, bound);
        return UseMatch.Layer(rules, uses, target) is { } layer ? (RuleIds.Flow, layer.IsEmpty ? Captures : layer) : null;
    }

    public override (string Id, Captures Captures)? AgainstMember(ISymbol target) =>
        UseMatch.Member(rules, uses, target, Captures) is { } bound ? (RuleIds.ForbiddenMember, bound) : null;

    public override (string Id, Captures Captures)? AgainstAttribute(INamedTypeSymbol target)
    {
        foreach (var selector in uses.Attributes)
        {
            if (rules.Matcher.MatchAttributeClass(selector, target, Captures) is { } bound)
                return (RuleIds.ForbiddenAttribute, bound);
        }

        return null;
    }

    public override (string Id, Captures Captures)? AgainstThrow(INamedTypeSymbol target) =>
        UseMatch.Any(rules, uses.Throws, target, Captures) is { } bound ? (ThrowId.Of(rules, target), bound) : null;
}

/// <summary>BYL2003 for exceptions that are an HTTP answer, BYL2006 for the others.</summary>
internal static class ThrowId
{
    private static readonly Selector HttpException = new FacetSelector("http-exception");

    public static string Of(CompilationRules rules, INamedTypeSymbol exception) =>
        rules.Matcher.Matches(HttpException, new Candidate(exception)) ? RuleIds.HttpException : RuleIds.ForbiddenThrow;
}
