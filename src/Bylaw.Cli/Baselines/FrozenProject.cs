using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Loading;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Baselines;

/// <summary>A project and what its baseline says of it; with several target frameworks each of them counts, and the one that has most decides.</summary>
internal sealed class FrozenProject(IReadOnlyList<LoadedProject> frameworks, IReadOnlyList<ProjectResult> results, SolutionCode code)
{
    public string Name => Results[0].Project.Name;

    public string Path { get; } = System.IO.Path.Combine(results[0].Project.Folder, "bylaw.baseline");

    public string Assembly => Results[0].Compilation.AssemblyName ?? "";

    public IReadOnlyList<ProjectResult> Results { get; private set; } = results;

    /// <summary>Code that does not compile, or that nobody has given us, may have findings that are not seen now.</summary>
    public bool Compiles { get; } = results.All(result => result.IsComplete);

    private IEnumerable<CompilationRules> Rules => Results.Select(result => result.Survey.Rules).OfType<CompilationRules>();

    /// <summary>What is frozen now.</summary>
    public IReadOnlyDictionary<BaselineKey, int> Entries { get; } = results[0].Survey.Rules!.Baseline.Entries.ToDictionary(entry => entry.Key, entry => entry.Count);

    /// <summary>Entries that allow more than any framework has, each with how many are needed.</summary>
    public IEnumerable<(BaselineKey Key, int Needed)> Outgrown()
    {
        var frameworks = Rules.ToList();
        foreach (var entry in frameworks[0].Baseline.Entries)
        {
            if (frameworks.TrueForAll(rules => StaleEntry.Judge(entry, rules) is not null))
                yield return (entry.Key, frameworks.Max(rules => rules.Health.CountOf(entry.Key)));
        }
    }

    /// <summary>Findings that count, each once.</summary>
    public IReadOnlyList<Diagnostic> Open() =>
        [.. Results.SelectMany(result => result.Findings).Where(finding => !finding.IsSuppressed && finding.Id != RuleIds.StaleBaseline).DistinctBy(Identity)];

    /// <summary>How many there are of each key that could be frozen, in the framework that has most.</summary>
    public Dictionary<BaselineKey, int> Counts()
    {
        var counts = new Dictionary<BaselineKey, int>();
        foreach (var (key, count) in Results.SelectMany(result => FrozenKeys.Count(result.Findings)))
            counts[key] = Math.Max(count, counts.GetValueOrDefault(key));
        return counts;
    }

    /// <summary>Looks again, as if the baseline were this text.</summary>
    public async Task CheckAsync(string text, CancellationToken cancellation)
    {
        var again = new List<ProjectResult>();
        foreach (var framework in frameworks)
            again.Add(await ProjectCheck.RunAsync(FrozenOptions.With(framework, Path, text), code, wantsUses: false, cancellation));
        Results = again;
    }

    public static (string Id, string? Path, int Start, int End, string Message) Identity(Diagnostic finding) =>
        (finding.Id, finding.Location.GetLineSpan().Path, finding.Location.SourceSpan.Start, finding.Location.SourceSpan.End, FindingText.Message(finding));
}
