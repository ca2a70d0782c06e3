using Bylaw.Rules;
using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Deriving;

/// <summary>A rule of the team's own rule file with the name of a derived one, which it wins over.</summary>
/// <param name="Says">What it does to the derived one, as a sentence.</param>
internal sealed record OverridingRule(string Name, Place Place, string Says);

/// <summary>What a rule file that extends the derived one changes in it.</summary>
/// <param name="Extends">Whether it extends it at all: otherwise the derived rules are not in force.</param>
internal sealed record OverridingRules(bool Extends, IReadOnlyList<OverridingRule> Rules)
{
    /// <param name="own">The rule file of the team, such as the `bylaw.yml` beside the derived one.</param>
    /// <param name="derivedPath">Where the derived file lies.</param>
    /// <param name="derived">The names of the derived rules.</param>
    public static OverridingRules Find(RuleFileText own, string derivedPath, IEnumerable<string> derived)
    {
        if (YamlReader.Read(own.Path, own.Text, []) is not YamlMap root || !root.Texts("extends").Any(file => IsSame(own.Path, file, derivedPath)))
            return new OverridingRules(false, []);

        var names = derived.ToHashSet(StringComparer.Ordinal);
        return new OverridingRules(true, [.. QuotedSentences.Entries(root, "rules").Where(rule => names.Contains(rule.Key.Value)).Select(Describe)]);
    }

    private static bool IsSame(string own, string file, string derivedPath) =>
        !file.StartsWith("bylaw/", StringComparison.Ordinal)
        && string.Equals(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(own))!, file)), Path.GetFullPath(derivedPath), StringComparison.OrdinalIgnoreCase);

    private static OverridingRule Describe(YamlEntry rule)
    {
        var where = $"{rule.Key.Place.File}:{rule.Key.Place.Line}: '{rule.Key.Value}' is a rule of your own there, which wins over the derived one";
        var keys = (rule.Value as YamlMap)?.Entries.Select(entry => entry.Key.Value).ToList() ?? [];
        var what = rule.Value is not YamlMap ? "it switches it off"
            : keys.Exists(RuleLanguage.Verbs.Contains) ? "it demands something of its own"
            : $"it sets {string.Join(", ", keys)}";
        return new OverridingRule(rule.Key.Value, rule.Key.Place, $"{where}: {what}.");
    }
}
