using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Cli.Output;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>Checks a solution, fixes what is asked for in memory, and says which files that changes.</summary>
internal static class SolutionFixer
{
    public static async Task<FixOutcome> RunAsync(SolutionLoader loader, FixRequest request, Action<string> progress, CancellationToken cancellation)
    {
        var root = loader.List.Root;
        var workspace = WorkspaceLoader.Load(loader, cancellation);
        var results = new List<ProjectResult>();
        var projects = new Dictionary<ProjectId, FoundInProject>();
        foreach (var (id, description) in workspace.Descriptions.Where(project => project.Value.IsEnabled))
        {
            progress(description.Name);
            results.Add(await SolutionState.CheckAsync(workspace.Solution.GetProject(id)!, description, cancellation));
            projects.Add(id, new FoundInProject(results[^1]));
        }

        request.Choice.Require([.. results.Select(result => result.Survey.Rules).OfType<CompilationRules>().SelectMany(rules => rules.Book.Rules).Select(rule => rule.Name)]);
        var states = ProjectStates.Of(loader, [.. results.Select(FactsBuilder.Of)]);
        var start = new SolutionState(workspace.Solution, projects);
        List<Diagnostic> invalid = [.. start.Findings.Select(pair => pair.Finding).Where(finding => finding.Id == RuleIds.InvalidRuleFile).DistinctBy(finding => FindingText.Of(finding, root))];
        if (invalid.Count > 0)
            return new FixOutcome(root, states, invalid, [], [], []);

        var files = new WritableFiles(loader.List, workspace.Solution);
        var session = new FixSession(start, workspace, files, request);
        await session.RunAsync(progress, cancellation);

        progress("What is left");
        var (before, after) = (Chosen(start), Chosen(session.State));
        var left = new List<LeftFinding>();
        foreach (var (key, finding) in after)
        {
            var (because, reason) = await session.WhyAsync(key, finding, cancellation);
            left.Add(new LeftFinding(finding, because, reason));
        }

        return new FixOutcome(root, states, invalid, [.. Count(before, after)], left, await FileChanges.OfAsync(start.Solution, session.State.Solution, files, cancellation));

        // A project with several frameworks reports a finding once for each.
        List<(FindingKey Key, Diagnostic Finding)> Chosen(SolutionState state) =>
            [.. state.Findings.Where(pair => request.Choice.Has(pair.Finding)).DistinctBy(pair => pair.Key).OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).ThenBy(pair => pair.Finding.Location.SourceSpan.Start)];
    }

    private static IEnumerable<FixedId> Count(List<(FindingKey Key, Diagnostic Finding)> before, List<(FindingKey Key, Diagnostic Finding)> after) =>
        before.Concat(after).GroupBy(pair => pair.Finding.Id).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var left = after.Count(pair => pair.Finding.Id == group.Key);
            return new FixedId(group.Key, group.First().Finding.Descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), Math.Max(0, before.Count(pair => pair.Finding.Id == group.Key) - left), left);
        });
}
