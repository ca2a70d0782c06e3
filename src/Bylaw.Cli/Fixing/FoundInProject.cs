using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>What is found in a project as it is now, and what the compiler has against it.</summary>
internal sealed class FoundInProject
{
    private readonly Dictionary<string, int> _errors;
    private readonly Dictionary<string, int> _rules;

    public FoundInProject(ProjectResult result)
    {
        Findings = FindingKey.Of(result.Findings.Where(finding => !finding.IsSuppressed));
        _errors = result.CompileErrors.CountBy(WithoutPlace).ToDictionary();
        // Rule files and baselines are looked at again where findings are counted: whether a rule still selects something is no matter of a fix.
        _rules = Findings.Select(pair => pair.Finding).Where(finding => !finding.Id.StartsWith("BYL0", StringComparison.Ordinal)).SelectMany(Broken).CountBy(rule => rule).ToDictionary();
    }

    public IReadOnlyList<(FindingKey Key, Diagnostic Finding)> Findings { get; }

    public int Count => _rules.Values.Sum();

    /// <summary>A compile error that was not there; null if there is none.</summary>
    public string? NewError(FoundInProject before) => _errors.FirstOrDefault(error => error.Value > before._errors.GetValueOrDefault(error.Key)).Key;

    /// <summary>A finding of a rule that is now broken more often; null if there is none.</summary>
    public string? NewFinding(FoundInProject before)
    {
        if (_rules.FirstOrDefault(rule => rule.Value > before._rules.GetValueOrDefault(rule.Key)).Key is not { } broken)
            return null;
        var known = before.Findings.Select(pair => pair.Key).ToHashSet();
        var candidates = Findings.Where(pair => Broken(pair.Finding).Contains(broken)).ToList();
        var (key, finding) = candidates.Find(pair => !known.Contains(pair.Key)) is { Finding: not null } unknown ? unknown : candidates[0];
        return $"{finding.Id}: {key.Message}";
    }

    // A place that breaks two rules is one finding, and still breaks the other one when the first is satisfied.
    private static IEnumerable<string> Broken(Diagnostic finding)
    {
        yield return finding.Properties.TryGetValue(FindingProperties.Rule, out var rule) && rule is not null ? rule : finding.Id;
        if (finding.Properties.TryGetValue(FindingProperties.Also, out var also) && also is not null)
        {
            foreach (var other in also.Split('|'))
                yield return other;
        }
    }

    private static string WithoutPlace(string error) => error.IndexOf("error CS", StringComparison.Ordinal) is var start and >= 0 ? error[start..] : error;
}
