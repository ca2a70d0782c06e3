using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>The verb `catalog`.</summary>
internal static class CatalogReader
{
    public static IReadOnlyDictionary<string, CatalogKind> Kinds { get; } = new Dictionary<string, CatalogKind>
    {
        ["table"] = CatalogKind.Table,
        ["command"] = CatalogKind.Command,
        ["queue"] = CatalogKind.Queue,
        ["setting"] = CatalogKind.Setting,
        ["service"] = CatalogKind.Service,
        ["package"] = CatalogKind.Package,
    };

    public static CatalogVerb? Read(YamlMap map, ReadingContext context)
    {
        var kind = Kinds[map.Text("of")!];
        var before = context.InvalidCount;
        RefuseForeignKeys(map, kind, context);
        var allow = Patterns(map.Items("allow").OfType<YamlScalar>(), kind, context);
        var verb = new CatalogVerb(kind, Names(map, context), allow, Replace(map), Versions(map, context), map.Flag("closed") || allow.Count > 0);
        if (map.Find("count")?.Value is YamlScalar count && count.Value != verb.Is.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            context.Invalid(count.Place, $"the catalog is said to have {count.Value} names, and `is` lists {verb.Is.Count}");
        return context.InvalidCount == before ? verb : null;
    }

    // A key that nothing could ever break would look like a rule that is kept.
    private static void RefuseForeignKeys(YamlMap map, CatalogKind kind, ReadingContext context)
    {
        string[] foreign = kind == CatalogKind.Package ? ["is", "closed", "count"] : ["versions"];
        foreach (var key in foreign)
        {
            if (map.Find(key) is { } entry)
            {
                context.Invalid(entry.Key.Place, kind == CatalogKind.Package
                    ? $"'{key}' says which names there are, and no project needs all packages of a list; write the packages that it may reference under `allow`"
                    : "'versions' is about packages; leave it out");
            }
        }

        if (kind != CatalogKind.Package && map.Find("is") is null && map.Find("closed") is { } closed && map.Flag("closed") && map.Find("allow") is null)
            context.Invalid(closed.Key.Place, "a closed catalog lists its names; add `is`");
    }

    private static IReadOnlyList<CatalogName> Names(YamlMap map, ReadingContext context)
    {
        var names = new List<CatalogName>();
        foreach (var scalar in map.Items("is").OfType<YamlScalar>())
        {
            if (scalar.Value.IndexOf('*') >= 0)
                context.Invalid(scalar.Place, $"'{scalar.Value}' is a pattern, and `is` lists names that exist; write it under `allow`");
            else if (names.Any(name => name.Text == scalar.Value))
                context.Invalid(scalar.Place, $"'{scalar.Value}' stands in the catalog twice");
            else
                names.Add(new CatalogName(scalar.Value, scalar.Place));
        }

        return names;
    }

    private static IReadOnlyDictionary<string, string> Replace(YamlMap map) =>
        ((map.Find("replace")?.Value as YamlMap)?.Entries ?? []).ToDictionary(entry => entry.Key.Value, entry => ((YamlScalar)entry.Value).Value);

    private static IReadOnlyList<(NamePattern, string)> Versions(YamlMap map, ReadingContext context)
    {
        var versions = new List<(NamePattern, string)>();
        foreach (var entry in (map.Find("versions")?.Value as YamlMap)?.Entries ?? [])
        {
            var lowest = ((YamlScalar)entry.Value).Value;
            if (VersionNumber.Parse(lowest) is null)
                context.Invalid(entry.Value.Place, $"'{lowest}' is no version; expected numbers with dots between them, such as 9.0.4");
            foreach (var pattern in Patterns([entry.Key], CatalogKind.Package, context))
                versions.Add((pattern, lowest));
        }

        return versions;
    }

    private static IReadOnlyList<NamePattern> Patterns(IEnumerable<YamlScalar> scalars, CatalogKind kind, ReadingContext context)
    {
        var patterns = new List<NamePattern>();
        foreach (var scalar in scalars)
        {
            if (NamePattern.ParseWhole(scalar.Value, kind is CatalogKind.Package or CatalogKind.Setting, out var error) is { } pattern)
                patterns.Add(pattern);
            else
                context.Invalid(scalar.Place, error!);
        }

        return patterns;
    }
}
