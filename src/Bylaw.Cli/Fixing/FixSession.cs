using Bylaw.Analyzers;
using Bylaw.Cli.Loading;
using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>
/// Fixes findings in a workspace, and keeps of it what leaves the code no worse: no new compile error, no rule broken more often, in any project that the
/// change reaches. Fixes are tried many at once; of those that fail together the ones at fault are found by halves, and taken back.
/// </summary>
internal sealed class FixSession(SolutionState start, LoadedWorkspace workspace, WritableFiles files, FixRequest request)
{
    /// <summary>A fix may bring another one in reach; more passes than this no code has needed.</summary>
    private const int MaxPasses = 10;

    public static readonly IReadOnlyList<BylawCodeFix> Fixers =
    [
        .. typeof(BylawCodeFix).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(BylawCodeFix)))
            .Select(type => (BylawCodeFix)Activator.CreateInstance(type)!).OrderBy(fixer => fixer.FixableDiagnosticIds[0], StringComparer.Ordinal),
    ];

    /// <summary>Findings that were tried, each with the reason why that was in vain; null if it just has no fix.</summary>
    private readonly Dictionary<FindingKey, string?> _settled = [];

    public SolutionState State { get; private set; } = start;

    public async Task RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        for (var (pass, goesOn) = (1, true); goesOn && pass <= MaxPasses; pass++)
        {
            goesOn = false;
            foreach (var fixer in Fixers)
                goesOn |= await RunAsync(fixer, progress, cancellation);
        }
    }

    /// <summary>Why a finding is still there.</summary>
    public async Task<(LeftBecause Because, string? Reason)> WhyAsync(FindingKey key, Diagnostic finding, CancellationToken cancellation)
    {
        if (_settled.GetValueOrDefault(key) is { } reason)
            return (LeftBecause.TakenBack, reason);
        if (State.Solution.GetDocument(finding.Location.SourceTree) is { } document)
        {
            foreach (var fixer in Fixers)
            {
                if (await FixesAsync(fixer, document, finding, cancellation) is { Count: > 0 })
                    return (LeftBecause.NeedsReview, null);
            }
        }

        return (LeftBecause.NoFix, null);
    }

    private static async Task<IReadOnlyList<Fix>> FixesAsync(BylawCodeFix fixer, Document document, Diagnostic finding, CancellationToken cancellation)
    {
        try
        {
            return await fixer.FixesOfAsync(document, finding, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }

    /// <returns>Whether something was fixed.</returns>
    private async Task<bool> RunAsync(BylawCodeFix fixer, Action<string> progress, CancellationToken cancellation)
    {
        var fixedAny = false;
        for (var most = int.MaxValue; ;)
        {
            var batch = Pending(fixer).Take(most).ToList();
            if (batch.Count == 0)
                return fixedAny;

            progress($"Fixing {FindingContext.IdOf(batch[0].Finding)}, {Output.Messages.Count(batch.Count, "finding")}");
            var result = await FixRun.ApplyAsync(State.Solution, fixer, [.. batch.Select(pair => pair.Finding)], request.UpTo, key: null, cancellation);
            var left = result.Left.ToHashSet<Diagnostic>(ReferenceEqualityComparer.Instance as IEqualityComparer<Diagnostic>);
            foreach (var (key, _) in batch.Where(pair => left.Contains(pair.Finding)))
                _settled.TryAdd(key, null);
            if (result.Fixed.IsEmpty)
            {
                foreach (var (key, _) in batch)
                    _settled.TryAdd(key, null);
                continue;
            }

            var (state, problem) = await JudgeAsync(result.Solution, cancellation);
            if (state is not null)
            {
                State = state;
                fixedAny = true;
                most = int.MaxValue;
            }
            else if (result.Fixed.Length == 1)
            {
                foreach (var (key, _) in batch.Where(pair => ReferenceEquals(pair.Finding, result.Fixed[0].Finding)))
                    _settled[key] = problem;
            }
            else
            {
                most = Math.Max(1, result.Fixed.Length / 2);
            }
        }
    }

    /// <summary>What the fixer could do something about and has not yet been asked for; of a file in several projects only what one of them sees.</summary>
    private IEnumerable<(FindingKey Key, Diagnostic Finding)> Pending(BylawCodeFix fixer)
    {
        var leads = new Dictionary<string, DocumentId>(StringComparer.Ordinal);
        foreach (var (key, finding) in State.Findings)
        {
            if (finding.Location.SourceTree is not { } tree || !fixer.FixableDiagnosticIds.Contains(finding.Id) || !request.Choice.Has(finding) || _settled.ContainsKey(key)
                || State.Solution.GetDocument(tree) is not { FilePath: { } path } document)
            {
                continue;
            }

            if (!leads.TryGetValue(path, out var lead))
                leads.Add(path, lead = document.Id);
            if (lead == document.Id)
                yield return (key, finding);
        }
    }

    /// <returns>The state with the change, or what is wrong with it.</returns>
    private async Task<(SolutionState? State, string? Problem)> JudgeAsync(Solution changed, CancellationToken cancellation)
    {
        if (await LinkedFiles.AlignAsync(State.Solution, changed, cancellation) is not { } aligned)
            return (null, "the projects that share its file would need different text");
        foreach (var path in Touched(aligned))
        {
            if (await files.ReasonAgainstAsync(path, cancellation) is { } reason)
                return (null, reason);
        }

        var after = await State.AfterAsync(aligned, workspace.Descriptions, cancellation);
        foreach (var (id, found) in after.Projects)
        {
            var before = State.Projects[id];
            if (found.NewError(before) is { } error)
                return (null, "it would not compile: " + error);
            if (found.NewFinding(before) is { } finding)
                return (null, "it would bring another finding: " + finding);
        }

        return after.Projects.Values.Sum(found => found.Count) < State.Projects.Values.Sum(found => found.Count) ? (after, null) : (null, "the finding would still be there");
    }

    private IEnumerable<string> Touched(Solution changed) => changed.GetChanges(State.Solution).GetProjectChanges().SelectMany(project =>
        project.GetChangedDocuments().Concat(project.GetAddedDocuments()).Select(id => changed.GetDocument(id)!.FilePath)
            .Concat(project.GetChangedDocuments().Concat(project.GetRemovedDocuments()).Select(id => State.Solution.GetDocument(id)!.FilePath))).OfType<string>().Distinct();
}
