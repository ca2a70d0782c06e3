using Bylaw.Cli.Checking;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.Cli.Loading;

/// <summary>How a solution is to be loaded.</summary>
/// <param name="Input">Full path of a solution, a project or a folder.</param>
/// <param name="RuleFile">For all projects, whatever lies beside them; null: each has the nearest one.</param>
/// <param name="FallbackRuleFile">For projects that have none.</param>
internal sealed record LoadOptions(string Input, string? RuleFile, string? FallbackRuleFile, string? Configuration)
{
    /// <summary>Set by whoever is at work for long, so that others need not wait for what is kept between two runs.</summary>
    public string? Purpose { get; init; }
}

/// <summary>A solution as its builds describe it; each project is compiled when it is asked for, after those that it references.</summary>
internal sealed class SolutionLoader : IDisposable
{
    private readonly WorkFolder _work;
    private readonly InputKey _keys;
    private readonly ProjectCompiler _compiler;
    private readonly Dictionary<string, CSharpCompilation> _built = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _keyOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ProjectDescription> _byTarget;
    private readonly Dictionary<string, int> _lastUse = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _compiling = new(StringComparer.OrdinalIgnoreCase);

    private SolutionLoader(DotnetSdk sdk, ProjectList list, LoadOptions options, WorkFolder work, CancellationToken cancellation)
    {
        List = list;
        Options = options;
        _work = work;
        _keys = new InputKey(sdk);
        _compiler = new ProjectCompiler(sdk, options.Configuration);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Result = Describe(sdk, cancellation);
        LoadTime = watch.Elapsed;
        Projects = [.. Sorted(Result.Projects.Where(project => project.Language == "C#"))];
        _byTarget = Projects.Where(project => project.TargetPath.Length > 0).GroupBy(project => project.TargetPath, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var (index, project) in Projects.Index())
        {
            foreach (var reference in project.References)
                _lastUse[reference.TargetPath] = index;
        }
    }

    public LoadOptions Options { get; }

    /// <summary>Where the build writes what is no part of the solution.</summary>
    public string WorkPath => _work.Path;

    public ProjectList List { get; }

    public DesignTimeResult Result { get; }

    /// <summary>What it took MSBuild to answer.</summary>
    public TimeSpan LoadTime { get; }

    /// <summary>The C# projects, one for each target framework; each after those that it references.</summary>
    public IReadOnlyList<ProjectDescription> Projects { get; }

    /// <summary>Assemblies that other projects would make, and that are taken as they were built: of other languages, and those that analyze.</summary>
    public IEnumerable<string> BuiltInputs => Projects.SelectMany(project => project.Analyzers.Concat(project.References.Where(reference => !_byTarget.ContainsKey(reference.TargetPath)))).Select(reference => reference.TargetPath).Distinct();

    /// <exception cref="LoadException">Nothing of it can be loaded.</exception>
    public static SolutionLoader Open(LoadOptions options, CancellationToken cancellation)
    {
        var sdk = DotnetSdk.Of(Directory.Exists(options.Input) ? options.Input : Path.GetDirectoryName(options.Input)!);
        SdkAssemblies.Use(sdk);
        return OpenWith(sdk, options, cancellation);
    }

    // Apart, so that nothing of MSBuild or Roslyn is looked for before it is known where it lies.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static SolutionLoader OpenWith(DotnetSdk sdk, LoadOptions options, CancellationToken cancellation)
    {
        var list = ProjectList.Read(options.Input);
        var work = WorkFolder.Open((options with { FallbackRuleFile = null }).ToString());
        try
        {
            return new SolutionLoader(sdk, list, options, work, cancellation);
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    /// <summary>Compiles it, and what it references where that has not been done yet.</summary>
    public LoadedProject Compile(ProjectDescription project, CancellationToken cancellation)
    {
        var loaded = _compiler.Load(project, path => Built(path, cancellation), cancellation);
        if (project.TargetPath.Length > 0)
            _built[project.TargetPath] = loaded.Compilation;
        return loaded;
    }

    /// <summary>Forgets compilations that none of the later ones of <see cref="Projects"/> references.</summary>
    public void Release(ProjectDescription done)
    {
        var index = Projects.TakeWhile(project => project != done).Count();
        foreach (var path in _built.Keys.Where(path => _lastUse.GetValueOrDefault(path, -1) <= index).ToList())
            _built.Remove(path);
    }

    /// <summary>What <paramref name="work"/> gives for a project, or gave when all that it is made of was as it is now.</summary>
    /// <param name="kind">What it is, in a file name.</param>
    public async Task<CompilationFacts> FactsAsync(ProjectDescription project, string kind, Func<Task<CompilationFacts>> work)
    {
        var key = KeyOf(project);
        var file = Path.Combine(kind, InputKey.Name(project.Path + project.TargetFramework) + ".json");
        if (_work.Read(file, key, KeptJson.Default.KeptCompilationFacts) is { } known)
            return known;
        var facts = await work();
        _work.Write(file, key, facts, KeptJson.Default.KeptCompilationFacts);
        return facts;
    }

    private CSharpCompilation? Built(string path, CancellationToken cancellation)
    {
        if (_built.TryGetValue(path, out var built))
            return built;
        // Projects that reference each other in a circle can't be built, and can be described.
        if (!_byTarget.TryGetValue(path, out var project) || project.Arguments.Count == 0 || !_compiling.Add(path))
            return null;
        built = Compile(project, cancellation).Compilation;
        _compiling.Remove(path);
        return built;
    }

    private string KeyOf(ProjectDescription project)
    {
        // Two frameworks may make an assembly of one name.
        var name = $"{project.Path}|{project.TargetFramework}";
        if (!_keyOf.TryAdd(name, "in a circle"))
            return _keyOf[name];
        var key = _keys.OfCompilation(project, path => _byTarget.TryGetValue(path, out var referenced) && referenced != project ? KeyOf(referenced) : null);
        _keyOf[name] = key;
        return key;
    }

    private DesignTimeResult Describe(DotnetSdk sdk, CancellationToken cancellation)
    {
        const string file = "build.json";
        var key = _keys.OfBuild(List, Options);
        if (_work.Read(file, key, KeptJson.Default.KeptDesignTimeResult) is { } known && known.Inputs == _keys.OfDescriptions(known.Projects))
            return known;
        // What it describes is written over now, whether or not that comes to an end.
        _work.Remove(file);
        var result = new DesignTimeBuild(_work.Path).Run(sdk, List, Options, cancellation);
        // Why MSBuild can't load a project may lie where the key does not look, such as an SDK that is not installed.
        var loaded = result.Projects.Where(project => project.IsRestored && (project.Arguments.Count > 0 || project.Language != "C#")).Select(project => project.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (result.Failures.Keys.All(loaded.Contains))
            _work.Write(file, key, result with { Inputs = _keys.OfDescriptions(result.Projects) }, KeptJson.Default.KeptDesignTimeResult);
        return result;
    }

    /// <summary>The same for one that somebody else compiles.</summary>
    public ProjectParts Read(ProjectDescription project, CancellationToken cancellation)
    {
        var parts = _compiler.Read(project, path => Built(path, cancellation), cancellation);
        if (project.TargetPath.Length > 0)
            _built[project.TargetPath] = parts.Compilation;
        return parts;
    }

    public void Dispose() => _work.Dispose();

    private static IEnumerable<ProjectDescription> Sorted(IEnumerable<ProjectDescription> projects)
    {
        var byTarget = projects.Where(project => project.TargetPath.Length > 0).GroupBy(project => project.TargetPath, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<ProjectDescription>(ReferenceEqualityComparer.Instance);
        var sorted = new List<ProjectDescription>();
        foreach (var project in projects)
            Visit(project);
        return sorted;

        void Visit(ProjectDescription project)
        {
            if (!seen.Add(project))
                return;
            foreach (var reference in project.References)
            {
                if (byTarget.TryGetValue(reference.TargetPath, out var referenced))
                    Visit(referenced);
            }

            sorted.Add(project);
        }
    }
}
