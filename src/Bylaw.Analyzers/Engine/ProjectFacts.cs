using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>What the build says about the project, by the properties of Bylaw.Analyzers.targets.</summary>
internal sealed class ProjectFacts
{
    private readonly HashSet<string> _solutionAssemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Version)> _packages = [];
    private readonly Compilation _compilation;

    public ProjectFacts(Compilation compilation, AnalyzerConfigOptions options)
    {
        _compilation = compilation;
        foreach (var name in Text(options, "BylawProjectReferences").Split(['|'], StringSplitOptions.RemoveEmptyEntries))
            _solutionAssemblies.Add(name);

        foreach (var project in Text(options, "BylawProjectFiles").Split(['|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (slash, end) = (project.IndexOf('/'), project.LastIndexOfAny(['/', '\\']));
            if (slash > 0 && end > slash)
                _folders[project.Substring(0, slash)] = project.Substring(slash + 1, end - slash - 1);
        }

        foreach (var package in Text(options, "BylawPackages").Split(['|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = package.IndexOf('/');
            _packages.Add(slash < 0 ? (package, "") : (package.Substring(0, slash), package.Substring(slash + 1)));
        }

        TargetFramework = Text(options, "BylawTargetFramework");
        IsMultiTargeted = Text(options, "BylawIsMultiTargeted") == "true";
        IsTest = Text(options, "BylawIsTestProject") switch
        {
            "true" => true,
            "false" => false,
            _ => ReferencesTestFramework(compilation),
        };

        // The one clock: a build property in tests, the machine's day otherwise.
        Today = RuleDate.TryParse(Text(options, "BylawToday"), out var today) ? today : RuleDate.FromDateTime(DateTime.Today);
    }

    public bool IsTest { get; }

    /// <summary>Whether this is one of several compilations of the same project, each with a part of the code.</summary>
    public bool IsMultiTargeted { get; }

    /// <summary>The packages that the project file, or one that it imports, references itself; a version is empty where the build does not say it.</summary>
    public IReadOnlyList<(string Name, string Version)> Packages => _packages;

    /// <summary>Such as net10.0; empty where the build does not say it.</summary>
    public string TargetFramework { get; }

    public bool HasProjectReferences => _solutionAssemblies.Count > 0;

    public RuleDate Today { get; }

    /// <summary>Whether the assembly is built by this solution and does not come from a package or the framework.</summary>
    public bool IsOwn(IAssemblySymbol? assembly) =>
        assembly is not null
        && (SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly) || _solutionAssemblies.Contains(assembly.Name));

    /// <summary>Whether it is built by this solution, and not here.</summary>
    public bool IsReferenced(IAssemblySymbol? assembly) =>
        _solutionAssemblies.Count > 0 && assembly is not null
        && !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly) && _solutionAssemblies.Contains(assembly.Name);

    /// <summary>Where a referenced project lies; null where the build does not say it.</summary>
    public string? FolderOf(IAssemblySymbol assembly) => _folders.TryGetValue(assembly.Name, out var folder) ? folder : null;

    private static string Text(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    private static bool ReferencesTestFramework(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(name =>
        name.Name is "xunit.core" or "xunit.v3.core" or "nunit.framework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "TUnit.Core");
}
