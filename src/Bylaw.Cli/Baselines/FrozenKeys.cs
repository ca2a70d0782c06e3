using System.Globalization;
using Bylaw.Analyzers;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Baselines;

/// <summary>What a baseline says of findings.</summary>
internal static class FrozenKeys
{
    /// <summary>How many findings of each key there are, by what their reports say, and at least as many as are reported.</summary>
    public static Dictionary<BaselineKey, int> Count(IEnumerable<Diagnostic> findings)
    {
        var counts = new Dictionary<BaselineKey, int>();
        var said = new Dictionary<BaselineKey, int>();
        foreach (var finding in findings)
        {
            var own = true;
            foreach (var key in FindingKeys.Of(finding))
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (own && finding.Properties.TryGetValue(FindingProperties.Count, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    said[key] = Math.Max(count, said.GetValueOrDefault(key));
                own = false;
            }
        }

        // A partial member has several parts, each of which counts its own only.
        foreach (var (key, count) in said)
            counts[key] = Math.Max(count, counts[key]);
        return counts;
    }
}
