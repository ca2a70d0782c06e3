using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// The types of this solution by name. Those of this compilation are read once; of a referenced project only those that are asked for, since to
/// read all of its metadata would cost more than all else that is checked.
/// </summary>
internal sealed class OwnTypes(CompilationRules rules)
{
    private readonly Lazy<Dictionary<string, List<INamedTypeSymbol>>> _here = new(() => TypesOf(rules.Compilation.Assembly));
    private readonly Lazy<List<(IAssemblySymbol Assembly, List<INamespaceSymbol> Spaces)>> _referenced = new(() => Referenced(rules));

    public IEnumerable<INamedTypeSymbol> Named(string name)
    {
        if (_here.Value.TryGetValue(name, out var types))
        {
            foreach (var type in types)
                yield return type;
        }

        foreach (var (assembly, spaces) in _referenced.Value)
        {
            if (!assembly.TypeNames.Contains(name))
                continue;

            foreach (var space in spaces)
            {
                foreach (var type in space.GetTypeMembers(name))
                    yield return type;
            }
        }
    }

    /// <summary>The names of all types of the layer, in a stable order. Only asked for the hint in a finding.</summary>
    public IReadOnlyList<string> NamesOf(int layer)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in All())
        {
            if (rules.Layers.Of(type) == layer)
                names.Add(type.Name);
        }

        return [.. names];
    }

    /// <summary>Whether there is any type of the layer. Only asked when a name is about to be called unknown.</summary>
    public bool HasAny(int layer)
    {
        foreach (var type in All())
        {
            if (rules.Layers.Of(type) == layer)
                return true;
        }

        return false;
    }

    private IEnumerable<INamedTypeSymbol> All() =>
        _here.Value.Values.SelectMany(types => types).Concat(_referenced.Value.SelectMany(known => known.Spaces).SelectMany(space => space.GetTypeMembers()));

    private static Dictionary<string, List<INamedTypeSymbol>> TypesOf(IAssemblySymbol assembly)
    {
        var types = new Dictionary<string, List<INamedTypeSymbol>>();
        foreach (var space in SpacesIn(assembly.GlobalNamespace))
            Add(space.GetTypeMembers());
        return types;

        void Add(IEnumerable<INamedTypeSymbol> found)
        {
            foreach (var type in found)
            {
                if (!types.TryGetValue(type.Name, out var same))
                    types.Add(type.Name, same = []);
                same.Add(type);
                Add(type.GetTypeMembers());
            }
        }
    }

    private static List<(IAssemblySymbol, List<INamespaceSymbol>)> Referenced(CompilationRules rules)
    {
        var found = new List<(IAssemblySymbol, List<INamespaceSymbol>)>();
        foreach (var assembly in rules.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (rules.Project.IsReferenced(assembly))
                found.Add((assembly, [.. SpacesIn(assembly.GlobalNamespace)]));
        }

        return found;
    }

    private static IEnumerable<INamespaceSymbol> SpacesIn(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(SpacesIn).Prepend(space);
}
