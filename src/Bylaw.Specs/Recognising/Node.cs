using Bylaw.Rules;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Recognising;

/// <summary>Makes rule bodies: nodes of the rule language that nobody has written down yet.</summary>
internal static class Node
{
    private static readonly Place Nowhere = new("", 0, 0, 1, 1);

    public static YamlScalar Text(string value) => new(value, YamlScalarStyle.Plain, Nowhere);

    public static YamlMap Map(params IEnumerable<(string Key, YamlNode Value)> entries) =>
        new([.. entries.Select(entry => new YamlEntry(Text(entry.Key), entry.Value))], Nowhere);

    public static YamlList List(IEnumerable<YamlNode> items) => new([.. items], Nowhere);

    /// <summary>One text alone, several as a list.</summary>
    public static YamlNode Texts(IReadOnlyList<string> values) => values.Count == 1 ? Text(values[0]) : List(values.Select(Text));

    /// <summary>The map with this key set: in its old place, or at the end.</summary>
    public static YamlMap With(this YamlMap map, string key, YamlNode value) =>
        map.Find(key) is null
            ? new YamlMap([.. map.Entries, new YamlEntry(Text(key), value)], map.Place)
            : new YamlMap([.. map.Entries.Select(entry => entry.Key.Value == key ? new YamlEntry(entry.Key, value) : entry)], map.Place);

    public static YamlMap Without(this YamlMap map, params ReadOnlySpan<string> keys)
    {
        var kept = new List<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key.Value))
                kept.Add(entry);
        }

        return new YamlMap(kept, map.Place);
    }

    /// <summary>Whether two nodes say the same; the order of keys doesn't count.</summary>
    public static bool Same(YamlNode? a, YamlNode? b) => (a, b) switch
    {
        (null, null) => true,
        (YamlScalar x, YamlScalar y) => x.Value == y.Value,
        (YamlList x, YamlList y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => Same(pair.First, pair.Second)),
        (YamlMap x, YamlMap y) => x.Entries.Count == y.Entries.Count && x.Entries.All(entry => Same(entry.Value, y.Find(entry.Key.Value)?.Value)),
        _ => false,
    };
}
