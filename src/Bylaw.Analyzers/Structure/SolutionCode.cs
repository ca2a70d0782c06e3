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
/// <param name="Finding">What is reported if a circle begins here; null where the rule is off or an exception accepts it.</param>
internal sealed record PartUse(string Rule, string FromPart, string ToPart, string FromType, string ToType, Diagnostic? Finding)
{
    /// <summary>Stands in the message for what is known only when all projects are.</summary>
    public const string Circle = "\u0001";
}

/// <summary>Classes that must have companions in another project.</summary>
/// <param name="Project">The name of its assembly.</param>
/// <param name="Finding">What is reported if there is no such project.</param>
internal sealed record CompanionDemand(string Project, Diagnostic Finding);

/// <summary>What one project adds to the picture of its solution.</summary>
internal sealed class ProjectCode
{
    public ConcurrentBag<TypeUse> Uses { get; } = [];

    public ConcurrentBag<PartUse> PartUses { get; } = [];

    public ConcurrentBag<CompanionDemand> Companions { get; } = [];
}

/// <summary>
/// The code of the projects that have been analysed so far, each after those that it references. A build sees one project; the tool sees them all, and hands
/// this to the analyzers by way of their options.
/// </summary>
internal sealed class SolutionCode
{
    // Two frameworks of one project are two assemblies of one name.
    private readonly Dictionary<string, ProjectUses> _projects = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">Of the assembly that a build would make.</param>
    public void Add(string path, IEnumerable<TypeUse> uses)
    {
        // What a handler uses is its own, and no way for those that use its type.
        foreach (var type in uses.Where(use => use.Route is null).GroupBy(use => use.From))
        {
            if (!_projects.TryGetValue(path, out var project))
                _projects.Add(path, project = new ProjectUses(type.Key.Assembly, []));
            project.Targets[type.Key] = Sorted(type.Select(use => use.To).Concat(project.Targets.TryGetValue(type.Key, out var known) ? known : []));
        }
    }

    /// <summary>As it is seen from a project that references these.</summary>
    /// <param name="paths">Of their assemblies.</param>
    public ReferencedCode SeenFrom(IEnumerable<string> paths) =>
        new(paths.Distinct(StringComparer.OrdinalIgnoreCase).Select(path => _projects.TryGetValue(path, out var project) ? project : null).OfType<ProjectUses>());

    private static TypeName[] Sorted(IEnumerable<TypeName> names) =>
        [.. names.Distinct().OrderBy(name => name.Assembly, StringComparer.Ordinal).ThenBy(name => name.Name, StringComparer.Ordinal)];
}

/// <summary>What each type of one compilation uses.</summary>
internal sealed record ProjectUses(string Assembly, Dictionary<TypeName, TypeName[]> Targets);

/// <summary>The code that lies behind the references of one compilation.</summary>
internal sealed class ReferencedCode(IEnumerable<ProjectUses> projects)
{
    private readonly ILookup<string, ProjectUses> _projects = projects.ToLookup(project => project.Assembly);

    // The same types are on the way of many.
    private readonly ConcurrentDictionary<INamedTypeSymbol, INamedTypeSymbol[]> _used = new(SymbolEqualityComparer.Default);
    private Dictionary<string, IAssemblySymbol>? _assemblies;

    /// <summary>What a type of another project uses, as far as this compilation sees it too.</summary>
    public INamedTypeSymbol[] UsedBy(INamedTypeSymbol type, Compilation compilation)
    {
        if (!_used.TryGetValue(type, out var used))
            _used[type] = used = Find(type, compilation);
        return used;
    }

    private INamedTypeSymbol[] Find(INamedTypeSymbol type, Compilation compilation)
    {
        var found = new List<INamedTypeSymbol>();
        var assemblies = _assemblies ??= AssembliesOf(compilation);
        var name = TypeName.Of(type);
        foreach (var project in _projects[name.Assembly])
        {
            if (!project.Targets.TryGetValue(name, out var targets))
                continue;
            foreach (var target in targets)
            {
                if (assemblies.TryGetValue(target.Assembly, out var assembly) && assembly.GetTypeByMetadataName(target.Name) is { } symbol)
                    found.Add(symbol);
            }
        }

        return [.. found];
    }

    private static Dictionary<string, IAssemblySymbol> AssembliesOf(Compilation compilation)
    {
        var assemblies = new Dictionary<string, IAssemblySymbol>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!assemblies.ContainsKey(assembly.Name))
                assemblies.Add(assembly.Name, assembly);
        }

        return assemblies;
    }
}

/// <summary>Implemented by the options of a compilation that is analysed as part of its solution.</summary>
internal interface ISolutionView
{
    ReferencedCode References { get; }

    /// <summary>To be filled with what this compilation uses.</summary>
    ProjectCode Own { get; }

    /// <summary>Whether the uses are wanted for themselves, whatever the rules ask.</summary>
    bool WantsUses { get; }
}
