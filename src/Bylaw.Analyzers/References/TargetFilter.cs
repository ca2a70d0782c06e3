using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// Whether any rule may have something against a type or member, whoever uses it. Most of what code uses is the framework's, and asked once here
/// instead of once for each subject. It may say yes too often, never too seldom.
/// </summary>
internal sealed class TargetFilter
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, bool> _names = new();
    private readonly List<(UseSet Uses, bool HasCaptures)> _uses = [];
    private readonly CompilationRules _rules;
    private readonly bool _hasFlow;
    private readonly bool _hasAllow;

    public TargetFilter(CompilationRules rules)
    {
        _rules = rules;
        foreach (var rule in rules.Rules)
        {
            _hasFlow |= rule.Verb is FlowVerb { Chains.Count: > 0 };
            _hasAllow |= rule.Verb is AllowVerb;
            if (UsesOf(rule.Verb) is { } uses)
                _uses.Add((uses, uses.HasCaptures));
        }
    }

    public static UseSet? UsesOf(Verb verb) => verb switch
    {
        ForbidVerb forbid => forbid.Uses,
        AllowVerb allow => allow.Uses,
        ReserveVerb reserve => reserve.Uses,
        _ => null,
    };

    /// <summary>Whether the type or one in it, such as an argument, may be one that must not be used.</summary>
    public bool Concerns(INamedTypeSymbol type) => _types.TryGetValue(type, out var known) ? known : _types.GetOrAdd(type, Find(type));

    /// <summary>Whether a member of this name may be one that must not be used.</summary>
    public bool ConcernsMember(ISymbol member) => _names.GetOrAdd(UseMatch.NameOf(member), static (name, self) => self.FindName(name), this);

    private bool Find(INamedTypeSymbol type)
    {
        if (IsTarget(type) || (type.ContainingType is { } outer && Concerns(outer)))
            return true;

        foreach (var argument in type.TypeArguments)
        {
            if (ConcernsAny(argument))
                return true;
        }

        if (type.IsAnonymousType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { Type: var value } && ConcernsAny(value))
                    return true;
            }
        }

        return false;
    }

    private bool ConcernsAny(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => Concerns(named),
        IArrayTypeSymbol array => ConcernsAny(array.ElementType),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        _ => false,
    };

    private bool IsTarget(INamedTypeSymbol type)
    {
        if (_hasFlow && _rules.Layers.Of(type) != LayerMap.None)
            return true;

        var isOwn = _rules.Project.IsOwn(type.ContainingAssembly);
        if (_hasAllow && isOwn)
            return true;

        foreach (var (uses, hasCaptures) in _uses)
        {
            // What captures stand for is known only with a subject.
            if ((isOwn && hasCaptures) || (UseMatch.Type(_rules, uses, type, Captures.None) ?? UseMatch.Layer(_rules, uses, type)) is not null)
                return true;
        }

        return false;
    }

    private bool FindName(string name)
    {
        foreach (var (uses, _) in _uses)
        {
            foreach (var member in uses.Members)
            {
                if (UseMatch.HasName(member, name))
                    return true;
            }
        }

        return false;
    }
}
