namespace Bylaw.Cli.Starting;

/// <summary>Where the rule file of a solution belongs: in a folder that all of its projects lie below, since each takes the nearest one above it.</summary>
internal static class StartFolder
{
    public static string Of(string solutionFolder, IEnumerable<string> projects)
    {
        var repository = RepositoryOf(solutionFolder);
        var folder = Trimmed(solutionFolder);
        foreach (var project in projects.Select(project => Path.GetDirectoryName(project)!))
        {
            // One that lies outside of the repository is somebody else's.
            if (repository is not null && !IsIn(project, repository))
                continue;
            while (!IsIn(project, folder) && Path.GetDirectoryName(folder) is { } parent && Path.GetDirectoryName(parent) is not null)
                folder = parent;
        }

        return folder;
    }

    private static bool IsIn(string folder, string other) => folder == other || folder.StartsWith(other.EndsWith(Path.DirectorySeparatorChar) ? other : other + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? RepositoryOf(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
                return Trimmed(current.FullName);
        }

        return null;
    }

    private static string Trimmed(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
