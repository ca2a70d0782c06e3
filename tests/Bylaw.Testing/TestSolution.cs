using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Testing;

/// <summary>A project as the analyzers see it in one kind of run.</summary>
internal sealed record ProjectCompilation(
    string Name, CSharpCompilation Compilation, ImmutableArray<Document> Sources, ImmutableArray<Document> AdditionalFiles, ProjectOptions Options)
{
    public AnalyzerOptions AnalyzerOptions { get; } = new([.. AdditionalFiles], Options);

    public IEnumerable<Document> Documents => [.. Sources, .. AdditionalFiles];
}

/// <summary>How a project is put together. A build refers to images, an IDE to compilations; the order of files is anyone's.</summary>
internal readonly record struct Shape(bool ReferencesAsCompilations = false, bool FilesReversed = false);

/// <summary>The projects of a test, compiled on demand.</summary>
internal sealed class TestSolution
{
    private static readonly string[] RolesOfOneProject = ["baseline", "settings", "project"];

    private readonly ProjectDefinition _main;
    private readonly Dictionary<string, ProjectDefinition> _projects;
    private readonly Dictionary<string, ImmutableArray<Document>> _sources;
    private readonly Dictionary<string, SyntaxTree> _trees = [];
    private readonly Dictionary<(ProjectDefinition, Shape), ProjectCompilation> _compiled = [];

    public TestSolution(ProjectDefinition main, IReadOnlyList<ProjectDefinition> others)
    {
        _main = main;
        main.References ??= [.. others.Select(project => project.Name)];
        Projects = [.. others, main];
        _projects = Projects.ToDictionary(project => project.Name);
        _sources = Projects.ToDictionary(project => project.Name, project => project.Sources().ToImmutableArray());

        var paths = Projects.SelectMany(project => _sources[project.Name].Concat(project.AdditionalFiles)).Select(file => file.Path);
        if (paths.GroupBy(path => path).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new RuleTestException($"Two files of the test are named {twice.Key}.");
        foreach (var project in Projects) _ = Closure(project);
    }

    public IReadOnlyList<ProjectDefinition> Projects { get; }

    /// <summary>The files whose markup says what is found in this project: its sources and what was added to it by name.</summary>
    public IEnumerable<Document> OwnFiles(ProjectDefinition project) => _sources[project.Name].Concat(project.AdditionalFiles);

    public bool HasReferences(ProjectDefinition project) => project.References is { Count: > 0 };

    public ProjectCompilation Open(ProjectDefinition project, Shape shape)
    {
        if (_compiled.TryGetValue((project, shape), out var known)) return known;

        var options = new ProjectOptions(project, project.References ?? []);
        var references = Closure(project).Select(reference => Reference(Open(reference, shape with { FilesReversed = false }), shape));
        var sources = InOrder(_sources[project.Name], shape);
        var compilation = CSharpCompilation.Create(
            project.Name,
            sources.Select(source => Tree(source, project)),
            [.. Libraries.All, .. project.Libraries, .. references],
            new CSharpCompilationOptions(project.OutputKind, allowUnsafe: true, nullableContextOptions: project.Nullable)
                .WithSyntaxTreeOptionsProvider(options.Severities));

        return _compiled[(project, shape)] = new ProjectCompilation(project.Name, compilation, sources, InOrder(AdditionalFiles(project), shape), options);
    }

    private static ImmutableArray<Document> InOrder(ImmutableArray<Document> files, Shape shape) => shape.FilesReversed ? [.. files.Reverse()] : files;

    private ImmutableArray<Document> AdditionalFiles(ProjectDefinition project) =>
        project == _main || project.AdditionalFiles.Any(file => file.Role == "root")
            ? [.. project.AdditionalFiles]
            : [.. project.AdditionalFiles, .. _main.AdditionalFiles.Where(file => !RolesOfOneProject.Contains(file.Role))];

    private SyntaxTree Tree(Document source, ProjectDefinition project) =>
        _trees.TryGetValue(source.Path, out var tree)
            ? tree
            : _trees[source.Path] = CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(project.LanguageVersion), source.Path);

    private static MetadataReference Reference(ProjectCompilation project, Shape shape)
    {
        if (shape.ReferencesAsCompilations) return project.Compilation.ToMetadataReference();

        using var image = new MemoryStream();
        var result = project.Compilation.Emit(image, options: new(metadataOnly: true, includePrivateMembers: false));
        if (!result.Success) throw new RuleTestException(FailureText.Errors(project, result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray(), filePath: $"{Document.Root}artifacts/{project.Name}.dll");
    }

    // As MSBuild does it: what a project refers to brings its own references along.
    private List<ProjectDefinition> Closure(ProjectDefinition project)
    {
        var found = new List<ProjectDefinition>();
        var todo = new Queue<string>(project.References ?? []);
        while (todo.TryDequeue(out var name))
        {
            if (!_projects.TryGetValue(name, out var reference)) throw new RuleTestException($"{project.Name} refers to '{name}', which is no project of the test.");
            if (reference == project) throw new RuleTestException($"{project.Name} refers to itself, directly or through others.");
            if (found.Contains(reference)) continue;
            found.Add(reference);
            foreach (var next in reference.References ?? []) todo.Enqueue(next);
        }

        return found;
    }
}
