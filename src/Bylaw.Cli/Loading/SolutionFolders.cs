namespace Bylaw.Cli.Loading;

/// <summary>The folders that the projects of a solution may have their files from, but for what builds and package managers write.</summary>
internal static class SolutionFolders
{
    private static readonly string[] Written = ["bin", "obj"];
    private static readonly string[] Foreign = ["node_modules", ".git", ".vs", ".idea"];
    private static readonly EnumerationOptions All = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };

    /// <summary>The files of each folder, in a stable order.</summary>
    /// <param name="roots">The folders of the solution and of each project.</param>
    public static IEnumerable<IReadOnlyList<FileInfo>> Files(IReadOnlyCollection<string> roots)
    {
        // A link may lead to what has been seen, or in a circle.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return roots.Where(root => !roots.Any(other => other != root && IsBelow(root, other))).Order(StringComparer.Ordinal).Where(Directory.Exists)
            .SelectMany(root => Below(new DirectoryInfo(root), root, roots, seen));
    }

    /// <summary>Size and time, empty if there is none; of a link, those of what it leads to.</summary>
    public static string Stamp(FileInfo file)
    {
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target.Exists ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {target.Length} {target.LastWriteTimeUtc.Ticks}") : "";
    }

    private static IEnumerable<IReadOnlyList<FileInfo>> Below(DirectoryInfo folder, string real, IReadOnlyCollection<string> roots, HashSet<string> seen)
    {
        if (!seen.Add(real))
            yield break;
        var entries = folder.EnumerateFileSystemInfos("*", All).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var files = entries.OfType<FileInfo>().ToList();
        yield return files;

        // Beside a project file they are its output, elsewhere a name like any other.
        var hasOutput = files.Exists(file => file.Extension.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || file.Extension is ".sln" or ".slnx");
        foreach (var inner in entries.OfType<DirectoryInfo>().OrderBy(inner => inner.LinkTarget is not null))
        {
            if (Foreign.Contains(inner.Name) || (hasOutput && Written.Contains(inner.Name) && !roots.Any(root => root == inner.FullName || IsBelow(root, inner.FullName))))
                continue;
            var target = inner.LinkTarget is null ? Path.Combine(real, inner.Name) : inner.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            if (target is not null && Directory.Exists(target))
            {
                foreach (var below in Below(inner, target, roots, seen))
                    yield return below;
            }
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
