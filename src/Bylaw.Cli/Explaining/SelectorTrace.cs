using Bylaw.Analyzers;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Cli.Explaining;

/// <summary>Which parts of a selector a type matches, and where they stand.</summary>
internal sealed class SelectorTrace(CompilationRules rules, RuleText text)
{
    private const int MaxDepth = 16;

    private readonly Dictionary<string, YamlMap?> _files = [];

    /// <summary>A line for each part that matched, those of facets under the facet.</summary>
    /// <param name="section">`layers` or `facets`.</param>
    /// <param name="place">Of the layer's or facet's name.</param>
    public IReadOnlyList<string> Of(Selector selector, Candidate candidate, string section, string name, Place place)
    {
        var lines = new List<string>();
        Follow(selector, candidate, Node(section, name, place), 0, lines);
        return lines;
    }

    private void Follow(Selector selector, Candidate candidate, YamlNode? node, int depth, List<string> lines)
    {
        if (depth > MaxDepth)
            return;

        switch (selector)
        {
            case AllOfSelector all:
                foreach (var item in all.Items.Where(item => item is not NotSelector))
                    Follow(item, candidate, node, depth, lines);
                return;
            case AnyOfSelector any:
                foreach (var item in any.Items)
                {
                    if (!rules.Matcher.Matches(item, candidate))
                        continue;
                    Follow(item, candidate, node, depth, lines);
                    return;
                }

                return;
        }

        lines.Add(new string(' ', depth * 2) + SelectorYaml.Of(selector) + (node is null ? "" : At(selector, node)));
        if (selector is FacetSelector facet && rules.Book.Facets.TryGetValue(facet.Facet, out var known))
            Follow(known.Selector, candidate, Node("facets", facet.Facet, known.Place), depth + 1, lines);
    }

    private string At(Selector selector, YamlNode node)
    {
        foreach (var word in selector.DescendantsAndSelf().SelectMany(Words))
        {
            if (Scalars(node).FirstOrDefault(scalar => scalar.Value == word) is { } scalar)
                return $"  ({text.At(scalar.Place)})";
        }

        return $"  ({text.At(node.Place)})";
    }

    private static IEnumerable<string> Words(Selector selector) => selector switch
    {
        FacetSelector { Facet: var facet } => [facet],
        LayerSelector { Layer: var layer } => [layer],
        TraitSelector { Trait: var trait } => [TypeTraits.ByName.First(pair => pair.Value == trait).Key],
        _ => SelectorText.Patterns(selector),
    };

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlList list => list.Items.SelectMany(Scalars),
        YamlMap map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };

    private YamlNode? Node(string section, string name, Place place)
    {
        if (!_files.TryGetValue(place.File, out var file))
            _files.Add(place.File, file = Read(place.File) is { } written ? YamlReader.Read(place.File, written, []) as YamlMap : null);
        return (file?.Find(section)?.Value as YamlMap)?.Find(name)?.Value;
    }

    // Facets that every rule file has are in a preset that none can extend.
    private static string? Read(string file) =>
        file == Preset.Facets.Path ? Preset.Facets.Text : RuleText.IsPreset(file) ? Preset.Find(file)?.Text : File.Exists(file) ? File.ReadAllText(file) : null;
}
