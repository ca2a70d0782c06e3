using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>What a piece of code is, beside belonging to a type.</summary>
internal enum RegionKind
{
    /// <summary>The type itself and its ordinary members.</summary>
    Type,

    /// <summary>The handler of a minimal-API route.</summary>
    Handler,

    /// <summary>A member that wires the application; it has no layer.</summary>
    Composition,
}

/// <summary>What a selector is held against.</summary>
/// <param name="StableOnly">Only by what every compilation can see, as layers must.</param>
/// <param name="IsPart">It is what another type extends, implements, carries or holds.</param>
internal readonly record struct Candidate(INamedTypeSymbol Type, RegionKind Region = RegionKind.Type, bool StableOnly = false, bool IsPart = false)
{
    public Candidate With(INamedTypeSymbol type) => this with { Type = type, Region = RegionKind.Type, IsPart = true };
}
