namespace Bylaw.Cli.Graphs;

/// <summary>What whoever reads the code tells about it; <see cref="GraphBuilder"/> makes a model of that.</summary>
/// <param name="Name">Of the solution.</param>
/// <param name="Layers">In the order of the flow; without those of the rule file that hold no type, if they should not be drawn.</param>
internal sealed record GraphFacts(string Name, IReadOnlyList<LayerFact> Layers, IReadOnlyList<TypeFact> Types, IReadOnlyList<UseFact> Uses);

internal sealed record LayerFact(string Name, bool Shared);

/// <param name="Key">Whatever tells this type from all others, such as assembly and documentation id; it is not shown.</param>
/// <param name="Layer">Null for a type without one.</param>
/// <param name="Project">Null for a type outside of the solution.</param>
internal sealed record TypeFact(string Key, string Name, string Namespace, string? Layer, string? Project, string? Path, int? Line)
{
    /// <summary>Its full name as in a documentation id; null for a handler.</summary>
    public string? Symbol { get; init; }

    /// <summary>Of a handler; null for a type.</summary>
    public string? Route { get; init; }

    /// <summary>Whether it is, or has, what a finding is in.</summary>
    /// <param name="member">A documentation id, or a route.</param>
    public bool Has(string member) => Route is not null ? member == Route
        : Symbol is not null && member.Length > 2 && member.AsSpan(2).StartsWith(Symbol, StringComparison.Ordinal) && (member.Length == Symbol.Length + 2 || member[Symbol.Length + 2] == '.');
}

/// <param name="Source">Key of the type that uses.</param>
/// <param name="Target">Key of the type that is used.</param>
/// <param name="Places">All of them, or the first; a finding is recognised by its place, so those that may have one belong in here.</param>
/// <param name="Allowed">False if a rule is against it even though no finding says so: the baseline or an exception accounts for it.</param>
internal sealed record UseFact(string Source, string Target, int Count, IReadOnlyList<GraphUse> Places, bool Allowed = true);
