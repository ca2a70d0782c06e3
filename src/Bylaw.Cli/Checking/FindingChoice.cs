using System.Collections.Immutable;
using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;

namespace Bylaw.Cli.Checking;

/// <summary>The findings that a command is asked to work on, by rule and by id; all where it is asked for none.</summary>
internal sealed record FindingChoice(ImmutableArray<string> Rules, ImmutableArray<string> Ids)
{
    public bool Has(Diagnostic finding) =>
        (Rules.IsEmpty || (finding.Properties.TryGetValue(FindingProperties.Rule, out var rule) && HasRule(rule!)))
        && (Ids.IsEmpty || HasId(finding.Id) || (finding.Properties.TryGetValue(FindingProperties.Id, out var id) && HasId(id!)));

    public bool Has(CheckedFinding finding) => (Rules.IsEmpty || (finding.Rule is { } rule && HasRule(rule))) && (Ids.IsEmpty || HasId(finding.Id));

    public bool HasRule(string rule) => Rules.IsEmpty || Rules.Contains(rule, StringComparer.Ordinal);

    private bool HasId(string id) => Ids.Contains(id, StringComparer.OrdinalIgnoreCase);
}
