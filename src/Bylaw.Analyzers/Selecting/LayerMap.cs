using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The layer of a type, asked for lazily and remembered; the whole compilation is never enumerated.</summary>
internal sealed class LayerMap(CompilationRules rules)
{
    public const int None = -1;

    private readonly ConcurrentDictionary<INamedTypeSymbol, Classified> _types = new(SymbolEqualityComparer.Default);
    private readonly Selector? _compositionRoot = rules.Book.Facets.TryGetValue("composition-root", out var facet) ? facet.Selector : null;

    public int Of(INamedTypeSymbol type) => Classify(type).Layer;

    public int Of(INamedTypeSymbol type, RegionKind region) => region switch
    {
        RegionKind.Type => Of(type),
        RegionKind.Composition => None,
        // Where no layer speaks of handlers, theirs is that of the type around them.
        _ => Find(new Candidate(type.OriginalDefinition, region, StableOnly: true)).Layer is var layer and not None ? layer : Of(type),
    };

    /// <summary>What the layer's own selector captured of the type, such as Entity = Order.</summary>
    public Captures CapturesOf(INamedTypeSymbol type) => Classify(type).Captures;

    public string? NameOf(int layer) => layer == None ? null : rules.Book.Layers[layer].Name;

    /// <summary>Whether the type as a whole wires the application, as Program and Startup do.</summary>
    public bool IsCompositionRoot(INamedTypeSymbol type) =>
        _compositionRoot is not null && rules.Matcher.Matches(_compositionRoot, new Candidate(type.OriginalDefinition, StableOnly: true));

    private Classified Classify(INamedTypeSymbol type) => _types.GetOrAdd(type.OriginalDefinition, static (type, map) => map.Compute(type), this);

    private Classified Compute(INamedTypeSymbol type)
    {
        if (rules.Book.Layers.Count == 0 || type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Error || type.IsAnonymousType || type.IsTupleType)
            return Classified.Nothing;

        var isOfTestProject = rules.Project.IsTest && !rules.Book.IncludeTests
            && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, rules.Compilation.Assembly);
        if (isOfTestProject)
            return Classified.Nothing;

        var candidate = new Candidate(type, StableOnly: true);
        if (IsCompositionRoot(type))
            return Classified.Nothing;

        // An extension block is an unnamed nested type.
        var found = type.Name.Length == 0 ? Classified.Nothing : Find(candidate);
        return found.Layer == None && type.ContainingType is { } outer ? Classify(outer) : found;
    }

    private Classified Find(in Candidate candidate)
    {
        for (var i = 0; i < rules.Book.Layers.Count; i++)
        {
            var layer = rules.Book.Layers[i];
            if (rules.Matcher.Match(layer.Selector, candidate, Captures.None) is { } captures)
            {
                rules.Health.Matched(layer);
                return new Classified(layer.Index, captures);
            }
        }

        return Classified.Nothing;
    }

    private sealed record Classified(int Layer, Captures Captures)
    {
        public static readonly Classified Nothing = new(None, Captures.None);
    }
}
