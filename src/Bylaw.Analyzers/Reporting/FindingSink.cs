using System.Collections.Immutable;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers;

/// <summary>
/// The findings of one part of one member. They are held back until the part has been read, since only then their number can be held against
/// the baseline; nothing is shared between members, so it works while somebody types.
/// </summary>
internal sealed class FindingSink(CompilationRules rules, Action<Diagnostic> report)
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(SyntaxTree?, TextSpan, string, string?)> _seen = [];

    public void Add(Finding finding)
    {
        if (rules.Exceptions.Accepts(finding.Rule, finding.Site.Type, finding.Site.Member, finding.Site.Route, finding.Target))
            return;

        // The same syntax is reached on more than one way where accessors, records and queries repeat it: a use is one finding a token. What has
        // no target is a demand, and two demands on one name are two findings.
        var demand = finding.Target is null ? finding.What : null;
        if (_seen.Add((finding.Location.SourceTree, finding.Location.SourceSpan, finding.Id, demand)))
            _findings.Add(finding);
    }

    /// <summary>Reports what the baseline does not cover.</summary>
    public void Flush()
    {
        if (_findings.Count == 0)
            return;

        if (rules.Baseline.IsEmpty)
        {
            foreach (var finding in _findings)
                Report(finding, null);
            return;
        }

        foreach (var group in _findings.GroupBy(KeyOf))
        {
            var found = group.Count();
            var allowed = rules.Baseline.Allowed(group.Key);
            rules.Health.Found(group.Key, found);
            if (found <= allowed)
                continue;

            foreach (var finding in group)
                Report(finding, allowed == 0 ? null : $"({found}, baseline allows {allowed})");
        }
    }

    // A rule with `transitive` or `acyclic` also finds direct uses, which are live: its own id, which promises the end of the compilation, is not theirs.
    private static string IdOf(Finding finding) =>
        finding.Rule.CustomId is { } custom && Descriptors.IsAtEnd(custom) == Descriptors.IsAtEnd(finding.Id) ? custom : finding.Id;

    private static BaselineKey KeyOf(Finding finding) => new(
        finding.Rule.Name,
        finding.Site.Route ?? (finding.Site.Member is { } member ? member.GetDocumentationCommentId() ?? member.Name : "assembly"),
        finding.Site.Part,
        finding.Target?.OriginalDefinition.GetDocumentationCommentId() ?? finding.Target?.Name ?? "");

    private void Report(Finding finding, string? count)
    {
        var path = finding.Location.SourceTree is { } tree ? rules.PathOf(tree) : null;
        if (ToDiagnosticSeverity(finding.Rule.Severity.At(path)) is not { } severity)
            return;

        var key = KeyOf(finding);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FindingProperties.Rule, finding.Rule.Name)
            .Add(FindingProperties.Member, key.Member)
            .Add(FindingProperties.Part, key.Part == MemberPart.Body ? "body" : "signature")
            .Add(FindingProperties.Target, key.Target);
        if (finding.Also.Count > 0)
            properties = properties.Add(FindingProperties.Also, string.Join("|", finding.Also.Select(rule => rule.Name)));

        report(Diagnostic.Create(
            Descriptors.Of(IdOf(finding)), finding.Location, severity, additionalLocations: null, properties,
            MessageText.Of(finding, rules.Book, count)));
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

/// <summary>Names of the properties that fixes, the baseline writer and reports read from a diagnostic.</summary>
internal static class FindingProperties
{
    public const string Rule = "rule";
    public const string Member = "member";
    public const string Part = "part";
    public const string Target = "target";

    /// <summary>Further rules that the same use breaks, with | between them.</summary>
    public const string Also = "also";
}
