using System.Globalization;
using Bylaw.Analyzers;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Baselines;

/// <summary>The keys that findings have in a baseline.</summary>
internal static class FrozenKeys
{
    /// <summary>Of its own rule, then of the others that the same place breaks; none for what is about the rule file itself.</summary>
    public static IEnumerable<BaselineKey> Of(Diagnostic finding)
    {
        if (Property(finding, FindingProperties.Rule) is not { } rule || Property(finding, FindingProperties.Member) is not { } member || Property(finding, FindingProperties.Target) is not { } target)
            yield break;
        var part = Property(finding, FindingProperties.Part) == "body" ? MemberPart.Body : MemberPart.Signature;
        yield return new BaselineKey(rule, member, part, target);
        if (Property(finding, FindingProperties.Also) is not { } also || Property(finding, FindingProperties.AlsoTargets) is not { } targets)
            yield break;
        foreach (var (other, its) in also.Split('|').Zip(targets.Split('|')))
            yield return new BaselineKey(other, member, part, its);
    }

    /// <summary>How many findings of each key there are, by what their reports say, and at least as many as are reported.</summary>
    public static Dictionary<BaselineKey, int> Count(IEnumerable<Diagnostic> findings)
    {
        var counts = new Dictionary<BaselineKey, int>();
        var said = new Dictionary<BaselineKey, int>();
        foreach (var finding in findings)
        {
            var own = true;
            foreach (var key in Of(finding))
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (own && int.TryParse(Property(finding, FindingProperties.Count), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    said[key] = Math.Max(count, said.GetValueOrDefault(key));
                own = false;
            }
        }

        // A partial member has several parts, each of which counts its own only.
        foreach (var (key, count) in said)
            counts[key] = Math.Max(count, counts[key]);
        return counts;
    }

    private static string? Property(Diagnostic finding, string name) => finding.Properties.TryGetValue(name, out var value) ? value : null;
}
