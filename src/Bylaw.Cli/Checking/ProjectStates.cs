using Bylaw.Cli.Loading;

namespace Bylaw.Cli.Checking;

/// <summary>What became of each project that the solution names: none is left out silently.</summary>
internal static class ProjectStates
{
    public static IReadOnlyList<CheckedProject> Of(SolutionLoader solution, IReadOnlyList<CompilationFacts> facts) =>
        [.. solution.List.Projects.Select(path => Judge(path, solution, [.. facts.Where(project => SamePath(project.Path, path))]))];

    private static CheckedProject Judge(string path, SolutionLoader solution, List<CompilationFacts> facts)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var described = solution.Result.Projects.Where(project => SamePath(project.Path, path)).ToList();
        var (state, remark) = StateOf(path, described, facts, solution.Result.Failures.GetValueOrDefault(path), restored: File.Exists(solution.Options.Input) ? solution.Options.Input : path);
        return new CheckedProject(name, Output.PathText.Relative(solution.List.Root, path), [.. facts.Select(framework => framework.TargetFramework).Where(framework => framework.Length > 0)], state, remark);
    }

    /// <param name="restored">What a restore of it is to be given: the solution, so that one is enough for all.</param>
    private static (ProjectState, string?) StateOf(string path, List<ProjectDescription> described, List<CompilationFacts> facts, string? failure, string restored)
    {
        if (!File.Exists(path))
            return (ProjectState.Failed, "the solution names it, and the file does not exist");
        if (Path.GetExtension(path).ToLowerInvariant() is not ".csproj" and var extension)
            return (ProjectState.Skipped, extension switch { ".vbproj" => "Visual Basic", ".fsproj" => "F#", _ => $"no C# project ({extension})" });
        if (described.Count == 0)
            return (ProjectState.Failed, failure ?? "MSBuild does not load it");
        if (described.Exists(project => !project.IsRestored))
            return (ProjectState.Failed, $"packages are not restored; run: dotnet restore \"{restored}\"");
        if (described.TrueForAll(project => !project.IsEnabled))
            return (ProjectState.Skipped, "switched off by BylawEnabled");
        if (described.Find(project => project.IsEnabled && project.RuleFile is { } rules && !File.Exists(rules)) is { } misled)
            return (ProjectState.Failed, $"the rule file that BylawRuleFile names does not exist: {misled.RuleFile}");
        if (facts.Count < described.Count(project => project.IsEnabled))
            return (ProjectState.Failed, failure ?? "MSBuild does not say how it is compiled");
        if (facts.SelectMany(framework => framework.Crashes).FirstOrDefault() is { } crash)
            return (ProjectState.Failed, crash);
        if (facts.TrueForAll(framework => framework.RuleFile is null))
            return (ProjectState.Skipped, "no rule file holds for it");

        // What is missing first: it is why code does not compile.
        List<string> remarks = failure is null ? [] : [failure];
        remarks.AddRange(Gaps([.. facts.SelectMany(framework => framework.Gaps).Distinct()]));
        if (facts.MaxBy(framework => framework.CompileErrorCount) is not { CompileErrorCount: > 0 } broken)
            return remarks.Count > 0 ? (ProjectState.Partly, string.Join("; ", remarks)) : (ProjectState.Analyzed, null);
        if (failure is null && described.Select(project => AssetsFile.Trouble(project.AssetsFile, project.TargetFramework)).OfType<string>().FirstOrDefault() is { } trouble)
            remarks.Add($"{trouble}; run: dotnet restore \"{restored}\"");
        remarks.Add($"it does not compile ({Output.Messages.Count(broken.CompileErrorCount, "error")}), so it was checked as far as its symbols go; the first: {broken.FirstCompileError}");
        return (ProjectState.Partly, string.Join("; ", remarks));
    }

    private static IEnumerable<string> Gaps(IReadOnlyList<string> gaps) => gaps.Count switch
    {
        0 => [],
        1 => gaps,
        _ => [$"{gaps[0]} (and {gaps.Count - 1} more of that kind)"],
    };

    private static bool SamePath(string one, string other) => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
