using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Rules in the rule language, made and taken apart.</summary>
internal static class RuleBodies
{
    /// <summary>A body from its YAML; the text is ours or quoted by <see cref="Quote"/>, so it can be read.</summary>
    public static YamlMap Parse(string yaml) => (YamlMap)YamlReader.Read("derived", yaml, [])!;

    /// <summary>A scalar of somebody else's text.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    /// <summary>A body with a key of another value, or with a new key in front.</summary>
    public static YamlMap With(YamlMap body, string key, YamlNode value)
    {
        var entry = new YamlEntry(body.Find(key)?.Key ?? new YamlScalar(key, YamlScalarStyle.Plain, body.Place), value);
        return new YamlMap([entry, .. body.Entries.Where(other => other.Key.Value != key)], body.Place);
    }

    public static RuleDraft Draft(string name, YamlMap body, Lexicon lexicon)
    {
        var layers = new List<string>();
        Collect(body, isLayer: false, lexicon, layers);
        if (body.Find("in")?.Value is YamlScalar or YamlList)
            Collect(body.Find("in")!.Value, isLayer: true, lexicon, layers);
        return new RuleDraft(name, body, layers);
    }

    private static void Collect(YamlNode node, bool isLayer, Lexicon lexicon, List<string> layers)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                    Collect(entry.Value, entry.Key.Value is "layer" or "layers" or "exists-in" or "flow" or "chains", lexicon, layers);
                break;
            case YamlList list:
                foreach (var item in list.Items)
                    Collect(item, isLayer, lexicon, layers);
                break;
            case YamlScalar scalar when isLayer:
                foreach (var name in scalar.Value.Split("->", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (lexicon.Layer(name) is not null && !layers.Contains(name))
                        layers.Add(name);
                }

                break;
        }
    }
}
