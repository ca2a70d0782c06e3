using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The keys that a finding has in a baseline.</summary>
internal static class FindingKeys
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
        foreach (var key in also.Split('|').Zip(targets.Split('|'), (other, its) => new BaselineKey(other, member, part, its)))
            yield return key;
    }

    private static string? Property(Diagnostic finding, string name) => finding.Properties.TryGetValue(name, out var value) ? value : null;
}
