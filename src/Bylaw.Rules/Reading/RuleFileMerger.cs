using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>A rule's map with the keys of all files, the nearest to the user winning.</summary>
internal sealed record MergedRule(YamlScalar Name, YamlMap Map);

/// <summary>
/// Puts rule files together by name. <paramref name="documents"/> run from the most general preset to the user's own file.
/// </summary>
internal sealed class RuleFileMerger(IReadOnlyList<YamlMap> documents)
{
    /// <summary>All definitions of each facet, the presets' first: a later one may refer to the one it replaces.</summary>
    public Dictionary<string, List<YamlEntry>> Facets()
    {
        var versions = new Dictionary<string, List<YamlEntry>>();
        foreach (var entry in documents.SelectMany(document => Section(document, "facets")))
        {
            if (!versions.TryGetValue(entry.Key.Value, out var list))
                versions.Add(entry.Key.Value, list = []);
            list.Add(entry);
        }

        return versions;
    }

    /// <summary>Own layers before those of presets, since classification reads from the top.</summary>
    public IReadOnlyList<YamlEntry> Layers() => NearestFirst("layers");

    /// <summary>All definitions of each layer, the presets' first: a later one may refer to the one it replaces.</summary>
    public ILookup<string, YamlEntry> VersionsOfLayers() =>
        documents.SelectMany(document => Section(document, "layers")).ToLookup(entry => entry.Key.Value);

    public IReadOnlyList<YamlEntry> Specs() => NearestFirst("specs");

    public IEnumerable<YamlMap> Exceptions() =>
        documents.Select(document => document.Find("exceptions")?.Value).OfType<YamlList>().SelectMany(list => list.Items).OfType<YamlMap>();

    public bool IncludeTests() => documents.LastOrDefault(document => document.Find("include-tests") is not null)?.Flag("include-tests") ?? false;

    /// <summary>Own rules before those of presets; `none` takes a rule away.</summary>
    public IReadOnlyList<MergedRule> Rules(ReadingContext context)
    {
        var versions = documents.SelectMany(document => Section(document, "rules")).ToLookup(entry => entry.Key.Value);
        var rules = new List<MergedRule>();
        foreach (var name in NearestFirst("rules").Select(entry => entry.Key))
        {
            if (Merge(versions[name.Value], context) is { } map)
                rules.Add(new MergedRule(name, map));
        }

        return rules;
    }

    private YamlMap? Merge(IEnumerable<YamlEntry> versions, ReadingContext context)
    {
        YamlMap? merged = null;
        foreach (var version in versions)
        {
            if (version.Value is YamlMap map)
                merged = merged is null ? map : Over(merged, map);
            else if (merged is not null)
                merged = null;
            else if (NearestWord.Of(version.Key.Value, RuleNames(version.Key.Value)) is var meant)
                context.UnknownEntry(version.Key.Place, $"there is no rule '{version.Key.Value}' to switch off{NearestWord.Hint(meant)}", meant);
        }

        return merged;
    }

    private static YamlMap Over(YamlMap general, YamlMap own)
    {
        var ownHasVerb = own.Entries.Any(entry => RuleLanguage.Verbs.Contains(entry.Key.Value));
        var kept = general.Entries.Where(entry =>
            own.Find(entry.Key.Value) is null && !(ownHasVerb && RuleLanguage.Verbs.Contains(entry.Key.Value)));
        return new YamlMap([.. kept, .. own.Entries], own.Place);
    }

    private IEnumerable<string> RuleNames(string except) =>
        documents.SelectMany(document => Section(document, "rules")).Select(entry => entry.Key.Value).Where(name => name != except);

    private IReadOnlyList<YamlEntry> NearestFirst(string section)
    {
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>();
        foreach (var entry in documents.Reverse().SelectMany(document => Section(document, section)))
        {
            if (seen.Add(entry.Key.Value))
                entries.Add(entry);
        }

        return entries;
    }

    private static IEnumerable<YamlEntry> Section(YamlMap document, string name) => (document.Find(name)?.Value as YamlMap)?.Entries ?? [];
}
