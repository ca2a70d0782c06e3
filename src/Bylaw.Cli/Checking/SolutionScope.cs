using Bylaw.Cli.Loading;

namespace Bylaw.Cli.Checking;

/// <summary>How much of a solution the facts are about: what is not found is missing only where all of it has been looked at.</summary>
/// <param name="IsWhole">Whether there can be no further project that the rule files are about.</param>
/// <param name="Assemblies">Names of the assemblies that its projects make, also of those that were not analysed.</param>
internal sealed record SolutionScope(bool IsWhole, IReadOnlySet<string> Assemblies)
{
    public static SolutionScope Of(SolutionLoader solution, IReadOnlyList<CompilationFacts> facts) => new(
        Path.GetExtension(solution.List.Name).ToLowerInvariant() is not (".csproj" or ".slnf")
            && ProjectStates.Of(solution, facts).All(project => project.State is ProjectState.Analyzed or ProjectState.Skipped),
        solution.List.Projects.Concat(solution.Result.Projects.Select(project => project.TargetPath)).Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Of facts that are all there are.</summary>
    public static SolutionScope WholeOf(IReadOnlyList<CompilationFacts> facts) => new(true, facts.Select(project => project.Assembly).ToHashSet(StringComparer.OrdinalIgnoreCase));
}
