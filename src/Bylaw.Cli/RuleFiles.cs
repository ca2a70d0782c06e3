using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Cli;

/// <summary>The rule file of a folder, read as the build reads it.</summary>
internal static class RuleFiles
{
    /// <summary>`bylaw.yml` in a folder or the nearest one above; null where there is none.</summary>
    public static string? Find(string folder)
    {
        for (var current = new DirectoryInfo(Path.GetFullPath(folder)); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, "bylaw.yml");
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    /// <summary>With the `*.bylaw.yml` beside it, which it may extend.</summary>
    public static RuleBook Read(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var others = Directory.EnumerateFiles(folder, "*.bylaw.yml").Where(other => Path.GetFullPath(other) != Path.GetFullPath(file)).Order(StringComparer.Ordinal);
        return RuleBookReader.Read(new RuleFileText(Slashes(file), File.ReadAllText(file)), [.. others.Select(other => new RuleFileText(Slashes(other), File.ReadAllText(other)))]);
    }

    private static string Slashes(string path) => Path.GetFullPath(path).Replace('\\', '/');
}
