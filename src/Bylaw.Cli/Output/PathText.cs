namespace Bylaw.Cli.Output;

/// <summary>Paths as they are shown.</summary>
internal static class PathText
{
    /// <summary>Relative to the root and with forward slashes; as it is where it lies elsewhere.</summary>
    public static string Relative(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFullPath(path) : relative).Replace('\\', '/');
    }
}
