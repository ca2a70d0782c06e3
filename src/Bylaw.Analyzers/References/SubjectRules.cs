using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The rules about uses that hold for one subject, and what they say of each target; every answer is computed once.</summary>
internal sealed class SubjectRules
{
    // Made when the first answer is kept: most subjects never meet a target that any rule speaks of.
    private ConcurrentDictionary<INamedTypeSymbol, Answer>? _types;
    private ConcurrentDictionary<INamedTypeSymbol, Answer>? _mentions;
    private ConcurrentDictionary<ISymbol, Answer>? _members;
    private ConcurrentDictionary<INamedTypeSymbol, Answer>? _attributes;
    private ConcurrentDictionary<INamedTypeSymbol, Answer>? _throws;
    private ConcurrentDictionary<Rule, SubjectRules>? _only;
    private readonly UseRule[] _uses;
    private readonly CompilationRules _rules;
    private readonly bool _judgesWords;

    public SubjectRules(CompilationRules rules, Subject subject) : this(rules, subject, UsesOf(rules, subject))
    {
    }

    private SubjectRules(CompilationRules rules, Subject subject, UseRule[] useRules)
    {
        (_rules, _uses, Subject) = (rules, useRules, subject);
        foreach (var use in _uses)
        {
            var uses = TargetFilter.UsesOf(use.Rule.Verb);
            HasTypes |= use is FlowRule or AllowRule || uses is not null && uses.Types.Count + uses.Layers.Count > 0;
            HasMembers |= uses is { Members.Count: > 0 };
            HasAttributes |= uses is { Attributes.Count: > 0 };
            HasThrows |= uses is { Throws.Count: > 0 };
            _judgesWords |= uses is { Words.Length: > 0 };
        }
    }

    public Subject Subject { get; }

    public bool HasTypes { get; }

    public bool HasMembers { get; }

    public bool HasAttributes { get; }

    public bool HasThrows { get; }

    public IEnumerable<Rule> Rules => _uses.Select(use => use.Rule);

    /// <summary>The same subject as if there were no other rule: what one rule finds must not depend on what another one does.</summary>
    public SubjectRules Only(Rule rule) => _uses.Length == 1 && _uses[0].Rule == rule
        ? this
        : LazyInitializer.EnsureInitialized(ref _only, static () => new())!.GetOrAdd(rule, static (rule, self) => new SubjectRules(self._rules, self.Subject, [.. self._uses.Where(use => use.Rule == rule)]), this);

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsEmpty => _uses.Length == 0;

    public Verdict? AgainstType(INamedTypeSymbol target)
    {
        if (!HasTypes || target.IsAnonymousType || target.IsTupleType || (!_judgesWords && UseMatch.IsWord(target)) || !_rules.Targets.Concerns(target))
            return null;

        return Types(ref _types).GetOrAdd(target, static (target, self) => new Answer(self.Subject.IsAround(target) ? null
            : self.Judge(target, UseKind.Use, static (use, target) => use.AgainstType((INamedTypeSymbol)target))), this).Verdict;
    }

    public Verdict? AgainstMember(ISymbol target) => !HasMembers || !_rules.Targets.ConcernsMember(target) ? null : Members().GetOrAdd(target.OriginalDefinition, static (target, self) =>
        new Answer(self.Judge(target, UseKind.Use, static (use, target) => use.AgainstMember(target))), this).Verdict;

    public Verdict? AgainstAttribute(INamedTypeSymbol target) => !HasAttributes ? null : Types(ref _attributes).GetOrAdd(target, static (target, self) =>
        new Answer(self.Judge(target, UseKind.Attribute, static (use, target) => use.AgainstAttribute((INamedTypeSymbol)target))), this).Verdict;

    /// <summary>Against throwing or creating an exception.</summary>
    public Verdict? AgainstThrow(INamedTypeSymbol target) => !HasThrows ? null : Types(ref _throws).GetOrAdd(target, static (target, self) =>
        new Answer(self.Judge(target, UseKind.Throw, static (use, target) => use.AgainstThrow((INamedTypeSymbol)target))), this).Verdict;

    /// <summary>The first type in it that must not be used: itself, its element type, its type arguments.</summary>
    public Verdict? Mentions(ITypeSymbol? type) => type switch
    {
        _ when !HasTypes => null,
        INamedTypeSymbol { SpecialType: not SpecialType.None } named => AgainstType(named),
        INamedTypeSymbol named when !_rules.Targets.Concerns(named) => null,
        INamedTypeSymbol named => Types(ref _mentions).GetOrAdd(named, static (named, self) => new Answer(self.FindIn(named)), this).Verdict,
        IArrayTypeSymbol array => Mentions(array.ElementType),
        IPointerTypeSymbol pointer => Mentions(pointer.PointedAtType),
        IFunctionPointerTypeSymbol pointer => MentionedBy(pointer.Signature),
        _ => null,
    };

    /// <summary>As <see cref="Mentions"/>, or what would be named on the way to a nested type.</summary>
    public bool MayMention(ITypeSymbol? type)
    {
        if (Mentions(type) is not null)
            return true;

        switch (type)
        {
            case IArrayTypeSymbol array:
                return MayMention(array.ElementType);
            case INamedTypeSymbol named when HasTypes && _rules.Targets.Concerns(named):
                for (var outer = named.ContainingType; outer is not null; outer = outer.ContainingType)
                {
                    if (Mentions(outer) is not null)
                        return true;
                }

                foreach (var argument in named.TypeArguments)
                {
                    if (MayMention(argument))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>What a method's signature says, as a method group or a function pointer does.</summary>
    public Verdict? MentionedBy(IMethodSymbol method)
    {
        if (!HasTypes)
            return null;
        if (Mentions(method.ReturnType) is { } returned)
            return returned;

        foreach (var parameter in method.Parameters)
        {
            if (Mentions(parameter.Type) is { } verdict)
                return verdict;
        }

        return null;
    }

    private Verdict? FindIn(INamedTypeSymbol type)
    {
        if (AgainstType(type) is { } verdict)
            return verdict;

        if (_rules.IsMarker(type))
            return null;

        foreach (var argument in type.TypeArguments)
        {
            if (Mentions(argument) is { } inner)
                return inner;
        }

        if (type.IsAnonymousType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { Type: var value } && Mentions(value) is { } inner)
                    return inner;
            }
        }

        return type.ContainingType is { IsGenericType: true } outer ? Mentions(outer) : null;
    }

    private Verdict? Judge(ISymbol target, UseKind kind, Func<UseRule, ISymbol, (string Id, Captures Captures)?> ask)
    {
        List<Hit>? hits = null;
        foreach (var use in _uses)
        {
            if (_rules.Health.Ask(use.Rule, (ask, use, target), static of => of.ask(of.use, of.target)) is { } hit)
                (hits ??= []).Add(new Hit(use.Rule, hit.Id, hit.Captures, kind));
        }

        return hits is null ? null : new Verdict(target, hits);
    }

    private static UseRule[] UsesOf(CompilationRules rules, Subject subject)
    {
        var uses = new List<UseRule>();
        foreach (var rule in rules.UseRules)
        {
            if (subject.Bind(rules, rule) is not { } captures)
                continue;

            rules.Health.Matched(rule);
            if (UseOf(rules, subject, rule, captures) is { } use)
                uses.Add(use);
        }

        return [.. uses];
    }

    private static UseRule? UseOf(CompilationRules rules, Subject subject, Rule rule, Captures captures) => rule.Verb switch
    {
        FlowVerb { Chains.Count: > 0 } flow when subject.Layer != LayerMap.None && rules.FlowTable(flow) is var table && table.Binds(subject.Layer)
            => new FlowRule(rules, rule, captures, table, subject.Layer),
        ForbidVerb forbid => new ForbidRule(rules, rule, captures, forbid.Uses),
        AllowVerb allow => new AllowRule(rules, rule, captures, allow.Uses),
        // Whatever is reserved has to be registered somewhere.
        ReserveVerb reserve when !IsCompositionRoot(rules, subject) && !Owns(rules, subject, reserve) => new ReserveRule(rules, rule, captures, reserve.Uses),
        _ => null,
    };

    private static bool IsCompositionRoot(CompilationRules rules, Subject subject) =>
        subject.Region == RegionKind.Composition || (subject.Region == RegionKind.Type && subject.Type is { } type && rules.Layers.IsCompositionRoot(type));

    // What is nested in an owner is a part of it.
    private static bool Owns(CompilationRules rules, Subject subject, ReserveVerb reserve)
    {
        if (subject.Candidate is not { } candidate)
            return false;

        for (INamedTypeSymbol? type = candidate.Type; type is not null; type = type.ContainingType)
        {
            if (rules.Matcher.Matches(reserve.For, candidate with { Type = type }) || UseMatch.Type(rules, reserve.Uses, type, Captures.None) is not null)
                return true;
        }

        return false;
    }

    private static ConcurrentDictionary<INamedTypeSymbol, Answer> Types(ref ConcurrentDictionary<INamedTypeSymbol, Answer>? field) =>
        LazyInitializer.EnsureInitialized(ref field, static () => new(SymbolEqualityComparer.Default))!;

    private ConcurrentDictionary<ISymbol, Answer> Members() =>
        LazyInitializer.EnsureInitialized(ref _members, static () => new(SymbolEqualityComparer.Default))!;

    private readonly record struct Answer(Verdict? Verdict);
}
