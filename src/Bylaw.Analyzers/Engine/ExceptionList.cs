using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The exceptions of the rule file that still hold today.</summary>
internal sealed class ExceptionList
{
    /// <summary>So many days before its end an exception is announced.</summary>
    public const int NoticeDays = 14;

    private readonly Dictionary<string, List<RuleException>> _byRule = [];

    private readonly ConcurrentDictionary<Place, bool> _used = new();

    private readonly string _assembly;

    public ExceptionList(RuleBook book, RuleDate today, string assembly)
    {
        _assembly = assembly;
        foreach (var exception in book.Exceptions)
        {
            if (exception.Expires is { } end && end.DaysFrom(today) < 0)
                continue;

            foreach (var rule in exception.Rules)
            {
                if (!_byRule.TryGetValue(rule, out var list))
                    _byRule.Add(rule, list = []);
                list.Add(exception);
            }
        }
    }

    /// <summary>Whether it has accepted something in this compilation so far.</summary>
    public bool IsUsed(RuleException exception) => _used.ContainsKey(exception.Place);

    /// <param name="route">The handler's route when the finding lies in one.</param>
    /// <param name="targetName">Of a target that is no symbol.</param>
    /// <param name="assembly">What belongs to no type belongs to this one; by default the one that is compiled.</param>
    public bool Accepts(Rule rule, INamedTypeSymbol? type, ISymbol? member, string? route, ISymbol? target, string? targetName = null, string? assembly = null)
    {
        if (!_byRule.TryGetValue(rule.Name, out var exceptions))
            return false;

        foreach (var exception in exceptions)
        {
            if (IsAt(exception.At, type, member, route, assembly ?? _assembly) && IsTo(exception.To, target, targetName))
            {
                _used.TryAdd(exception.Place, true);
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(NamePattern at, INamedTypeSymbol? type, ISymbol? member, string? route, string assembly) =>
        (route is not null && at.Matches(route))
        || (type is null ? at.Matches(assembly) : Names(type).Any(at.Matches))
        || (member is not null and not INamedTypeSymbol && type is not null && Names(type).Any(name => at.Matches(name + "." + NameOf(member))));

    private static string NameOf(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : member.Name;

    private static bool IsTo(NamePattern? to, ISymbol? target, string? targetName) => to is null || target switch
    {
        null => targetName is not null && to.Matches(targetName),
        INamedTypeSymbol type => Names(type).Any(to.Matches),
        { ContainingType: { } owner } => Names(owner).Any(name => to.Matches(name) || to.Matches(name + "." + target.Name)),
        _ => false,
    };

    private static IEnumerable<string> Names(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            yield return outer.Name;
            yield return SymbolNames.FullName(outer);
        }
    }
}
