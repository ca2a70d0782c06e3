using System.Text;
using Bylaw.Cli.Loading;

namespace Bylaw.Cli.Mcp;

/// <summary>The files below the folders of a solution at one moment: the sources, and what tells whether the projects are still built in the same way.</summary>
/// <param name="Build">The same as long as no project file, and nothing like it, differs.</param>
/// <param name="Sources">Full paths of all C# files, each with what changes when it is written.</param>
internal sealed record SourceScan(string Build, IReadOnlyDictionary<string, string> Sources)
{
    private static readonly string[] BuildFiles = [".csproj", ".props", ".targets", ".sln", ".slnx", ".slnf", ".config", ".ruleset", ".rsp", ".editorconfig", ".globalconfig"];

    /// <param name="folders">Of the solution and of each project.</param>
    public static SourceScan Of(IReadOnlyCollection<string> folders)
    {
        var build = new StringBuilder();
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in SolutionFolders.Files(folders).SelectMany(files => files))
        {
            if (file.Extension.Equals(".cs", StringComparison.OrdinalIgnoreCase))
                sources[file.FullName] = Stamp(file);
            else
                AddBuildFile(file, build);
        }

        foreach (var root in folders.Order(StringComparer.Ordinal))
        {
            for (var above = Path.GetDirectoryName(root); above is not null; above = Path.GetDirectoryName(above))
                AddBuildFiles(above, build);
        }

        foreach (var folder in folders.Order(StringComparer.Ordinal))
            build.Append(Stamp(Path.Combine(folder, "obj", "project.assets.json"))).Append('\n');
        return new SourceScan(build.ToString(), sources);
    }

    public static string Stamp(string path) => Stamp(new FileInfo(path));

    private static string Stamp(FileInfo file) => SolutionFolders.Stamp(file);

    private static void AddBuildFiles(string folder, StringBuilder build)
    {
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
                AddBuildFile(file, build);
        }
        catch (UnauthorizedAccessException)
        {
            // MSBuild can't read it either.
        }
    }

    // Of rule files and baselines it matters here whether they are there; their text is followed by itself.
    private static void AddBuildFile(FileInfo file, StringBuilder build)
    {
        if (BuildFiles.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) || file.Name is "global.json" or "packages.lock.json")
            build.Append(file.FullName).Append(' ').Append(Stamp(file)).Append('\n');
        else if (file.Name is "bylaw.yml" or "bylaw.baseline" || file.Name.EndsWith(".bylaw.yml", StringComparison.Ordinal))
            build.Append(file.FullName).Append('\n');
    }
}
