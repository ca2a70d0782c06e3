using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>Rule files to a <see cref="RuleBook"/>. Total: whatever the text, it returns, with everything wrong listed in the book.</summary>
internal static class RuleBookReader
{
    public const string NoRules = "the rule file has no rules, so nothing is checked; add some, or extend a preset such as bylaw/backend";

    /// <summary>Nobody reads more, and each is reported in every project.</summary>
    public const int MaxProblems = 100;

    /// <param name="root">The project's rule file.</param>
    /// <param name="others">The files that `extends` may name.</param>
    public static RuleBook Read(RuleFileText root, IReadOnlyList<RuleFileText> others)
    {
        var problems = new List<Problem>();
        var loader = new RuleFileLoader(others, problems);
        var merger = new RuleFileMerger(loader.Load(root));

        var facetEntries = merger.Facets();
        var layerEntries = merger.Layers();
        var layerIndex = new Dictionary<string, int>();
        foreach (var entry in layerEntries)
            layerIndex.Add(entry.Key.Value, layerIndex.Count);
        var context = new ReadingContext(layerIndex, new HashSet<string>(facetEntries.Keys), loader.IsIncomplete, loader.MissesEntries, problems);

        var facets = new FacetGraph(ReadFacets(facetEntries, context), context);
        var versions = merger.VersionsOfLayers();
        var layers = layerEntries.Select((entry, index) => ReadLayer(entry, index, versions[entry.Key.Value], context)).ToList();
        var merged = merger.Rules(context);
        var ruleNames = new HashSet<string>(merged.Select(rule => rule.Name.Value));
        var specs = merger.Specs().Select(entry => RuleReader.ReadSpec(entry, context)).ToDictionary(spec => spec.Name);
        var appliesTo = new AppliesToReader(specs);
        var rules = merged.Select((rule, order) => RuleReader.Read(rule, order, ruleNames.Where(name => name != rule.Name.Value), appliesTo, context)).OfType<Rule>().ToList();
        var exceptions = merger.Exceptions().Select(map => RuleReader.ReadException(map, ruleNames, context)).OfType<RuleException>().ToList();

        if (rules.Count == 0 && problems.Count == 0)
            context.NoEffect(new Place(root.Path, 0, 0, 1, 1), NoRules);

        RuleBookValidator.Validate(layers, facets, rules, merged.ToDictionary(rule => rule.Name.Value, rule => rule.Map), specs, context);
        layers = [.. layers.Select(layer => layer with { Selector = facets.WithoutLayers(layer.Selector) })];
        return new RuleBook(root.Path, layers, facets.Facets, rules, exceptions, specs, merger.IncludeTests(),
            [.. problems.Select(loader.AtOwnFile).OrderBy(problem => problem.Place.File == root.Path ? 0 : 1).ThenBy(problem => problem.Place.Start).Take(MaxProblems)
                .Select(problem => problem with { Message = OneLine.Of(problem.Message) })]);
    }

    private static Dictionary<string, Facet> ReadFacets(Dictionary<string, List<YamlEntry>> entries, ReadingContext context)
    {
        var facets = new Dictionary<string, Facet>();
        foreach (var pair in entries)
        {
            string? replaced = null;
            for (var version = 0; version < pair.Value.Count; version++)
            {
                var isLast = version == pair.Value.Count - 1;
                var name = isLast ? pair.Key : $"{pair.Key} (replaced {version + 1})";
                context.CurrentFacet = (pair.Key, replaced);
                if (SelectorReader.Read(pair.Value[version].Value, context) is { } selector)
                    facets[name] = new Facet(name, selector, pair.Value[version].Key.Place);
                replaced = name;
            }
        }

        context.CurrentFacet = null;
        return facets;
    }

    // A layer that can't be read keeps its place and selects nothing, so that the rules that name it don't fail as well.
    private static Layer ReadLayer(YamlEntry entry, int index, IEnumerable<YamlEntry> versions, ReadingContext context)
    {
        Selector? selector = null;
        foreach (var version in versions)
        {
            context.CurrentLayer = (entry.Key.Value, selector);
            selector = SelectorReader.Read(version.Value, context) ?? NotSelector.Nothing;
        }

        context.CurrentLayer = null;
        return new Layer(entry.Key.Value, index, selector!, ((YamlMap)entry.Value).Flag("shared"), entry.Key.Place);
    }
}
