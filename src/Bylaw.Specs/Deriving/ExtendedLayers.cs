using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Deriving;

/// <summary>The layers of the presets that documents extend.</summary>
internal static class ExtendedLayers
{
    public static Dictionary<string, YamlNode> Of(IReadOnlyList<SpecDocument> documents)
    {
        var layers = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in documents.SelectMany(document => document.FrontMatter.Values("extends")))
            Add(name);
        return layers;

        // The nearest one counts, as it does when the rule file is read.
        void Add(string name)
        {
            if (!read.Add(name) || Preset.Find(name) is not { } preset || YamlReader.Read(preset.Path, preset.Text, []) is not YamlMap map)
                return;
            foreach (var entry in (map.Find("layers")?.Value as YamlMap)?.Entries ?? [])
                layers.TryAdd(entry.Key.Value, entry.Value);
            foreach (var extended in map.Texts("extends"))
                Add(extended);
        }
    }
}
