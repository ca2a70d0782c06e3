using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes;

/// <summary>Names and places of files, as far as the host lets a fix change them.</summary>
internal static class SourceFiles
{
    /// <summary>`dotnet format` crashes on a renamed, moved or removed file, with nothing written: it must be asked.</summary>
    public static bool CanRename(Solution solution) => solution.Workspace.CanApplyChange(ApplyChangesKind.ChangeDocumentInfo);

    /// <summary>The file of a type that was renamed follows if it had its name: OrderHelper.Queries.cs becomes OrderService.Queries.cs.</summary>
    public static Solution WithNameOfType(Solution solution, DocumentId id, string before, string after)
    {
        var name = solution.GetDocument(id)!.Name;
        return name.StartsWith(before, StringComparison.Ordinal) && name.Length > before.Length && name[before.Length] is '.' or '`' or '{'
            ? WithName(solution, id, after + name.Substring(before.Length)) ?? solution
            : solution;
    }

    /// <summary>Null where the host can't, or another file has the name.</summary>
    public static Solution? WithName(Solution solution, DocumentId id, string name)
    {
        var document = solution.GetDocument(id)!;
        return CanRename(solution) && !HasFile(document.Project, FolderOf(document), name) ? solution.WithDocumentName(id, name) : null;
    }

    /// <summary>In another folder of its project; null where the host can't, or a file of its name is there.</summary>
    /// <param name="folder">With forward slashes, and one at its end.</param>
    public static async Task<Solution?> MovedAsync(Document document, string folder, CancellationToken cancellation)
    {
        var (project, home) = (document.Project, FolderOf(document.Project.FilePath ?? ""));
        if (home.IndexOf('\\') >= 0)
            folder = folder.Replace('/', '\\');
        if (!CanRename(project.Solution) || home.Length == 0 || !folder.StartsWith(home, StringComparison.Ordinal) || HasFile(project, folder, document.Name))
            return null;

        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var folders = folder.Substring(home.Length).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return project.Solution.RemoveDocument(document.Id).AddDocument(DocumentId.CreateNewId(project.Id, document.Name), document.Name, root, folders, folder + document.Name);
    }

    public static bool HasFile(Project project, string folder, string name) => InFolder(project, folder, name) is not null;

    public static Document? InFolder(Project project, string folder, string name) =>
        project.Documents.FirstOrDefault(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase) && string.Equals(FolderOf(other), folder, StringComparison.OrdinalIgnoreCase));

    /// <summary>With a separator at its end.</summary>
    public static string FolderOf(Document document) => FolderOf(document.FilePath ?? "");

    /// <summary>The host renames the file; until then the path is the old one.</summary>
    public static Solution AsSaved(Solution solution)
    {
        foreach (var document in solution.Projects.SelectMany(project => project.Documents).ToList())
        {
            if (document.FilePath is { } path && path.Substring(FolderOf(path).Length) != document.Name && FolderOf(path).Length > 0)
                solution = solution.WithDocumentFilePath(document.Id, FolderOf(path) + document.Name);
        }

        return solution;
    }

    public static SemanticModel ModelOf(FindingContext context, SyntaxTree tree) =>
        tree == context.Root.SyntaxTree ? context.Model : Signature.ModelOf(context.Model.Compilation, tree);

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);
}
