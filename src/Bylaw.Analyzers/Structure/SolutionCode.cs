using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>A type wherever it is seen from: the name of its assembly, and its own with namespace and outer types as metadata has it.</summary>
internal readonly record struct TypeName(string Assembly, string Name)
{
    public static TypeName Of(INamedTypeSymbol type) => new(type.ContainingAssembly?.Name ?? "", NameOf(type));

    private static string NameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return NameOf(outer) + "+" + type.MetadataName;
        var space = SymbolNames.Namespace(type);
        return space.Length == 0 ? type.MetadataName : space + "." + type.MetadataName;
    }
}

/// <summary>Where one type of a project uses another, for the first time in the order of the files.</summary>
/// <param name="Route">Of the handler whose code it is; null for the type itself.</param>
/// <param name="Layer">Of what uses; null for none.</param>
/// <param name="Line">From 1, as <paramref name="Column"/>.</param>
internal sealed record TypeUse(TypeName From, string? Route, string? Layer, TypeName To, string Path, int Line, int Column);

/// <summary>A use that leads from one part of the code into another, by a rule that asks for no circles of parts.</summary>
/// <param name="FromType">As messages name it.</param>
/// <param name="Member">Where it belongs in a baseline, as <paramref name="Target"/>.</param>
/// <param name="IsAccepted">Whether a baseline or an exception covers it.</param>
internal sealed record PartUse(
    string Rule, string FromPart, string ToPart, string FromType, string ToType, string Path, int Line, int Column, int EndLine, int EndColumn,
    string Member, string Target, string Severity, bool IsAccepted);

/// <summary>What one project adds to the picture of its solution.</summary>
internal sealed class ProjectCode
{
    public ConcurrentBag<TypeUse> Uses { get; } = [];

    public ConcurrentBag<PartUse> PartUses { get; } = [];
}

/// <summary>
/// The code of the projects that have been analysed so far, each after those that it references. A build sees one project; the tool sees them all, and hands
/// this to the analyzers by way of their options.
/// </summary>
internal sealed class SolutionCode
{
    private readonly ConcurrentDictionary<TypeName, TypeName[]> _uses = new();

    public void Add(IEnumerable<TypeUse> uses)
    {
        // A project with several frameworks is analysed for each. What a handler uses is its own, and no way for those that use its type.
        foreach (var type in uses.Where(use => use.Route is null).GroupBy(use => use.From))
            _uses.AddOrUpdate(type.Key, _ => Sorted(type.Select(use => use.To)), (_, known) => Sorted(known.Concat(type.Select(use => use.To))));
    }

    /// <summary>What a type of another project uses, as far as this compilation sees it too.</summary>
    public IEnumerable<INamedTypeSymbol> UsedBy(INamedTypeSymbol type, Compilation compilation)
    {
        if (!_uses.TryGetValue(TypeName.Of(type), out var targets))
            yield break;

        foreach (var target in targets)
        {
            if (AssemblyOf(target.Assembly, compilation)?.GetTypeByMetadataName(target.Name) is { } symbol)
                yield return symbol;
        }
    }

    private static IAssemblySymbol? AssemblyOf(string name, Compilation compilation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Name == name)
                return assembly;
        }

        return null;
    }

    private static TypeName[] Sorted(IEnumerable<TypeName> names) =>
        [.. names.Distinct().OrderBy(name => name.Assembly, StringComparer.Ordinal).ThenBy(name => name.Name, StringComparer.Ordinal)];
}

/// <summary>Implemented by the options of a compilation that is analysed as part of its solution.</summary>
internal interface ISolutionView
{
    SolutionCode Solution { get; }

    /// <summary>To be filled with what this compilation uses.</summary>
    ProjectCode Own { get; }

    /// <summary>Whether the uses are wanted for themselves, whatever the rules ask.</summary>
    bool WantsUses { get; }
}
