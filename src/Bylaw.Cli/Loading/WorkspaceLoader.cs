using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Bylaw.Cli.Loading;

/// <summary>A solution as an editor holds it: what fixes work on. Nothing that is done to it touches a file.</summary>
/// <param name="Descriptions">Of each project in it: one for each target framework.</param>
internal sealed record LoadedWorkspace(Solution Solution, IReadOnlyDictionary<ProjectId, ProjectDescription> Descriptions);

/// <summary>
/// Makes a workspace of the same command lines that <see cref="ProjectCompiler"/> makes compilations of, so that both see the same code. Generators run
/// in it, and run again when code changes.
/// </summary>
internal static class WorkspaceLoader
{
    public static LoadedWorkspace Load(SolutionLoader loader, CancellationToken cancellation)
    {
        var solution = new Host().CurrentSolution;
        var descriptions = new Dictionary<ProjectId, ProjectDescription>();
        var ids = new Dictionary<Compilation, ProjectId>(ReferenceEqualityComparer.Instance);
        foreach (var description in loader.Projects.Where(project => project.CanBeCompiled))
        {
            var parts = loader.Read(description, cancellation);
            var project = ProjectOf(parts, ids);
            ids.Add(parts.Compilation, project.Id);
            descriptions.Add(project.Id, description);
            solution = solution.AddProject(project);
        }

        return new LoadedWorkspace(solution, descriptions);
    }

    private static ProjectInfo ProjectOf(ProjectParts parts, Dictionary<Compilation, ProjectId> ids)
    {
        var (description, arguments, compilation) = (parts.Description, parts.Arguments, parts.Compilation);
        var name = description.TargetFramework.Length > 0 ? $"{description.Name}({description.TargetFramework})" : description.Name;
        var id = ProjectId.CreateNewId(name);
        return ProjectInfo.Create(
            id, VersionStamp.Create(), name, compilation.AssemblyName!, LanguageNames.CSharp, description.Path,
            description.TargetPath.Length > 0 ? description.TargetPath : null,
            // The workspace has its own, made of the config files below.
            compilation.Options.WithSyntaxTreeOptionsProvider(null),
            // As an editor: a compiler that skips comments doesn't say which usings nobody needs.
            arguments.ParseOptions.DocumentationMode == DocumentationMode.None ? arguments.ParseOptions.WithDocumentationMode(DocumentationMode.Parse) : arguments.ParseOptions,
            // A file of two projects has one path, whichever way each of them names it.
            compilation.SyntaxTrees.Select(tree => (Path: Path.GetFullPath(tree.FilePath), Tree: tree)).DistinctBy(file => file.Path, StringComparer.Ordinal).Select(file => FileOf(id, description, file.Path, file.Tree.GetText())),
            compilation.References.OfType<CompilationReference>().Where(reference => ids.ContainsKey(reference.Compilation)).Select(reference => new ProjectReference(ids[reference.Compilation], reference.Properties.Aliases, reference.Properties.EmbedInteropTypes)),
            // A project that is not restored is no part of the workspace, and is seen all the same.
            compilation.References.Where(reference => reference is not CompilationReference project || !ids.ContainsKey(project.Compilation)),
            parts.Generators,
            parts.Options.AdditionalFiles.Where(file => File.Exists(file.Path)).Select(file => FileOf(id, description, file.Path, file.GetText()!)))
            .WithAnalyzerConfigDocuments(arguments.AnalyzerConfigPaths.Where(File.Exists).Distinct().Select(path => FileOf(id, description, path, ProjectCompiler.TextOf(path, null))));
    }

    private static DocumentInfo FileOf(ProjectId project, ProjectDescription description, string path, Microsoft.CodeAnalysis.Text.SourceText text)
    {
        var relative = Path.GetRelativePath(description.Folder, path).Split(Path.DirectorySeparatorChar);
        return DocumentInfo.Create(
            DocumentId.CreateNewId(project, path), relative[^1], relative[0] == ".." || Path.IsPathRooted(relative[0]) ? [] : relative[..^1], SourceCodeKind.Regular,
            TextLoader.From(TextAndVersion.Create(text, VersionStamp.Create(), path)), path);
    }

    private sealed class Host() : Workspace(MefHostServices.Create([typeof(Workspace).Assembly, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")]), "Bylaw")
    {
        public override bool CanApplyChange(ApplyChangesKind feature) => true;
    }
}
