using System.Text.RegularExpressions;

namespace Bylaw.Cli.Guidance;

/// <summary>Whether builds check the rules, or only the tool does.</summary>
internal static partial class PackageReference
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    /// <param name="folder">Of the rule file; what lies above it, or in a folder of it, may name the package.</param>
    public static bool IsIn(string folder)
    {
        for (var above = new DirectoryInfo(Path.GetFullPath(folder)).Parent; above is not null; above = above.Parent)
        {
            if (new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" }.Select(name => Path.Combine(above.FullName, name)).Any(Names))
                return true;
        }

        return IsBelow(new DirectoryInfo(folder));
    }

    private static bool IsBelow(DirectoryInfo folder) =>
        folder.EnumerateFiles("*", new EnumerationOptions { IgnoreInaccessible = true }).Any(file => file.Extension.ToLowerInvariant() is ".csproj" or ".props" or ".targets" && Names(file.FullName))
        || folder.EnumerateDirectories("*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint }).Any(inner => !Skipped.Contains(inner.Name) && !inner.Name.StartsWith('.') && IsBelow(inner));

    private static bool Names(string file)
    {
        try
        {
            return File.Exists(file) && Item().IsMatch(Comment().Replace(File.ReadAllText(file), ""));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex("<(Global)?PackageReference\\s[^>]*Include\\s*=\\s*[\"']Bylaw\\.Analyzers[\"']", RegexOptions.IgnoreCase)]
    private static partial Regex Item();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
