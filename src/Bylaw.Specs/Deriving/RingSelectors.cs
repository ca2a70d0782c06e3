using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Deriving;

/// <summary>
/// A type has one layer only. Where documents cut the code by role (Service) and by ring (Domain) at once, an OrderService in Domain would be one of
/// the two, and the rules of the other would miss it. There the rings are written out as selectors, and are no layers.
/// </summary>
internal sealed class RingSelectors(Lexicon lexicon)
{
    public IReadOnlyList<DerivedRule> Apply(IReadOnlyList<DerivedRule> rules)
    {
        var used = rules.SelectMany(rule => RuleBodies.LayerNames(rule.Body)).Distinct().Select(lexicon.Layer).OfType<LayerWords>().ToList();
        var inFlows = rules.Where(rule => rule.Body.Find("flow") is not null).SelectMany(rule => RuleBodies.LayerNames(rule.Body)).ToHashSet();
        var rings = used.Where(layer => layer.IsRing && !inFlows.Contains(layer.Name)).ToDictionary(layer => layer.Name, layer => layer.Definition.Without("shared"));
        return rings.Count == 0 || used.TrueForAll(layer => layer.IsRing) ? rules : [.. rules.Select(rule => rule with { Body = (YamlMap)Write(rule.Body, "", rings) })];
    }

    private static YamlNode Write(YamlNode node, string key, Dictionary<string, YamlMap> rings) => node switch
    {
        YamlScalar { Value: var name } when key is "in" or "for" && rings.TryGetValue(name, out var definition) => definition,
        YamlList list when key is "in" or "for" && list.Items.OfType<YamlScalar>().Any(item => rings.ContainsKey(item.Value)) =>
            Node.List(list.Items.Select(item => item is YamlScalar { Value: var name } ? rings.GetValueOrDefault(name) ?? Node.Map(("layer", item)) : item)),
        YamlMap map => WriteMap(map, rings),
        YamlList list => Node.List(list.Items.Select(item => Write(item, "", rings))),
        _ => node,
    };

    private static YamlMap WriteMap(YamlMap map, Dictionary<string, YamlMap> rings)
    {
        var result = new YamlMap([.. map.Entries.Select(entry => entry.Key.Value is "because" or "instead" ? entry : new YamlEntry(entry.Key, Write(entry.Value, entry.Key.Value, rings)))], map.Place);
        if (result.Find("layers") is { } layers && YamlAccess.Items(layers.Value).OfType<YamlScalar>().ToList() is var names && names.Exists(name => rings.ContainsKey(name.Value)))
        {
            var types = result.Items("types").Concat(names.Where(name => rings.ContainsKey(name.Value)).Select(name => rings[name.Value])).ToList();
            var kept = names.Where(name => !rings.ContainsKey(name.Value)).Select(name => name.Value).ToList();
            result = kept.Count == 0 ? result.Without("layers") : result.With("layers", Node.Texts(kept));
            return result.With("types", types.Count == 1 ? types[0] : Node.List(types));
        }

        // { layer: Domain, not: … }: the keys of a selector all hold, so the ring becomes an alternative beside them.
        return result.Find("layer") is { Value: YamlScalar { Value: var layer } } && rings.TryGetValue(layer, out var ring) && result.Find("any") is null
            ? result.Without("layer").With("any", Node.List([ring]))
            : result;
    }
}
