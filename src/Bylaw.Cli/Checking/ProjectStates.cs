using Bylaw.Cli.Loading;

namespace Bylaw.Cli.Checking;

/// <summary>What became of each project that the solution names: none is left out silently.</summary>
internal static class ProjectStates
{
    public static IReadOnlyList<CheckedProject> Of(SolutionLoader solution, IReadOnlyList<ProjectResult> results, Func<string, string> relative) =>
        [.. solution.List.Projects.Select(path => Judge(path, solution, [.. results.Where(result => SamePath(result.Project.Path, path))], relative))];

    private static CheckedProject Judge(string path, SolutionLoader solution, List<ProjectResult> results, Func<string, string> relative)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var described = solution.Result.Projects.Where(project => SamePath(project.Path, path)).ToList();
        var (state, remark) = StateOf(path, described, results, solution.Result.Failures.GetValueOrDefault(path));
        return new CheckedProject(name, relative(path), [.. results.Select(result => result.Project.TargetFramework).Where(framework => framework.Length > 0)], state, remark);
    }

    private static (ProjectState, string?) StateOf(string path, List<ProjectDescription> described, List<ProjectResult> results, string? failure)
    {
        if (!File.Exists(path))
            return (ProjectState.Failed, "the solution names it, and the file does not exist");
        if (Path.GetExtension(path).ToLowerInvariant() is not ".csproj" and var extension)
            return (ProjectState.Skipped, extension switch { ".vbproj" => "Visual Basic", ".fsproj" => "F#", _ => $"no C# project ({extension})" });
        if (described.Count == 0)
            return (ProjectState.Failed, failure ?? "MSBuild does not load it");
        if (described.Find(project => !project.IsRestored) is { } unrestored)
            return (ProjectState.Failed, $"its packages are not restored; run: dotnet restore \"{unrestored.Path}\"");
        if (described.TrueForAll(project => !project.IsEnabled))
            return (ProjectState.Skipped, "switched off by BylawEnabled");
        if (results.Count == 0)
            return (ProjectState.Failed, failure ?? "MSBuild does not say how it is compiled");
        if (results.SelectMany(result => result.Crashes).FirstOrDefault() is { } crash)
            return (ProjectState.Failed, crash);
        if (results.TrueForAll(result => result.Survey.Rules is null))
            return (ProjectState.Skipped, "no rule file holds for it");

        var errors = results.MaxBy(result => result.CompileErrors.Count)!.CompileErrors;
        if (errors.Count > 0)
            return (ProjectState.Partly, $"it does not compile ({Output.Messages.Count(errors.Count, "error")}), so it was checked as far as its symbols go; the first: {errors[0]}");
        return failure is null ? (ProjectState.Analyzed, null) : (ProjectState.Partly, failure);
    }

    private static bool SamePath(string one, string other) => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
