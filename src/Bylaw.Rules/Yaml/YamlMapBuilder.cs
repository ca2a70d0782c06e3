namespace Bylaw.Rules.Yaml;

/// <summary>Collects a map's entries and refuses keys that it has already.</summary>
internal sealed class YamlMapBuilder(YamlReading reading)
{
    private readonly List<YamlEntry> _entries = new();
    private readonly Dictionary<string, YamlEntry> _byKey = new(StringComparer.Ordinal);

    public void Add(YamlScalar key, YamlNode value)
    {
        if (_byKey.TryGetValue(key.Value, out var first))
        {
            reading.Report(
                key.Place,
                $"the key '{YamlAdvice.Shorten(key.Value)}' stands already in line {first.Key.Place.Line}; a key may stand once in a map");
            return;
        }

        var entry = new YamlEntry(key, value);
        _byKey.Add(key.Value, entry);
        _entries.Add(entry);
    }

    /// <summary>A key that no ': ' follows: reported, and kept, so that whoever looks for it does not miss it.</summary>
    public void AddWithoutColon(YamlScalar key)
    {
        reading.ReportStructure(key.Place, YamlAdvice.MissingColon(key.Value));
        var colon = key.Style == YamlScalarStyle.Plain ? key.Value.IndexOf(':') : -1;
        if (colon > 0)
            key = new YamlScalar(key.Value.Substring(0, colon), key.Style, key.Place with { Length = colon });
        if (key.Value.Length > 0)
            Add(key, new YamlUnreadable(key.Place));
    }

    /// <summary>The entries of a map that should have stood here.</summary>
    public void AddAll(YamlMap map)
    {
        foreach (var entry in map.Entries)
            Add(entry.Key, entry.Value);
    }

    public YamlMap Build(Place place) => new(_entries, place);
}
