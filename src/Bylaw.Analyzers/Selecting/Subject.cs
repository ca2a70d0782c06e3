using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>What a finding is about: a type with its ordinary members, or a region of code that is something of its own.</summary>
internal sealed class Subject(INamedTypeSymbol? type, RegionKind region, int layer, string? layerName)
{
    /// <summary>Null for the attributes of an assembly.</summary>
    public INamedTypeSymbol? Type { get; } = type;

    public RegionKind Region { get; } = region;

    public int Layer { get; } = layer;

    public string? LayerName { get; } = layerName;

    public Candidate? Candidate => Type is null ? null : new Candidate(Type, Region);

    /// <summary>Whether the target is the subject itself, something inside it, or what it is inside of.</summary>
    public bool IsAround(INamedTypeSymbol target)
    {
        if (Type is null)
            return false;

        var definition = target.OriginalDefinition;
        return Contains(Type, definition) || Contains(definition, Type);
    }

    /// <summary>What the rule's `in` captures of this subject; null when the rule is not about it.</summary>
    public Captures? Bind(CompilationRules rules, Rule rule)
    {
        if (Candidate is not { } candidate)
            return rule.Subject is AnyTypeSelector ? Captures.None : null;
        if (!rules.Paths.Holds(rule, candidate.Type))
            return null;
        if (rules.Health.Ask(rule, (rules, rule, candidate), static of => of.rules.Matcher.Match(of.rule.Subject, of.candidate, Captures.None)) is not { } captures)
            return null;

        // `in: Service` names a layer; what the layer's own pattern captured is known too.
        return captures.IsEmpty ? rules.Layers.CapturesOf(candidate.Type) : captures;
    }

    private static bool Contains(INamedTypeSymbol outer, INamedTypeSymbol inner)
    {
        for (var type = inner; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, outer))
                return true;
        }

        return false;
    }
}

/// <summary>The subjects of a compilation, each with the rules that hold for it.</summary>
internal sealed class SubjectMap(CompilationRules rules)
{
    private readonly ConcurrentDictionary<(INamedTypeSymbol, RegionKind), SubjectRules> _subjects = new(new KeyComparer());
    private readonly Lazy<SubjectRules> _assembly = new(() => new SubjectRules(rules, new Subject(null, RegionKind.Type, LayerMap.None, null)));

    /// <summary>Outside of all types: the attributes of the assembly.</summary>
    public SubjectRules Assembly => _assembly.Value;

    public SubjectRules Of(INamedTypeSymbol type, RegionKind region = RegionKind.Type) =>
        _subjects.GetOrAdd((type.OriginalDefinition, region), static (key, rules) =>
        {
            var layer = rules.Layers.Of(key.Item1, key.Item2);
            return new SubjectRules(rules, new Subject(key.Item1, key.Item2, layer, rules.Layers.NameOf(layer)));
        }, rules);

    /// <summary>A member's own code, outside the handlers inside it.</summary>
    public SubjectRules OfMember(ISymbol member)
    {
        var type = member as INamedTypeSymbol ?? member.ContainingType;
        if (type is null)
            return Assembly;

        return Of(type, member is IMethodSymbol method ? RegionOf(method) : RegionKind.Type);
    }

    private RegionKind RegionOf(IMethodSymbol method)
    {
        if (rules.Handlers.RouteOf(method) is not null)
            return RegionKind.Handler;
        return CompositionCode.Wires(method) ? RegionKind.Composition : RegionKind.Type;
    }

    private sealed class KeyComparer : IEqualityComparer<(INamedTypeSymbol Type, RegionKind Region)>
    {
        public bool Equals((INamedTypeSymbol Type, RegionKind Region) x, (INamedTypeSymbol Type, RegionKind Region) y) =>
            x.Region == y.Region && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((INamedTypeSymbol Type, RegionKind Region) key) =>
            SymbolEqualityComparer.Default.GetHashCode(key.Type) * 31 + (int)key.Region;
    }
}
