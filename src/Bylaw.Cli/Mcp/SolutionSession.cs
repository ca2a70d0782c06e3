using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Mcp;

/// <summary>A solution as it was at one moment; nothing changes it.</summary>
internal sealed record SolutionSnapshot(Solution Solution, ProjectList List, IReadOnlyList<ProjectDescription> Projects, IReadOnlyDictionary<ProjectId, ProjectDescription> Descriptions)
{
    public string Root => List.Root;
}

/// <summary>
/// Keeps a solution from one question to the next. What has changed on disk is noticed when the next question comes: a source or a rule file is read again,
/// a new one is given to the project whose folder holds it; after a change of a project file all is loaded anew.
/// </summary>
internal sealed class SolutionSession(SolutionLoading loading)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _analysis = new(1, 1);
    private Loaded? _loaded;
    private (Solution Solution, IReadOnlyList<ProjectResult> Results)? _results;

    /// <param name="Foreign">C# files that no project compiles.</param>
    /// <param name="Built">Assemblies that are taken as a build has made them, each with what changes when it makes them anew.</param>
    private sealed record Loaded(SolutionSnapshot Snapshot, IReadOnlyList<string> Folders, SourceScan Scan, IReadOnlySet<string> Foreign, IReadOnlyDictionary<string, string> Built, Dictionary<string, string> Stamps)
    {
        public SolutionSnapshot Snapshot { get; set; } = Snapshot;

        public SourceScan Scan { get; set; } = Scan;

        public Dictionary<string, string> Stamps { get; set; } = Stamps;
    }

    /// <summary>As it is on disk now.</summary>
    /// <exception cref="LoadException">It can't be loaded.</exception>
    public async Task<SolutionSnapshot> CurrentAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_loaded is { } loaded && SourceScan.Of(loaded.Folders) is var scan && scan.Build == loaded.Scan.Build && loaded.Built.All(file => SourceScan.Stamp(file.Key) == file.Value))
            {
                Refresh(loaded, scan);
                return loaded.Snapshot;
            }

            _loaded = null;
            _loaded = await Task.Run(() => Load(cancellation), cancellation);
            return _loaded.Snapshot;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>All projects, analysed; once for each state of the solution.</summary>
    public async Task<(SolutionSnapshot Snapshot, IReadOnlyList<ProjectResult> Results)> ResultsAsync(CancellationToken cancellation)
    {
        var snapshot = await CurrentAsync(cancellation);
        await _analysis.WaitAsync(cancellation);
        try
        {
            if (_results is { } known && known.Solution == snapshot.Solution)
                return (snapshot, known.Results);

            var results = new List<ProjectResult>();
            var code = new SolutionCode();
            foreach (var id in snapshot.Solution.ProjectIds.Where(id => snapshot.Descriptions[id].IsEnabled))
            {
                var project = snapshot.Solution.GetProject(id)!;
                var compilation = (CSharpCompilation)(await project.GetCompilationAsync(cancellation))!;
                results.Add(await ProjectCheck.RunAsync(new LoadedProject(snapshot.Descriptions[id], compilation, project.AnalyzerOptions), code, wantsUses: true, cancellation));
                code.Add(snapshot.Descriptions[id].TargetPath, results[^1].Code.Uses);
            }

            _results = (snapshot.Solution, results);
            return (snapshot, results);
        }
        finally
        {
            _analysis.Release();
        }
    }

    private Loaded Load(CancellationToken cancellation)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var fallback = new FallbackRules();
        using var loader = SolutionLoader.Open(loading.Options(fallback.Path), cancellation);
        // Before the build is asked: what changes meanwhile is noticed with the next question.
        List<string> folders = [.. loader.List.Projects.Select(project => Path.GetDirectoryName(project)!).Append(loader.List.Root).Distinct()];
        var scan = SourceScan.Of(folders);
        var workspace = WorkspaceLoader.Load(loader, cancellation);
        if (workspace.Solution.ProjectIds.Count == 0)
            throw new LoadException(SolutionCheck.Unloadable(loader));

        var solution = AsEdited(workspace.Solution);
        var documents = Files(solution).ToHashSet(StringComparer.Ordinal);
        Messages.Say($"{loader.List.Name}: {Messages.Count(workspace.Solution.ProjectIds.Count, "project")}, {Messages.Count(documents.Count, "file")}, loaded in {watch.Elapsed.TotalSeconds:0.0} s.");
        return new Loaded(
            new SolutionSnapshot(solution, loader.List, loader.Projects, workspace.Descriptions),
            folders,
            scan,
            // C# files that lie there and that no project compiles.
            scan.Sources.Keys.Where(path => !documents.Contains(path)).ToHashSet(StringComparer.Ordinal),
            workspace.Solution.Projects.SelectMany(project => project.AnalyzerReferences).Select(reference => reference.FullPath).OfType<string>().Concat(loader.BuiltInputs).Distinct().ToDictionary(path => path, SourceScan.Stamp, StringComparer.Ordinal),
            // What the build has written for itself goes when it is over.
            documents.Where(path => !path.StartsWith(loader.WorkPath + Path.DirectorySeparatorChar, StringComparison.Ordinal)).ToDictionary(path => path, path => scan.Sources.GetValueOrDefault(path) ?? SourceScan.Stamp(path), StringComparer.Ordinal));
    }

    // Where documentation comments are no part of the tree, the compiler never calls a single file complete, and what analyzers do then is not done.
    private static Solution AsEdited(Solution solution)
    {
        foreach (var id in solution.ProjectIds)
        {
            if (solution.GetProject(id)!.ParseOptions is CSharpParseOptions { DocumentationMode: DocumentationMode.None } options)
                solution = solution.WithProjectParseOptions(id, options.WithDocumentationMode(DocumentationMode.Parse));
        }

        return solution;
    }

    private static void Refresh(Loaded loaded, SourceScan scan)
    {
        // Kept only when all of it could be read: a file that is being written is read with the next question.
        var solution = loaded.Snapshot.Solution;
        var stamps = new Dictionary<string, string>(loaded.Stamps, StringComparer.Ordinal);
        foreach (var (path, stamp) in loaded.Stamps)
        {
            var now = scan.Sources.GetValueOrDefault(path) ?? SourceScan.Stamp(path);
            if (now == stamp)
                continue;
            if (now.Length == 0)
            {
                solution = Without(solution, path);
                stamps.Remove(path);
                continue;
            }

            solution = With(solution, path, ProjectCompiler.TextOf(path, null));
            stamps[path] = now;
        }

        foreach (var (path, stamp) in scan.Sources.Where(file => !loaded.Stamps.ContainsKey(file.Key) && !loaded.Foreign.Contains(file.Key)))
        {
            var added = WithNew(solution, path, ProjectCompiler.TextOf(path, null));
            if (added == solution)
                continue;
            solution = added;
            stamps[path] = stamp;
        }

        loaded.Scan = scan;
        loaded.Stamps = stamps;
        if (solution != loaded.Snapshot.Solution)
            loaded.Snapshot = loaded.Snapshot with { Solution = solution };
    }

    private static IEnumerable<string> Files(Solution solution) => solution.Projects.SelectMany(project =>
        project.Documents.Cast<TextDocument>().Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments)).Select(document => document.FilePath).OfType<string>();

    /// <summary>With this text in the place of what a file has; the same solution where it is no other one.</summary>
    public static Solution With(Solution solution, string path, SourceText text)
    {
        foreach (var id in solution.GetDocumentIdsWithFilePath(path))
        {
            if (solution.GetDocument(id) is { } document)
                solution = Same(document) ? solution : solution.WithDocumentText(id, text);
            else if (solution.GetAdditionalDocument(id) is { } additional)
                solution = Same(additional) ? solution : solution.WithAdditionalDocumentText(id, text);
            else if (solution.GetAnalyzerConfigDocument(id) is { } config)
                solution = Same(config) ? solution : solution.WithAnalyzerConfigDocumentText(id, text);
        }

        return solution;

        bool Same(TextDocument document) => document.TryGetText(out var old) && old.ContentEquals(text);
    }

    /// <summary>With a file that was not there, in the projects whose folder holds it; the same solution where none does.</summary>
    public static Solution WithNew(Solution solution, string path, SourceText text)
    {
        var homes = solution.Projects.Where(project => project.FilePath is { } file && path.StartsWith(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, StringComparison.Ordinal)).ToList();
        var nearest = homes.Count == 0 ? 0 : homes.Max(project => Path.GetDirectoryName(project.FilePath)!.Length);
        foreach (var project in homes.Where(project => Path.GetDirectoryName(project.FilePath)!.Length == nearest))
        {
            var folders = Path.GetRelativePath(Path.GetDirectoryName(project.FilePath)!, path).Split(Path.DirectorySeparatorChar)[..^1];
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id, path), Path.GetFileName(path), text, folders, path);
        }

        return solution;
    }

    private static Solution Without(Solution solution, string path)
    {
        foreach (var id in solution.GetDocumentIdsWithFilePath(path))
        {
            if (solution.GetDocument(id) is not null)
                solution = solution.RemoveDocument(id);
            else if (solution.GetAdditionalDocument(id) is not null)
                solution = solution.RemoveAdditionalDocument(id);
            else if (solution.GetAnalyzerConfigDocument(id) is not null)
                solution = solution.RemoveAnalyzerConfigDocument(id);
        }

        return solution;
    }
}

/// <summary>What the user has named, to be loaded whenever it is needed.</summary>
/// <param name="Options">Given the rule file of projects that have none.</param>
internal sealed record SolutionLoading(Func<string, LoadOptions> Options);
