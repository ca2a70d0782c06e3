using System.Collections.Immutable;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>
/// The findings of one part of one member. They are held back until the part has been read, since only then their number can be held against
/// the baseline; nothing is shared between members, so it works while somebody types. What one rule finds, and how much of it is frozen, does not
/// depend on other rules; of those that are left and say the same one speaks for all.
/// </summary>
internal sealed class FindingSink(CompilationRules rules, Action<Diagnostic> report)
{
    // Most members have none.
    private List<Finding>? _findings;
    private HashSet<(string, FindingPlace)>? _seen;

    public void Add(Finding finding)
    {
        if (SeverityOf(finding) == Severity.None || !IsThere(finding)
            || rules.Exceptions.Accepts(finding.Rule, finding.Site.Type, finding.Site.Member, finding.Site.Route, finding.Target, finding.TargetName))
        {
            return;
        }

        if ((_seen ??= []).Add((finding.Rule.Name, finding.Place)))
            (_findings ??= []).Add(finding);
    }

    /// <summary>What would be reported of it if it stood alone and nothing were frozen; null where nothing would.</summary>
    public static Diagnostic? Describe(Finding finding, CompilationRules rules)
    {
        Diagnostic? described = null;
        var sink = new FindingSink(rules, diagnostic => described = diagnostic);
        sink.Add(finding);
        if (sink._findings is not null)
            sink.Report(new LiveFinding(finding, 1, null));
        return described;
    }

    /// <summary>Reports what the baseline does not cover.</summary>
    public void Flush()
    {
        if (_findings is not { } findings)
            return;

        foreach (var live in OnePerPlace(Unfrozen(findings)))
            Report(live);
    }

    private IEnumerable<LiveFinding> Unfrozen(List<Finding> findings)
    {
        foreach (var group in findings.GroupBy(finding => finding.Key))
        {
            var found = group.Count();
            var allowed = rules.Baseline.Allowed(group.Key);
            if (allowed > 0)
                rules.Health.Found(group.Key, group.Select(finding => finding.Place));
            if (found <= allowed)
                continue;

            foreach (var finding in group)
                yield return new LiveFinding(finding, found, allowed == 0 ? null : $"({found}, baseline allows {allowed})");
        }
    }

    /// <summary>
    /// Of several rules that say the same the strongest at this place is named, so that no suggestion hides an error; then an explicit rule before a
    /// flow, one that says why, the order of the rule file.
    /// </summary>
    private IEnumerable<LiveFinding> OnePerPlace(IEnumerable<LiveFinding> findings)
    {
        var kept = new Dictionary<Location, List<LiveFinding>>();
        foreach (var live in findings.OrderByDescending(live => SeverityOf(live.Finding)).ThenBy(live => live.Finding.Rule.Verb is FlowVerb)
            .ThenBy(live => live.Finding.Rule.Because is null).ThenBy(live => live.Finding.Rule.Order))
        {
            if (!kept.TryGetValue(live.Finding.Location, out var here))
                kept.Add(live.Finding.Location, [live]);
            else if (here.Find(other => other.Finding.IsSameAs(live.Finding)) is { } named)
                named.Also.Add(live.Finding);
            else
                here.Add(live);
        }

        return kept.Values.SelectMany(here => here);
    }

    // A rule with `transitive` or `acyclic` also finds direct uses, which are live: its own id, which promises the end of the compilation, is not theirs.
    private static string IdOf(Finding finding) =>
        finding.Rule.CustomId is { } custom && Descriptors.IsAtEnd(custom) == Descriptors.IsAtEnd(finding.Id) ? custom : finding.Id;

    // A type may have parts in other files; what has no place in code is about the project.
    private bool IsThere(Finding finding) =>
        finding.Rule.AppliesTo is not { } paths || finding.Location.SourceTree is not { } tree || rules.Paths.Has(paths, tree);

    private Severity SeverityOf(Finding finding)
    {
        var policy = finding.Rule.Severity;
        return policy.At(policy.ByPath.Count > 0 && finding.Location.SourceTree is { } tree ? rules.PathOf(tree) : null);
    }

    private void Report(LiveFinding live)
    {
        var (finding, key) = (live.Finding, live.Finding.Key);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FindingProperties.Rule, finding.Rule.Name)
            .Add(FindingProperties.Member, key.Member)
            .Add(FindingProperties.Part, key.Part == MemberPart.Body ? "body" : "signature")
            .Add(FindingProperties.Target, key.Target)
            .Add(FindingProperties.Count, live.Found.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (finding.Rule.CustomId is not null)
            properties = properties.Add(FindingProperties.Id, finding.Id);
        if (finding.Rule.Instead is { } instead && MessageText.Replacement(instead, finding.Captures, finding.Target) is { } replacement)
            properties = properties.Add(FindingProperties.Instead, replacement);
        if (live.Also.Count > 0)
        {
            properties = properties
                .Add(FindingProperties.Also, string.Join("|", live.Also.Select(also => also.Rule.Name)))
                .Add(FindingProperties.AlsoTargets, string.Join("|", live.Also.Select(also => also.Key.Target)));
        }

        if (ToDiagnosticSeverity(SeverityOf(finding)) is { } severity)
        {
            report(Diagnostic.Create(
                Descriptors.Of(IdOf(finding)), finding.Location, severity, additionalLocations: null, properties,
                MessageText.Of(finding, rules.Book, live.Count)));
        }
    }

    private static DiagnosticSeverity? ToDiagnosticSeverity(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Suggestion => DiagnosticSeverity.Info,
        Severity.Silent => DiagnosticSeverity.Hidden,
        _ => null,
    };
}

/// <param name="Found">How many there are of its kind.</param>
/// <param name="Count">What the message says of the baseline.</param>
internal sealed record LiveFinding(Finding Finding, int Found, string? Count)
{
    /// <summary>What other rules say of the same place.</summary>
    public List<Finding> Also { get; } = [];
}

/// <summary>Names of the properties that fixes, the baseline writer and reports read from a diagnostic.</summary>
internal static class FindingProperties
{
    public const string Rule = "rule";
    public const string Member = "member";
    public const string Part = "part";
    public const string Target = "target";

    /// <summary>The id that the finding has in a rule without an id of its own.</summary>
    public const string Id = "id";

    /// <summary>What the rule wants used in place of the target, its captures filled in.</summary>
    public const string Instead = "instead";

    /// <summary>How many findings of the rule with this member, part and target there are.</summary>
    public const string Count = "count";

    /// <summary>In a rule file: the word that belongs in the place. In a baseline: the line as it should be, empty for one that should go.</summary>
    public const string Meant = "meant";

    /// <summary>Further rules that the same place breaks, with | between them.</summary>
    public const string Also = "also";

    /// <summary>The target of each of these, which with member and part is its key in a baseline.</summary>
    public const string AlsoTargets = "alsoTargets";
}
