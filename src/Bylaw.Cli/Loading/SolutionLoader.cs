using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.Cli.Loading;

/// <summary>How a solution is to be loaded.</summary>
/// <param name="Input">Full path of a solution, a project or a folder.</param>
/// <param name="RuleFile">For all projects, whatever lies beside them; null: each has the nearest one.</param>
/// <param name="FallbackRuleFile">For projects that have none.</param>
internal sealed record LoadOptions(string Input, string? RuleFile, string? FallbackRuleFile, string? Configuration);

/// <summary>A solution as its builds describe it; each project is compiled when it is asked for, after those that it references.</summary>
internal sealed class SolutionLoader : IDisposable
{
    private readonly DesignTimeBuild _build = new();
    private readonly ProjectCompiler _compiler;
    private readonly Dictionary<string, CSharpCompilation> _built = new(StringComparer.OrdinalIgnoreCase);

    private SolutionLoader(DotnetSdk sdk, ProjectList list, LoadOptions options, CancellationToken cancellation)
    {
        List = list;
        Options = options;
        _compiler = new ProjectCompiler(sdk);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Result = _build.Run(sdk, list, options, cancellation);
        LoadTime = watch.Elapsed;
        Projects = [.. Sorted(Result.Projects.Where(project => project.Language == "C#"))];
    }

    public LoadOptions Options { get; }

    public ProjectList List { get; }

    public DesignTimeResult Result { get; }

    /// <summary>What it took MSBuild to answer.</summary>
    public TimeSpan LoadTime { get; }

    /// <summary>The C# projects, one for each target framework; each after those that it references.</summary>
    public IReadOnlyList<ProjectDescription> Projects { get; }

    /// <exception cref="LoadException">Nothing of it can be loaded.</exception>
    public static SolutionLoader Open(LoadOptions options, CancellationToken cancellation)
    {
        var sdk = DotnetSdk.Of(Directory.Exists(options.Input) ? options.Input : Path.GetDirectoryName(options.Input)!);
        SdkAssemblies.Use(sdk);
        return OpenWith(sdk, options, cancellation);
    }

    // Apart, so that nothing of MSBuild or Roslyn is looked for before it is known where it lies.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static SolutionLoader OpenWith(DotnetSdk sdk, LoadOptions options, CancellationToken cancellation) =>
        new(sdk, ProjectList.Read(options.Input), options, cancellation);

    /// <summary>In the order of <see cref="Projects"/>: what it references must have been compiled, and not been forgotten.</summary>
    public LoadedProject Compile(ProjectDescription project, CancellationToken cancellation)
    {
        var loaded = _compiler.Load(project, path => _built.GetValueOrDefault(path), cancellation);
        if (project.TargetPath.Length > 0)
            _built[project.TargetPath] = loaded.Compilation;
        return loaded;
    }

    public void Dispose() => _build.Dispose();

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
