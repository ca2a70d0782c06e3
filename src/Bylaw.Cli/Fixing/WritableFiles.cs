using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>Which files a fix may change: those that somebody wrote, in a folder of the solution; and what they were before.</summary>
internal sealed class WritableFiles
{
    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly Dictionary<string, SourceOnDisk?> _known = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _folders;
    private readonly Solution _original;

    public WritableFiles(ProjectList list, Solution original)
    {
        _original = original;
        _folders = [.. list.Projects.Select(project => Path.GetDirectoryName(project)!).Append(list.Root).Distinct().Select(folder => folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar)];
    }

    /// <summary>Why this file can't be changed; null if it can.</summary>
    public async Task<string?> ReasonAgainstAsync(string path, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        if (_folders.Where(folder => full.StartsWith(folder, Comparison)).MaxBy(folder => folder.Length) is not { } home)
            return $"'{path}' lies outside of the solution";
        // Of the folders of the solution's own, not of those that it lies in.
        if (full[home.Length..].Split(Path.DirectorySeparatorChar).SkipLast(1).Any(folder => folder is "obj" or "bin"))
            return $"'{path}' is written by the build";
        if (_original.GetDocumentIdsWithFilePath(path).IsEmpty && File.Exists(path))
            return $"'{path}' exists already";
        return !_original.GetDocumentIdsWithFilePath(path).IsEmpty && await OnDiskAsync(path, cancellation) is null
            ? $"'{path}' can't be written back as it was read: its encoding is not known"
            : null;
    }

    /// <summary>Null for a file that is new.</summary>
    public async Task<SourceOnDisk?> OnDiskAsync(string path, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(path, out var file) && _original.GetDocumentIdsWithFilePath(path).Select(_original.GetDocument).FirstOrDefault(document => document is not null) is { } document)
            _known.Add(path, file = SourceOnDisk.Of(path, await document.GetTextAsync(cancellation)));
        return file;
    }
}
