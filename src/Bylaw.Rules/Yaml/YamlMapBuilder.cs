namespace Bylaw.Rules.Yaml;

/// <summary>Collects a map's entries and refuses keys that it has already.</summary>
internal sealed class YamlMapBuilder(YamlReading reading)
{
    private readonly List<YamlEntry> _entries = new();
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public void Add(YamlScalar key, YamlNode value)
    {
        if (key is { Style: YamlScalarStyle.Plain, Value: "<<" })
            reading.Report(key.Place, "merge keys ('<<') are not supported; write the entries out");
        else if (_lines.TryGetValue(key.Value, out var line))
            reading.Report(key.Place, $"the key '{YamlAdvice.Shorten(key.Value)}' stands already in line {line}; a key may stand once in a map");
        else
            Append(key, value);
    }

    /// <summary>The entries of a map that should have stood here.</summary>
    public void AddAll(YamlMap map)
    {
        foreach (var entry in map.Entries)
            Add(entry.Key, entry.Value);
    }

    public YamlMap Build(Place place) => new(_entries, place);

    private void Append(YamlScalar key, YamlNode value)
    {
        _lines.Add(key.Value, key.Place.Line);
        _entries.Add(new YamlEntry(key, value));
    }
}
