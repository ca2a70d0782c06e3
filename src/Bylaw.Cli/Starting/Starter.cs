using Bylaw.Cli.Loading;
using Bylaw.Rules.Reading;

namespace Bylaw.Cli.Starting;

/// <summary>Looks at a solution and plans its rule file. Writes nothing.</summary>
internal static class Starter
{
    private const string Preset = "bylaw/backend";

    /// <exception cref="LoadException">There is nothing to begin with.</exception>
    /// <exception cref="RuleFileExistsException">There is a rule file already.</exception>
    public static async Task<StartPlan> PlanAsync(SolutionLoader solution, Action<string> progress, CancellationToken cancellation)
    {
        var csharp = solution.List.Projects.Where(project => project.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(project)).ToList();
        var root = StartFolder.Of(solution.List.Root, csharp);
        RefuseOverwriting(root);

        var projects = Compile(solution, progress, cancellation);
        progress("Looking at the types");
        var path = Path.Combine(root, "bylaw.yml").Replace('\\', '/');
        var specs = SpecDerivation.In(root);
        RuleFileText[] derived = specs.Text is null ? [] : [new RuleFileText(Path.Combine(root, RuleFileDraft.Derived).Replace('\\', '/'), specs.Text)];
        var picture = SolutionPicture.Of(
            projects, new UnwrittenRules([new RuleFileText(path, $"bylaw: 1\nextends: [{Preset}{(derived.Length > 0 ? $", ./{RuleFileDraft.Derived}" : "")}]\n"), .. derived]), cancellation);
        if (picture.Types.Count == 0)
            throw new LoadException(NothingThere(solution));

        var layers = new LayerProposal(picture).Layers();
        var draft = new RuleFileDraft(NameOf(solution), picture.Parts, specs.Text is null ? [] : specs.Documents, specs.Rules.Count, layers, [.. RuleProposal.Candidates(picture, layers)]);
        progress("Trying rules");
        var first = await RuleTrial.RunAsync(projects, new UnwrittenRules(Files(draft, null)), cancellation);
        draft = draft with { Rules = [.. Decide(draft, first, specs)] };
        progress("Checking");
        var trial = await RuleTrial.RunAsync(projects, new UnwrittenRules(Files(draft, first)), cancellation);

        var files = Files(draft, trial);
        var problems = RuleBookReader.Read(files[0], files[1..]).Problems;
        if (problems.Count > 0)
            throw new InvalidOperationException($"The proposed rule file is wrong, which is a fault of Bylaw: {problems[0].Place}: {problems[0].Message}");
        return new StartPlan(root, [.. Missing(solution), .. Broken(trial)], picture, specs, draft, files, trial, PackageWiring.Of(root, csharp, csharp.Count < solution.List.Projects.Count));

        RuleFileText[] Files(RuleFileDraft draft, TrialResult? numbers) => [new RuleFileText(path, draft.ToText(numbers)), .. derived];
    }

    private static IEnumerable<ProposedRule> Decide(RuleFileDraft draft, TrialResult trial, SpecDerivation specs)
    {
        var preset = RuleBookReader.Read(new RuleFileText("bylaw.yml", $"bylaw: 1\nextends: {Preset}\n"), []).Rules.Select(rule => rule.Name)
            // What the team's documents say has the last word.
            .Except(specs.Rules).ToList();
        if (!specs.Rules.Contains(RuleProposal.Layering) && RuleProposal.Flow(draft.Layers, trial) is { } flow)
            yield return flow;
        foreach (var rule in RuleProposal.Holding(draft.Rules, trial).Where(rule => !specs.Rules.Contains(rule.Name)))
            yield return rule;
        foreach (var rule in RuleProposal.SwitchedOff(trial, preset))
            yield return rule;
    }

    /// <exception cref="RuleFileExistsException">There is a rule file already.</exception>
    public static void RefuseOverwriting(string root)
    {
        foreach (var name in (ReadOnlySpan<string>)["bylaw.yml", RuleFileDraft.Derived])
        {
            if (File.Exists(Path.Combine(root, name)))
                throw new RuleFileExistsException(Path.Combine(root, name));
        }
    }

    private static List<LoadedProject> Compile(SolutionLoader solution, Action<string> progress, CancellationToken cancellation)
    {
        var projects = new List<LoadedProject>();
        foreach (var project in solution.Projects.Where(project => project.CanBeCompiled))
        {
            progress(project.Name);
            var loaded = solution.Compile(project, cancellation);
            if (project.IsEnabled)
                projects.Add(loaded);
        }

        return projects;
    }

    private static IEnumerable<string> Missing(SolutionLoader solution)
    {
        foreach (var path in solution.List.Projects.Where(path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)))
        {
            var described = solution.Projects.Where(project => string.Equals(project.Path, path, StringComparison.OrdinalIgnoreCase)).ToList();
            var name = Path.GetFileNameWithoutExtension(path);
            if (described.Exists(project => !project.IsRestored))
                yield return $"{name} was not looked at: its packages are not restored; run: dotnet restore \"{path}\"";
            else if (!described.Exists(project => project.Arguments.Count > 0))
                yield return $"{name} was not looked at: {(File.Exists(path) ? solution.Result.Failures.GetValueOrDefault(path) ?? "MSBuild does not say how it is compiled" : "the file does not exist")}";
        }
    }

    private static IEnumerable<string> Broken(TrialResult trial) => trial.Broken.Count == 0 ? []
        : [$"{(trial.Broken.Count == 1 ? "1 project does" : $"{trial.Broken.Count} projects do")} not compile here ({string.Join(", ", trial.Broken.Take(3))}{(trial.Broken.Count > 3 ? " …" : "")}), so not all that they use is known; restore and build the solution first for a better proposal."];

    private static string NothingThere(SolutionLoader solution) =>
        solution.Projects.Any(project => !project.IsRestored) ? $"The packages of this solution are not restored; run: dotnet restore \"{solution.Options.Input}\". Nothing was written."
        : "There is no type to make rules for in this solution beside tests. Nothing was written.";

    private static string NameOf(SolutionLoader solution) => Directory.Exists(solution.Options.Input) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(solution.Options.Input)) : Path.GetFileNameWithoutExtension(solution.Options.Input);
}

/// <summary>Nobody's rules are overwritten.</summary>
internal sealed class RuleFileExistsException(string file) : Exception($"{file}: there is a rule file already, and it stays as it is")
{
    public string Folder { get; } = Path.GetDirectoryName(file)!;
}
