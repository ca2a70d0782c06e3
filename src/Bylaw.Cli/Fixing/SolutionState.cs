using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bylaw.Cli.Fixing;

/// <summary>A solution at one moment, and what is found in each of its projects.</summary>
internal sealed record SolutionState(Solution Solution, IReadOnlyDictionary<ProjectId, FoundInProject> Projects)
{
    /// <summary>All findings, in the order of the projects.</summary>
    public IEnumerable<(FindingKey Key, Diagnostic Finding)> Findings => Solution.ProjectIds.Where(Projects.ContainsKey).SelectMany(project => Projects[project].Findings);

    public static async Task<ProjectResult> CheckAsync(Project project, ProjectDescription description, CancellationToken cancellation) =>
        await ProjectCheck.RunAsync(new LoadedProject(description, (CSharpCompilation)(await project.GetCompilationAsync(cancellation))!, project.AnalyzerOptions), solution: null, wantsUses: false, cancellation);

    /// <summary>The state after a change: the projects that it may reach are looked at again.</summary>
    public async Task<SolutionState> AfterAsync(Solution changed, IReadOnlyDictionary<ProjectId, ProjectDescription> descriptions, CancellationToken cancellation)
    {
        var projects = new Dictionary<ProjectId, FoundInProject>(Projects);
        foreach (var id in await ReachedAsync(changed, cancellation))
        {
            if (projects.ContainsKey(id))
                projects[id] = new FoundInProject(await CheckAsync(changed.GetProject(id)!, descriptions[id], cancellation));
        }

        return new SolutionState(changed, projects);
    }

    /// <summary>Those that differ; and those that use them, if more than the bodies of members differ.</summary>
    private async Task<IEnumerable<ProjectId>> ReachedAsync(Solution changed, CancellationToken cancellation)
    {
        var graph = changed.GetProjectDependencyGraph();
        var reached = new HashSet<ProjectId>();
        foreach (var project in changed.GetChanges(Solution).GetProjectChanges())
        {
            reached.Add(project.ProjectId);
            if (await project.NewProject.GetDependentSemanticVersionAsync(cancellation) != await project.OldProject.GetDependentSemanticVersionAsync(cancellation))
                reached.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project.ProjectId));
        }

        return changed.ProjectIds.Where(reached.Contains);
    }
}
