using Bylaw.Rules.Yaml;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>A part of the system that belongs to somebody, as a rule with `reserve`.</summary>
internal static class AreaRules
{
    /// <param name="home">Who may use it; null: the area's own place.</param>
    /// <param name="owner">Who to ask; null where nobody is named.</param>
    public static RuleDraft Of(Area area, YamlNode? home, string? owner)
    {
        // As alternatives, so that what several statements say adds up.
        var alternatives = home ?? area.Home;
        var homes = alternatives is YamlMap { Entries: [{ Key.Value: "any", Value: YamlList list }] } ? list : Node.List([alternatives]);
        var body = area.Reserves.With("for", Node.Map(("any", homes)));
        return new RuleDraft(area.Rule, Node.Map(("reserve", owner is null ? body : body.With("owner", Node.Text(owner)))), [.. Layers(homes)]);
    }

    private static IEnumerable<string> Layers(YamlList homes) =>
        homes.Items.OfType<YamlMap>().Select(map => map.Find("layer")?.Value).OfType<YamlScalar>().Select(layer => layer.Value);
}
