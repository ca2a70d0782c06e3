using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bylaw.Cli.Loading;

/// <summary>
/// Tells whether something that was worked out still holds: a text that is the same as long as all that it was made of is. Sources go by their content;
/// project files, packages and assemblies by size and time, as MSBuild goes by them.
/// </summary>
internal sealed partial class InputKey(DotnetSdk sdk)
{
    private static readonly string[] BuildFiles = [".csproj", ".props", ".targets", ".sln", ".slnx", ".slnf", ".config", ".editorconfig", ".globalconfig", ".ruleset", ".rsp", ".yml", ".baseline", ".proto", ".resx", ".tt", ".json", ".xml", ".xaml", ".fbs", ".g4"];
    private static readonly string[] BuildNames = ["global.json", "packages.lock.json", "Directory.Build.rsp"];

    private readonly ConcurrentDictionary<string, string> _contents = new(StringComparer.Ordinal);
    private readonly string _tool = $"{typeof(InputKey).Module.ModuleVersionId} {typeof(Bylaw.Analyzers.BylawAnalyzer).Module.ModuleVersionId} {typeof(Rule).Module.ModuleVersionId} {sdk.Folder} {Stamp(Path.Combine(sdk.CompilerFolder, "csc.dll"))}";

    /// <summary>Of how the projects of a solution are built.</summary>
    public string OfBuild(ProjectList list, LoadOptions options)
    {
        var text = new StringBuilder(_tool).Append('\n').Append(options).Append('\n');
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().OrderBy(variable => (string)variable.Key, StringComparer.Ordinal))
        {
            // Each of them is a property of each project; those of a shell's own life change without meaning.
            if (!Volatile.Contains((string)variable.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{variable.Key}={variable.Value}\n");
        }

        var roots = list.Projects.Select(Path.GetDirectoryName).Append(list.Root).OfType<string>().Distinct().ToList();
        var files = SolutionFolders.Files(roots).SelectMany(files => files).ToList();
        files.AddRange(roots.SelectMany(Above).Distinct().Order(StringComparer.Ordinal).SelectMany(BuildFilesIn));
        foreach (var file in files)
            text.Append(file.FullName).Append(IsOfBuild(file.Name) ? Stamp(file) : "").Append('\n');
        foreach (var file in ImportedFiles.Beyond(files.Select(file => file.FullName)))
            text.Append(file).Append(Stamp(file)).Append('\n');
        if (options.RuleFile is not null)
            AddBuildFiles(Path.GetDirectoryName(options.RuleFile)!, text);
        foreach (var project in list.Projects)
        {
            var obj = Path.Combine(Path.GetDirectoryName(project)!, "obj");
            if (Directory.Exists(obj))
                AddBuildFiles(obj, text);
            text.Append(Stamp(Path.Combine(obj, "project.assets.json"))).Append('\n');
        }

        return Hash(text);
    }

    /// <summary>Of where the described projects have their packages and sources from, which may lie anywhere.</summary>
    public string OfDescriptions(IReadOnlyList<ProjectDescription> projects)
    {
        var text = new StringBuilder();
        foreach (var project in projects)
            text.Append(project.AssetsFile).Append(project.AssetsFile.Length > 0 ? Stamp(project.AssetsFile) : "").Append('\n');
        // Whether one is a reference of the compiler depends on its being there.
        var described = projects.Where(project => project.Language == "C#").Select(project => project.TargetPath).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in projects.SelectMany(project => project.References).Select(reference => reference.TargetPath).Where(path => !described.Contains(path)).Distinct().Order(StringComparer.Ordinal))
            text.Append(path).Append(Stamp(path)).Append('\n');
        var folders = projects.SelectMany(project => project.Arguments.Where(argument => argument.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && PathOf(argument, out _, out _) is not null)
            .Select(argument => Path.GetDirectoryName(Path.GetFullPath(argument.Trim('"'), project.Folder))!)).Distinct().Order(StringComparer.Ordinal);
        foreach (var folder in folders.Where(Directory.Exists))
            text.AppendJoin('|', Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal)).Append('\n');
        return Hash(text);
    }

    /// <summary>Of what a compilation is made of.</summary>
    /// <param name="keyOf">The key of a project of this solution, by its assembly; null for any other assembly.</param>
    public string OfCompilation(ProjectDescription project, Func<string, string?> keyOf)
    {
        var text = new StringBuilder(_tool).Append('\n').Append(DateTime.Today.ToString("O", CultureInfo.InvariantCulture)).Append('\n').Append(project.Path).Append(project.TargetFramework).Append(project.RuleFile).Append(project.IsEnabled).Append('\n');
        foreach (var argument in project.Arguments)
        {
            text.Append(argument).Append(' ');
            if (PathOf(argument, out var isAssembly, out var isReference) is { } path)
            {
                var full = Path.GetFullPath(path, project.Folder);
                // A generator of this solution runs as it was built, not as its source is now.
                text.Append((isReference ? keyOf(full) : null) ?? (isAssembly ? Stamp(full) : Content(full)));
            }

            text.Append('\n');
        }

        foreach (var reference in project.References)
            text.Append(reference.TargetPath).Append(string.Join(",", reference.Aliases)).Append(keyOf(reference.TargetPath) ?? Stamp(reference.TargetPath)).Append('\n');
        return Hash(text);
    }

    /// <summary>A text that can be part of a file name, and stands for this one.</summary>
    public static string Name(string text) => Hash(new StringBuilder(text));

    private static readonly string[] Volatile = ["_", "PWD", "OLDPWD", "SHLVL", "COLUMNS", "LINES", "TERM", "TERM_SESSION_ID", "WINDOWID", "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STATE", "GITHUB_PATH"];

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
            yield return above;
    }

    private static void AddBuildFiles(string folder, StringBuilder text)
    {
        foreach (var file in BuildFilesIn(folder))
            text.Append(file.FullName).Append(Stamp(file)).Append('\n');
    }

    private static IEnumerable<FileInfo> BuildFilesIn(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles().Where(file => IsOfBuild(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException)
        {
            // MSBuild can't read it either.
            return [];
        }
    }

    private static bool IsOfBuild(string name) => BuildNames.Contains(name) || BuildFiles.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    // A rooted path of Unix begins like an option; no option has a second slash before its colon.
    private static string? PathOf(string argument, out bool isAssembly, out bool isReference)
    {
        (isAssembly, isReference) = (false, false);
        if (FileOption().Match(argument) is { Success: true } option)
        {
            isReference = option.Groups["reference"].Success;
            isAssembly = isReference || option.Groups["analyzer"].Success;
            var value = option.Groups["value"].Value.Trim('"');
            // `/reference:alias=path`
            return isReference && value.IndexOf('=') is var equals and > 0 && !File.Exists(value) ? value[(equals + 1)..].Trim('"') : value;
        }

        return AnyOption().IsMatch(argument) ? null : argument.Trim('"');
    }

    private string Content(string path) => _contents.GetOrAdd(path, static path =>
    {
        if (!File.Exists(path))
            return "-";
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, 16));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing holds that can't be read again.
            return Guid.NewGuid().ToString();
        }
    });

    private static string Stamp(string path) => Stamp(new FileInfo(path));

    private static string Stamp(FileInfo file) => SolutionFolders.Stamp(file);

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));

    [GeneratedRegex("^[/-](additionalfile|analyzerconfig|ruleset|keyfile|(?<reference>reference|r)|(?<analyzer>analyzer|a)):(?<value>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileOption();

    [GeneratedRegex("^([/-][A-Za-z0-9]+[+-]?(:|$)|-)", RegexOptions.None)]
    private static partial Regex AnyOption();
}
