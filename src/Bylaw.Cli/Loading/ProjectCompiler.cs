using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Loading;

/// <summary>A project for one target framework, compiled in memory, with what analyzers are given.</summary>
internal sealed record LoadedProject(ProjectDescription Description, CSharpCompilation Compilation, AnalyzerOptions Options)
{
    public ImmutableArray<LoadProblem> Problems { get; init; } = [];
}

/// <summary>The same before its source generators have run.</summary>
internal sealed record ProjectParts(
    ProjectDescription Description, CSharpCommandLineArguments Arguments, CSharpCompilation Compilation, AnalyzerOptions Options, ImmutableArray<AnalyzerFileReference> Generators,
    ImmutableArray<LoadProblem> Problems);

/// <summary>What a compilation lacks, though nothing in its code may be wrong.</summary>
/// <param name="IsError">Whether a build would not get past it.</param>
internal sealed record LoadProblem(string Text, bool IsError);

/// <summary>Makes compilations of compiler command lines, as the compiler itself would; other projects of the solution are taken from memory.</summary>
/// <param name="configuration">The one that the user has named.</param>
internal sealed class ProjectCompiler(DotnetSdk sdk, string? configuration)
{
    private readonly ConcurrentDictionary<(string Path, MetadataReferenceProperties Properties), PortableExecutableReference> _references = new();
    private readonly ConcurrentDictionary<string, AnalyzerFileReference> _generators = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FileText> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AnalyzerConfig> _configs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _unloadable = new(StringComparer.Ordinal);
    private readonly AnalyzerLoader _loader = new(sdk.Root);

    /// <param name="built">The projects that this one references, by the path of their assembly. One that is not there is left out.</param>
    public LoadedProject Load(ProjectDescription description, Func<string, CSharpCompilation?> built, CancellationToken cancellation)
    {
        var parts = Read(description, built, cancellation);
        var compilation = Generate(parts, out var failures, cancellation);
        return new LoadedProject(description, compilation, parts.Options) { Problems = [.. parts.Problems, .. failures] };
    }

    /// <param name="built">As for <see cref="Load"/>.</param>
    public ProjectParts Read(ProjectDescription description, Func<string, CSharpCompilation?> built, CancellationToken cancellation)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(description.Arguments, description.Folder, sdk.CompilerFolder);
        var configs = new ConfigOptions(AnalyzerConfigSet.Create(arguments.AnalyzerConfigPaths.Where(File.Exists).Select(ConfigOf).ToImmutableArray()));
        var compilation = CSharpCompilation.Create(
            arguments.CompilationName ?? description.Name,
            Parse(arguments, cancellation),
            References(description, arguments, built),
            arguments.CompilationOptions
                .WithMetadataReferenceResolver(null)
                .WithSourceReferenceResolver(new SourceFileResolver([], description.Folder))
                .WithXmlReferenceResolver(null)
                .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
                .WithStrongNameProvider(new DesktopStrongNameProvider(arguments.KeyFileSearchPaths))
                .WithSyntaxTreeOptionsProvider(configs.Severities));
        var options = new AnalyzerOptions([.. arguments.AdditionalFiles.Select(file => (AdditionalText)_files.GetOrAdd(file.Path, static path => new FileText(path)))], configs);
        return new ProjectParts(description, arguments, compilation, options, GeneratorsOf(arguments), [.. Missing(description, arguments, built)]);
    }

    /// <summary>What is wrong with the command line, and files that are not there, which a build might make first.</summary>
    private IEnumerable<LoadProblem> Missing(ProjectDescription description, CSharpCommandLineArguments arguments, Func<string, CSharpCompilation?> built)
    {
        foreach (var error in arguments.Errors.Where(error => error.Severity == DiagnosticSeverity.Error))
            yield return new LoadProblem(OneLine.Of(error.ToString()), IsError: true);
        foreach (var file in arguments.SourceFiles.Select(file => file.Path).Where(path => !File.Exists(path)).Distinct())
            yield return new LoadProblem($"error CS2001: Source file '{file}' could not be found", IsError: true);
        foreach (var path in arguments.MetadataReferences.Select(reference => Path.GetFullPath(reference.Reference, description.Folder)).Where(path => built(path) is null && !File.Exists(path)).Distinct())
        {
            if (!description.References.Any(reference => reference.TargetPath == path))
                yield return new LoadProblem($"error CS0006: Metadata file '{path}' could not be found", IsError: true);
        }

        foreach (var reference in description.References.Where(reference => built(reference.TargetPath) is null && !File.Exists(reference.TargetPath)))
            yield return new LoadProblem($"it references '{Path.GetFileName(reference.Project)}', {NotBuilt(reference.Project, "code")}", IsError: false);
        foreach (var analyzer in arguments.AnalyzerReferences.Select(reference => reference.FilePath).Where(path => !File.Exists(path)).Distinct())
        {
            yield return new LoadProblem(description.Analyzers.FirstOrDefault(reference => reference.TargetPath == Path.GetFullPath(analyzer, description.Folder)) is { } own
                ? $"its analyzers come from '{Path.GetFileName(own.Project)}', {NotBuilt(own.Project, "generated code")}"
                : $"there is no analyzer '{analyzer}' (CS0006), so no code that it would generate was seen", IsError: false);
        }
    }

    private string NotBuilt(string project, string what) =>
        $"which is not built, so its {what} was not seen; run: dotnet build \"{project}\"{(configuration is null ? "" : $" -c {configuration}")}";

    private static IEnumerable<SyntaxTree> Parse(CSharpCommandLineArguments arguments, CancellationToken cancellation)
    {
        // As the compiler, which takes a file once.
        var files = arguments.SourceFiles.Select(file => file.Path).DistinctBy(Path.GetFullPath, StringComparer.Ordinal).ToArray();
        var trees = new SyntaxTree[files.Length];
        Parallel.For(0, trees.Length, new ParallelOptions { CancellationToken = cancellation }, index =>
        {
            var path = files[index];
            trees[index] = CSharpSyntaxTree.ParseText(File.Exists(path) ? TextOf(path, arguments.Encoding) : SourceText.From(""), arguments.ParseOptions, path, cancellation);
        });
        return trees;
    }

    private IEnumerable<MetadataReference> References(ProjectDescription description, CSharpCommandLineArguments arguments, Func<string, CSharpCompilation?> built)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in arguments.MetadataReferences)
        {
            var path = Path.GetFullPath(reference.Reference, description.Folder);
            if (built(path) is { } project)
            {
                if (seen.Add(path))
                    yield return project.ToMetadataReference(reference.Properties.Aliases, reference.Properties.EmbedInteropTypes);
            }
            else if (File.Exists(path))
            {
                yield return _references.GetOrAdd((path, reference.Properties), static key => MetadataReference.CreateFromFile(key.Path, key.Properties));
            }
        }

        // An assembly that was never built is on no command line.
        foreach (var reference in description.References)
        {
            if (seen.Add(reference.TargetPath) && built(reference.TargetPath) is { } project)
                yield return project.ToMetadataReference([.. reference.Aliases]);
        }
    }

    private ImmutableArray<AnalyzerFileReference> GeneratorsOf(CSharpCommandLineArguments arguments) =>
        [.. arguments.AnalyzerReferences.Select(reference => reference.FilePath).Where(File.Exists).Distinct().Select(path => _generators.GetOrAdd(path, NewReference))];

    private AnalyzerFileReference NewReference(string path)
    {
        var reference = new AnalyzerFileReference(path, _loader);
        // It says so once, and keeps the answer.
        reference.AnalyzerLoadFailed += (_, failure) =>
        {
            if (failure.ErrorCode is not (AnalyzerLoadFailureEventArgs.FailureErrorCode.None or AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers))
                _unloadable.GetOrAdd(path, static _ => []).Add(failure.Message);
        };
        return reference;
    }

    private CSharpCompilation Generate(ProjectParts parts, out ImmutableArray<LoadProblem> failures, CancellationToken cancellation)
    {
        var generators = parts.Generators.SelectMany(file => file.GetGenerators(LanguageNames.CSharp)).ToImmutableArray();
        failures = [.. parts.Generators.SelectMany(file => _unloadable.TryGetValue(file.FullPath, out var messages) ? messages.Distinct().Select(message => (file.FullPath, message)) : [])
            .Select(failure => new LoadProblem($"the analyzer '{failure.FullPath}' can't be loaded, so no code that it would generate was seen: {OneLine.Of(failure.message)}", IsError: false))];
        if (generators.IsEmpty)
            return parts.Compilation;

        CSharpGeneratorDriver.Create(generators, parts.Options.AdditionalFiles, parts.Arguments.ParseOptions, parts.Options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(parts.Compilation, out var generated, out var diagnostics, cancellation);
        failures = [.. failures, .. diagnostics.Where(diagnostic => IsCrash(diagnostic) || diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false })
            .Select(diagnostic => new LoadProblem(OneLine.Of(diagnostic.ToString()), IsError: !IsCrash(diagnostic)))];
        return (CSharpCompilation)generated;
    }

    // The build goes on without what the generator would have made.
    private static bool IsCrash(Diagnostic diagnostic) => diagnostic.Id is "CS8784" or "CS8785";

    private AnalyzerConfig ConfigOf(string path) => _configs.GetOrAdd(path, static path => AnalyzerConfig.Parse(TextOf(path, null), path));

    internal static SourceText TextOf(string path, Encoding? encoding)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return SourceText.From(stream, encoding);
    }

    private sealed class FileText(string path) : AdditionalText
    {
        private SourceText? _text;

        public override string Path => path;

        // The same object each time, and for all projects: what is read from it is kept by it.
        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            _text ?? (File.Exists(path) ? Interlocked.CompareExchange(ref _text, TextOf(path, null), null) ?? _text : null);
    }
}
