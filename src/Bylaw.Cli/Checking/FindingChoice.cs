using System.Collections.Immutable;
using Bylaw.Analyzers;
using Bylaw.Cli.Loading;
using Bylaw.Rules.Language;
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

    /// <exception cref="LoadException">A rule or an id is named that there is not: nothing would be done, and nobody would know why.</exception>
    /// <param name="rules">The names of those that there are.</param>
    public void Require(IReadOnlyCollection<string> rules)
    {
        Require(Rules, rules, "rule");
        Require([.. Ids.Select(id => id.ToUpperInvariant())], [.. Descriptors.All.Keys.Order(StringComparer.Ordinal)], "diagnostic");
    }

    private static void Require(ImmutableArray<string> named, IReadOnlyCollection<string> known, string what)
    {
        // Where no project could be analysed, that is what there is to say.
        if (known.Count > 0 && named.FirstOrDefault(name => !known.Contains(name)) is { } name)
            throw new LoadException($"There is no {what} '{name}'{(NearestWord.Of(name, known) is { } near ? NearestWord.Hint(near) : ".")} Nothing was written.") { ExitCode = ExitCode.Invalid };
    }

    private bool HasId(string id) => Ids.Contains(id, StringComparer.OrdinalIgnoreCase);
}
