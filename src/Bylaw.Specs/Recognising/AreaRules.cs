using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>A part of the system that belongs to somebody, as a rule with `reserve`.</summary>
internal static class AreaRules
{
    /// <summary>The area that the text names with the most words, of these the first.</summary>
    public static Area? AreaIn(this Lexicon lexicon, TokenText text)
    {
        (Area? Area, int Weight, int First) best = (null, 0, int.MaxValue);
        foreach (var area in lexicon.Areas)
        {
            foreach (var phrase in area.Phrases)
            {
                if (phrase.Weight >= best.Weight && phrase.Find(text.Tokens) is { } place && (phrase.Weight > best.Weight || place.First < best.First))
                    best = (area, phrase.Weight, place.First);
            }
        }

        return best.Area;
    }

    /// <param name="home">Who may use it; null: the area's own place.</param>
    /// <param name="owner">Who to ask; null where nobody is named.</param>
    public static RuleDraft Of(Area area, YamlNode? home, string? owner)
    {
        // As alternatives, so that what several statements say adds up.
        var alternatives = home ?? area.Home;
        var homes = Node.List(Alternatives(alternatives));
        var body = area.Reserves.With("for", Node.Map(("any", homes)));
        return new RuleDraft(area.Rule, Node.Map(("reserve", owner is null ? body : body.With("owner", Node.Text(owner)))));
    }

    /// <summary>The area's own place, and the folder of it that a statement names.</summary>
    public static YamlNode Home(Area area, string folder)
    {
        var pattern = $"**.{Names.Pascal(folder[(folder.LastIndexOf('/') + 1)..])}.**";
        var known = Alternatives(area.Home);
        return known.OfType<YamlMap>().Any(home => home.Texts("in").Contains(pattern)) ? area.Home
            : Node.Map(("any", Node.List([.. known, Node.Map(("in", Node.Text(pattern)))])));
    }

    private static IReadOnlyList<YamlNode> Alternatives(YamlNode home) => home is YamlMap { Entries: [{ Key.Value: "any", Value: YamlList list }] } ? list.Items : [home];
}
