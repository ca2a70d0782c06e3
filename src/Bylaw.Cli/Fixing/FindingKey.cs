using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Fixing;

/// <summary>What tells findings apart while the code around them changes: no lines, but which one it is of those in its file that say the same.</summary>
internal sealed record FindingKey(string Path, string Id, string? Rule, string? Member, string? Target, string Message, int Index)
{
    /// <summary>Of the findings of one project, in the order of the code.</summary>
    public static IReadOnlyList<(FindingKey Key, Diagnostic Finding)> Of(IEnumerable<Diagnostic> findings)
    {
        var alike = new Dictionary<FindingKey, int>();
        var keyed = new List<(FindingKey, Diagnostic)>();
        foreach (var finding in findings.OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan.Start))
        {
            var key = new FindingKey(
                finding.Location.GetLineSpan().Path ?? "", finding.Id, Property(finding, FindingProperties.Rule), Property(finding, FindingProperties.Member),
                Property(finding, FindingProperties.Target), FindingText.Message(finding), 0);
            var index = alike[key] = alike.GetValueOrDefault(key) + 1;
            keyed.Add((key with { Index = index }, finding));
        }

        return keyed;
    }

    private static string? Property(Diagnostic finding, string name) => finding.Properties.TryGetValue(name, out var value) ? value : null;
}
