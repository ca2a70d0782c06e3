namespace Bylaw.Cli.Output;

/// <summary>Paths as they are shown.</summary>
internal static class PathText
{
    /// <summary>Without the steps by which a project names a file that lies elsewhere; one that is no path of a file stays as it is.</summary>
    public static string Full(string path) => Path.IsPathFullyQualified(path) && path.Contains($"{Path.DirectorySeparatorChar}.", StringComparison.Ordinal) ? Path.GetFullPath(path) : path;

    /// <summary>Relative to the root and with forward slashes; as it is where it lies elsewhere.</summary>
    public static string Relative(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFullPath(path) : relative).Replace('\\', '/');
    }
}
