using System.Text.Json;
using Microsoft.Build.Construction;
using Microsoft.Build.Exceptions;

namespace Bylaw.Cli.Loading;

/// <summary>The projects that the user means: of a solution (.sln, .slnx, .slnf), a project, or a folder.</summary>
/// <param name="Root">What paths are shown relative to: the folder of what was named.</param>
/// <param name="Projects">Full paths in a stable order; files that don't exist among them.</param>
internal sealed record ProjectList(string Root, string Name, IReadOnlyList<string> Projects)
{
    private static readonly string[] SolutionPatterns = ["*.sln", "*.slnx"];

    private const string Accepted = "Name a solution (.sln, .slnx, .slnf), a C# project (.csproj) or a folder.";

    /// <exception cref="LoadException">It names nothing that has projects.</exception>
    public static string FindInput(string path)
    {
        if (path.Length == 0)
            throw Wrong($"The name of the solution is empty. {Accepted}");
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return full;
        if (!Directory.Exists(full))
            throw Wrong($"There is no file or folder '{path}'. {Accepted}");

        var solutions = SolutionPatterns.SelectMany(pattern => Directory.EnumerateFiles(full, pattern)).Order(StringComparer.Ordinal).ToList();
        // One solution in the old form and in the new one is one solution.
        if (solutions.Select(Path.GetFileNameWithoutExtension).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
            return solutions[^1];
        if (solutions.Count > 1)
            throw Wrong($"'{path}' has {solutions.Count} solutions: {string.Join(", ", solutions.Select(Path.GetFileName))}. Name the one that is meant.");

        var projects = Directory.GetFiles(full, "*.csproj");
        return projects.Length == 1 ? projects[0] : full;
    }

    /// <exception cref="LoadException">It can't be read, or has no project.</exception>
    public static ProjectList Read(string input)
    {
        var folder = Directory.Exists(input) ? input : Path.GetDirectoryName(input)!;
        var projects = Directory.Exists(input) ? InFolder(input) : Path.GetExtension(input).ToLowerInvariant() switch
        {
            ".sln" or ".slnx" => InSolution(input),
            ".slnf" => InFilter(input),
            ".csproj" => [input],
            ".vbproj" or ".fsproj" => throw Wrong($"'{Path.GetFileName(input)}' is no C# project; Bylaw checks C# only."),
            _ => throw Wrong($"'{Path.GetFileName(input)}' is neither a solution nor a C# project. {Accepted}"),
        };
        return projects.Count > 0
            ? new ProjectList(folder, Path.GetFileName(input), projects)
            : throw new LoadException($"'{input}' has no C# project, so there is nothing to check.");
    }

    private static LoadException Wrong(string message) => new(message) { ExitCode = ExitCode.Invalid };

    private static List<string> InFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden })
            .Where(project => !Path.GetRelativePath(folder, project).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)];

    private static List<string> InSolution(string solution)
    {
        try
        {
            return [.. SolutionFile.Parse(solution).ProjectsInOrder
                .Where(project => project.ProjectType is not (SolutionProjectType.SolutionFolder or SolutionProjectType.WebProject or SolutionProjectType.WebDeploymentProject))
                .Select(project => Path.GetFullPath(project.AbsolutePath)).Distinct().Order(StringComparer.Ordinal)];
        }
        catch (InvalidProjectFileException exception)
        {
            throw new LoadException($"'{Path.GetFileName(solution)}' can't be read: {exception.BaseMessage}");
        }
    }

    private static List<string> InFilter(string filter)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(filter), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var solution = json.RootElement.GetProperty("solution");
            var folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(filter)!, Native(solution.GetProperty("path").GetString()!))))!;
            return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Path.GetFullPath(Path.Combine(folder, Native(project.GetString()!)))).Distinct().Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new LoadException($"'{Path.GetFileName(filter)}' is no solution filter: {exception.Message}");
        }
    }

    private static string Native(string path) => path.Replace('\\', Path.DirectorySeparatorChar);
}
