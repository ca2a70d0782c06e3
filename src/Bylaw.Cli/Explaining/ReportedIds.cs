using Bylaw.Analyzers;
using Bylaw.Rules.Checks;
using Bylaw.Rules.Yaml;

namespace Bylaw.Cli.Explaining;

/// <summary>Which diagnostics a rule can report.</summary>
internal static class ReportedIds
{
    private static Dictionary<string, List<string>>? s_checks;

    /// <summary>In order; the id that the rule was given comes first.</summary>
    public static IReadOnlyList<string> Of(Rule rule) =>
        [.. (rule.CustomId is { } custom ? [custom] : Array.Empty<string>()).Concat(OfVerb(rule).Distinct().Order(StringComparer.Ordinal))];

    private static IEnumerable<string> OfVerb(Rule rule) => rule.Verb switch
    {
        FlowVerb flow => Those((flow.Chains.Count > 0, RuleIds.Flow), (flow.Acyclic is not null, RuleIds.Cycle)),
        ForbidVerb forbid => OfUses(forbid.Uses).Concat(Those((forbid.Transitive, RuleIds.Indirect), (forbid.Declares.Count > 0, RuleIds.ForbiddenDeclaration))),
        AllowVerb { Uses: var uses } => Those(
            (uses.Types.Count == 0 && uses.Layers.Count > 0, RuleIds.Flow), (uses.Types.Count > 0, RuleIds.ForbiddenType), (uses.Throws.Count > 0, RuleIds.HttpException), (uses.Throws.Count > 0, RuleIds.ForbiddenThrow)),
        ReserveVerb => [RuleIds.Reserved],
        CompanionVerb => [RuleIds.Companion],
        CatalogVerb { Kind: CatalogKind.Package } => [RuleIds.Package],
        CatalogVerb => [RuleIds.Catalog, RuleIds.MissingName],
        NameVerb name => Those(
            (name.Type.Count > 0, RuleIds.TypeName), (name.File.Count > 0, RuleIds.FileName), (name.Folder.Count + name.Namespace.Count > 0, RuleIds.FolderName),
            (name.Where.Count > 0, RuleIds.UnknownEntity), (name.Route.Count > 0, RuleIds.RouteName), (name.Method.Count > 0, RuleIds.MethodName)),
        RequireVerb require => Those(
            (require.Attribute.Count > 0, RuleIds.RequiredAttribute), (require.Returns.Count > 0, RuleIds.RequiredReturn), (require.Extends.Count > 0, RuleIds.RequiredBase),
            (require.Implements.Count > 0, RuleIds.RequiredInterface), (require.Parameter.Count > 0, RuleIds.RequiredParameter), (require.Modifier.Count > 0, RuleIds.RequiredModifier),
            (require.Call.Count > 0, RuleIds.RequiredCall), (require.Setters.Count > 0, RuleIds.RequiredSetter)),
        _ => CheckOf(rule.Ensure) is { } check && Checks.TryGetValue(check, out var ids) ? ids : [],
    };

    private static IEnumerable<string> OfUses(UseSet uses) => Those(
        (uses.Layers.Count > 0, RuleIds.Flow), (uses.Types.Count > 0, RuleIds.ForbiddenType), (uses.Members.Count > 0, RuleIds.ForbiddenMember),
        (uses.Attributes.Count > 0, RuleIds.ForbiddenAttribute), (uses.Throws.Count > 0, RuleIds.HttpException), (uses.Throws.Count > 0, RuleIds.ForbiddenThrow));

    private static IEnumerable<string> Those(params IEnumerable<(bool IsThere, string Id)> ids) => ids.Where(id => id.IsThere).Select(id => id.Id);

    /// <summary>The ids of each check of `ensure`: on the page of an id stands a rule that reports it, and tests see to it that it does.</summary>
    private static Dictionary<string, List<string>> Checks => s_checks ??= ReadPages();

    private static Dictionary<string, List<string>> ReadPages()
    {
        var checks = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var id in ReferencePage.Ids)
        {
            if (Example(id) is not { } text || (YamlReader.Read(id, text, []) as YamlMap)?.Find("rules")?.Value is not YamlMap rules)
                continue;
            foreach (var check in rules.Entries.Select(rule => CheckOf((rule.Value as YamlMap)?.Find("ensure")?.Value)).OfType<string>().Distinct())
            {
                if (!checks.TryGetValue(check, out var ids))
                    checks.Add(check, ids = []);
                ids.Add(id);
            }
        }

        return checks;
    }

    private static string? CheckOf(YamlNode? ensure) => (ensure switch
    {
        YamlScalar name => name.Value,
        YamlMap { Entries: [var first, ..] } => first.Key.Value,
        _ => null,
    }) is { } check && KnownChecks.Of(check) is not null ? check : null;

    private static string? Example(string id)
    {
        const string Begin = "\n## Rule\n\n```yaml\n";
        var page = Resources.Read($"reference/{id}.md")!;
        var start = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = start < 0 ? -1 : page.IndexOf("\n```", start + Begin.Length, StringComparison.Ordinal);
        return end < 0 ? null : page[(start + Begin.Length)..end];
    }
}
