using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Testing;

/// <summary>The projects of a test in a workspace, as an editor holds them: files on no disk, roles and properties by config files.</summary>
internal static class TestWorkspace
{
    private static readonly Lazy<MefHostServices> Services = new(() =>
        MefHostServices.Create([typeof(Workspace).Assembly, System.Reflection.Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")]));

    /// <param name="refused">What the host cannot do: dotnet format renames no document, some editors change no additional file.</param>
    public static Solution Open(TestSolution tests, ApplyChangesKind? refused = null)
    {
        var solution = new Host(refused).CurrentSolution;
        var ids = tests.Projects.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name));
        foreach (var definition in tests.Projects)
        {
            var opened = tests.Open(definition, new Shape(ReferencesAsCompilations: true));
            var id = ids[definition.Name];
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Create(), definition.Name, definition.Name, LanguageNames.CSharp, $"{definition.Folder}{definition.Name}.csproj",
                compilationOptions: opened.Compilation.Options.WithSyntaxTreeOptionsProvider(null),
                parseOptions: new CSharpParseOptions(definition.LanguageVersion),
                projectReferences: opened.Compilation.References.OfType<CompilationReference>().Select(reference => new ProjectReference(ids[reference.Compilation.AssemblyName!])),
                metadataReferences: opened.Compilation.References.Where(reference => reference is not CompilationReference)));

            foreach (var source in opened.Sources)
                solution = solution.AddDocument(DocumentId.CreateNewId(id, source.Path), Path.GetFileName(source.Path), source.Text, Folders(source.Path, definition), source.Path);
            foreach (var file in opened.AdditionalFiles)
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id, file.Path), Path.GetFileName(file.Path), file.Text, [], file.Path);
            var roles = opened.AdditionalFiles.Where(file => file.Role is not null).Select(file =>
                $"[{file.Path}]\nbuild_metadata.AdditionalFiles.BylawRole = {file.Role}\nbuild_metadata.AdditionalFiles.BylawScope = {(file.Path.StartsWith(definition.Folder, StringComparison.Ordinal) ? "project" : "shared")}");
            foreach (var (path, text) in opened.Options.ConfigFiles.Append((Document.Root + ".roles.globalconfig", "is_global = true\n" + string.Join('\n', roles))))
                solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), [], path);
        }

        return solution;
    }

    /// <summary>What the analyzers find, by project; a crash of theirs is a failure.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            var found = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
            if (found.FirstOrDefault(diagnostic => diagnostic.Id is "AD0001" or "BYL0008") is { } crash)
                throw new RuleTestException($"{project.Name}: {crash}");
            findings.AddRange(found.Where(diagnostic => diagnostic.Location.IsInSource).OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan));
        }

        return findings.ToImmutable();
    }

    public static async Task<IReadOnlyList<string>> ErrorsAsync(Solution solution)
    {
        var errors = new List<string>();
        foreach (var project in solution.Projects)
            errors.AddRange((await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return errors;
    }

    public static async Task<SortedDictionary<string, string>> TextsAsync(Solution solution)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
            texts.Add(document.FilePath ?? document.Name, (await document.GetTextAsync()).ToString());
        return texts;
    }

    private sealed class Host(ApplyChangesKind? refused) : Workspace(TestWorkspace.Services.Value, "Test")
    {
        public override bool CanApplyChange(ApplyChangesKind feature) => feature != refused;
    }

    private static string[] Folders(string path, ProjectDefinition project) =>
        path.StartsWith(project.Folder, StringComparison.Ordinal) ? path[project.Folder.Length..].Split('/')[..^1] : [];
}
