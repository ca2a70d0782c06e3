using System.Text.RegularExpressions;

namespace Bylaw.Cli.Loading;

/// <summary>Files that project files import from where nobody would look for them, as far as their paths are plain: no glob, and no property but the own folder.</summary>
internal static partial class ImportedFiles
{
    private static readonly string[] Importing = [".csproj", ".props", ".targets", ".proj", ".projitems"];

    /// <param name="files">Full paths of all that is known anyway.</param>
    /// <returns>Full paths of the others, and of what they import in turn.</returns>
    public static IReadOnlyCollection<string> Beyond(IEnumerable<string> files)
    {
        var known = files.ToHashSet(StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var todo = new Queue<string>(known.Where(file => Importing.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)));
        while (todo.TryDequeue(out var file))
        {
            foreach (var imported in ImportsOf(file).Where(imported => !known.Contains(imported) && found.Add(imported)))
                todo.Enqueue(imported);
        }

        return found;
    }

    private static IEnumerable<string> ImportsOf(string file)
    {
        string text;
        try
        {
            text = File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        var folder = Path.GetDirectoryName(file)!;
        foreach (Match import in Import().Matches(text))
        {
            var path = import.Groups["path"].Value.Replace("$(MSBuildThisFileDirectory)", folder + "/", StringComparison.OrdinalIgnoreCase)
                .Replace("$(MSBuildProjectDirectory)", file.EndsWith("proj", StringComparison.OrdinalIgnoreCase) ? folder : "$()", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
            if (path.IndexOfAny(['$', '*', '?', '@', '%']) < 0)
                yield return Path.GetFullPath(path, folder);
        }
    }

    [GeneratedRegex("<Import\\s[^>]*?\\bProject\\s*=\\s*[\"'](?<path>[^\"']+)[\"']")]
    private static partial Regex Import();
}
