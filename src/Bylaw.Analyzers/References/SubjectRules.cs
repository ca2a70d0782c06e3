using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The rules about uses that hold for one subject, and what they say of each target; every answer is computed once.</summary>
internal sealed class SubjectRules
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, Answer> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Answer> _members = new(SymbolEqualityComparer.Default);
    private readonly List<UseRule> _uses = [];

    public SubjectRules(CompilationRules rules, Subject subject)
    {
        Subject = subject;
        foreach (var rule in rules.Rules)
        {
            if (BoundBy(rules, rule) is not { } captures)
                continue;

            rules.Health.Matched(rule);
            if (Use(rules, rule, captures) is { } use)
                _uses.Add(use);
        }

        foreach (var use in _uses)
        {
            HasTypes |= use is FlowRule or AllowRule || Uses(use.Rule) is { } set && set.Types.Count + set.Layers.Count > 0;
            HasMembers |= Uses(use.Rule) is { Members.Count: > 0 };
            HasAttributes |= Uses(use.Rule) is { Attributes.Count: > 0 };
            HasThrows |= Uses(use.Rule) is { Throws.Count: > 0 };
        }
    }

    public Subject Subject { get; }

    public bool HasTypes { get; }

    public bool HasMembers { get; }

    public bool HasAttributes { get; }

    public bool HasThrows { get; }

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsEmpty => _uses.Count == 0;

    public Verdict? AgainstType(INamedTypeSymbol target)
    {
        if (!HasTypes || target.SpecialType is not (SpecialType.None or SpecialType.System_Nullable_T) || target.IsAnonymousType || target.IsTupleType)
            return null;

        return _types.GetOrAdd(target, static (target, self) => new Answer(self.Subject.IsAround(target) ? null
            : self.Judge(target, static (use, target) => use.AgainstType((INamedTypeSymbol)target))), this).Verdict;
    }

    public Verdict? AgainstMember(ISymbol target) => !HasMembers ? null : _members.GetOrAdd(target.OriginalDefinition, static (target, self) =>
        new Answer(self.Judge(target, static (use, target) => use.AgainstMember(target))), this).Verdict;

    public Verdict? AgainstAttribute(INamedTypeSymbol target) => !HasAttributes ? null
        : Judge(target, static (use, target) => use.AgainstAttribute((INamedTypeSymbol)target));

    public Verdict? AgainstThrow(INamedTypeSymbol target) => !HasThrows ? null
        : Judge(target, static (use, target) => use.AgainstThrow((INamedTypeSymbol)target));

    /// <summary>The first type in it that must not be used: itself, its element type, its type arguments.</summary>
    public Verdict? Mentions(ITypeSymbol? type, int depth = 0)
    {
        switch (type)
        {
            case null:
                return null;
            case INamedTypeSymbol named:
                if (AgainstType(named) is { } verdict)
                    return verdict;
                // Depth: a type argument may mention its own type, as in class Node : List<Node>.
                if (!named.IsGenericType || depth > 8)
                    return null;
                foreach (var argument in named.TypeArguments)
                {
                    if (Mentions(argument, depth + 1) is { } inner)
                        return inner;
                }

                return named.ContainingType is { IsGenericType: true } outer ? Mentions(outer, depth + 1) : null;
            case IArrayTypeSymbol array:
                return Mentions(array.ElementType, depth);
            case IPointerTypeSymbol pointer:
                return Mentions(pointer.PointedAtType, depth);
            case IFunctionPointerTypeSymbol { Signature: var signature }:
                return Mentions(signature.ReturnType, depth + 1)
                    ?? signature.Parameters.Select(parameter => Mentions(parameter.Type, depth + 1)).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    private Verdict? Judge(ISymbol target, Func<UseRule, ISymbol, (string Id, Captures Captures)?> ask)
    {
        Verdict? first = null;
        UseRule? firstUse = null;
        List<Rule>? also = null;
        foreach (var use in _uses)
        {
            if (ask(use, target) is not { } hit)
                continue;

            var verdict = new Verdict(use.Rule, hit.Id, hit.Captures, target, []);
            if (first is null)
            {
                (first, firstUse) = (verdict, use);
                continue;
            }

            also ??= [];
            if (Precedes(use, firstUse!))
            {
                also.Add(first.Rule);
                (first, firstUse) = (verdict, use);
            }
            else
            {
                also.Add(use.Rule);
            }
        }

        return also is null ? first : first! with { Also = also };
    }

    // An explicit rule before a flow, then the stronger severity; the order of the file is the order of the list.
    private static bool Precedes(UseRule use, UseRule first) =>
        use.IsFlow != first.IsFlow ? first.IsFlow : use.Rule.Severity.Default > first.Rule.Severity.Default;

    private Captures? BoundBy(CompilationRules rules, Rule rule)
    {
        if (Subject.Candidate is not { } candidate)
            return rule.Subject is AnyTypeSelector ? Captures.None : null;
        if (rules.Matcher.Match(rule.Subject, candidate, Captures.None) is not { } captures)
            return null;

        // `in: Service` names a layer; what the layer's own pattern captured is known too.
        return captures.IsEmpty ? rules.Layers.CapturesOf(candidate.Type) : captures;
    }

    private UseRule? Use(CompilationRules rules, Rule rule, Captures captures) => rule.Verb switch
    {
        FlowVerb { Chains.Count: > 0 } flow when Subject.Layer != LayerMap.None && rules.FlowTable(flow) is var table && table.Binds(Subject.Layer)
            => new FlowRule(rules, rule, captures, table, Subject.Layer),
        ForbidVerb forbid => new ForbidRule(rules, rule, captures, forbid.Uses),
        AllowVerb allow => new AllowRule(rules, rule, captures, allow.Uses),
        ReserveVerb reserve when !Owns(rules, reserve) => new ReserveRule(rules, rule, captures, reserve.Uses),
        _ => null,
    };

    private bool Owns(CompilationRules rules, ReserveVerb reserve) =>
        Subject.Candidate is { } candidate
        && (rules.Matcher.Matches(reserve.For, candidate) || UseMatch.Type(rules, reserve.Uses, candidate.Type, Captures.None) is not null);

    private static UseSet? Uses(Rule rule) => rule.Verb switch
    {
        ForbidVerb forbid => forbid.Uses,
        AllowVerb allow => allow.Uses,
        ReserveVerb reserve => reserve.Uses,
        _ => null,
    };

    private readonly record struct Answer(Verdict? Verdict);
}
