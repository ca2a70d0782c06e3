using System.Text;
using System.Text.RegularExpressions;

namespace Bylaw.Cli.Starting;

/// <summary>A file as it should be.</summary>
/// <param name="Added">What is new in it, for those who are asked; null for a file that is new as a whole.</param>
internal sealed record FileToWrite(string Path, string Text, string? Added);

/// <summary>What it takes to give all projects the package: files to change, and what could not be done.</summary>
internal sealed record PackageWiring(IReadOnlyList<FileToWrite> Files, IReadOnlyList<string> Remarks)
{
    private const string Package = "Bylaw.Analyzers";
    private const string BuildProps = "Directory.Build.props";
    private const string PackagesProps = "Directory.Packages.props";

    /// <param name="root">The folder of the rule file.</param>
    /// <param name="projects">The C# projects, as full paths.</param>
    /// <param name="hasOthers">Whether projects of other languages lie among them.</param>
    public static PackageWiring Of(string root, IReadOnlyList<string> projects, bool hasOthers)
    {
        var (files, remarks) = (new List<FileToWrite>(), new List<string>());
        var centrally = projects.Select(project => CentralFile(project, root)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var reference = $"<PackageReference Include=\"{Package}\"{(centrally.Count > 0 ? "" : $" Version=\"{ToolVersion.Text}\"")} PrivateAssets=\"all\"{(hasOthers ? " Condition=\"'$(MSBuildProjectExtension)' == '.csproj'\"" : "")} />";
        foreach (var props in projects.Select(project => BuildFile(project, root)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Add(props, reference, "PackageReference");
        foreach (var props in centrally.Order(StringComparer.Ordinal))
            Add(props, $"<PackageVersion Include=\"{Package}\" Version=\"{ToolVersion.Text}\" />", "PackageVersion");
        foreach (var old in projects.Where(project => File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.config"))))
            remarks.Add($"{Path.GetFileName(old)} takes its packages from packages.config, which can bring no analyzers that need settings; switch Bylaw off there with <BylawEnabled>false</BylawEnabled>, or move it to PackageReference.");
        return new PackageWiring(files, remarks);

        void Add(string path, string item, string besides)
        {
            if (!File.Exists(path))
            {
                files.Add(new FileToWrite(path, XmlInsertion.NewFile(item, ImportOfUpper(path)), null));
            }
            else if (Read(path) is not { } text)
            {
                remarks.Add($"{path} is not UTF-8, so it was left alone; add to it: {item}");
            }
            else if (!Regex.IsMatch(text, $"{besides}\\s[^>]*\"{Regex.Escape(Package)}\"|Global{besides}\\s[^>]*\"{Regex.Escape(Package)}\""))
            {
                if (XmlInsertion.Add(text, item, besides) is { } changed)
                    files.Add(new FileToWrite(path, changed, item));
                else
                    remarks.Add($"{path} can't be read as an MSBuild file; add to it: {item}");
            }
        }
    }

    // MSBuild takes the nearest one only; one that passes on to the next above is no end.
    private static string BuildFile(string project, string root)
    {
        var nearest = Nearest(BuildProps, Path.GetDirectoryName(project)!, root);
        while (nearest is not null && Path.GetDirectoryName(nearest) != root && ImportsUpper(nearest, BuildProps)
            && Nearest(BuildProps, Path.GetDirectoryName(Path.GetDirectoryName(nearest))!, root) is { } upper)
        {
            nearest = upper;
        }

        return nearest ?? Path.Combine(root, BuildProps);
    }

    private static string? CentralFile(string project, string root)
    {
        if (Above(PackagesProps, Path.GetDirectoryName(project)!) is not { } packages)
            return null;
        var isOn = new[] { packages, Above(BuildProps, Path.GetDirectoryName(project)!), project }.OfType<string>()
            .Any(file => File.ReadAllText(file).Replace(" ", "", StringComparison.Ordinal).Contains("<ManagePackageVersionsCentrally>true", StringComparison.OrdinalIgnoreCase));
        while (ImportsUpper(packages, PackagesProps) && Path.GetDirectoryName(packages) != root && Above(PackagesProps, Path.GetDirectoryName(Path.GetDirectoryName(packages))!) is { } upper)
            packages = upper;
        return isOn ? packages : null;
    }

    // A new file would hide one that lies above it.
    private static string? ImportOfUpper(string path) =>
        Path.GetDirectoryName(Path.GetDirectoryName(path)) is { } parent && Above(Path.GetFileName(path), parent) is not null
            ? $"  <Import Project=\"$([MSBuild]::GetPathOfFileAbove('{Path.GetFileName(path)}', '$(MSBuildThisFileDirectory)../'))\" />\n" : null;

    private static bool ImportsUpper(string file, string name) => Regex.IsMatch(File.ReadAllText(file), $"<Import\\s[^>]*{Regex.Escape(name)}");

    private static string? Nearest(string name, string folder, string root) =>
        Above(name, folder) is { } found && (Path.GetDirectoryName(found) == root || Path.GetDirectoryName(found)!.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) ? found : null;

    private static string? Above(string name, string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, name);
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    private static string? Read(string path)
    {
        try
        {
            // With its byte order mark, if it has one.
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
