namespace Bylaw.Rules.Yaml;

/// <summary>A node of a rule file's text: a scalar, a map or a list.</summary>
internal abstract class YamlNode(Place place)
{
    /// <summary>The node's first token.</summary>
    public Place Place { get; } = place;
}

/// <summary>How a scalar was written. Only a plain one can be a number, a truth value or null.</summary>
internal enum YamlScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>A string; the reader of the rule language decides what it means. A key without a value has an empty plain scalar.</summary>
internal sealed class YamlScalar(string value, YamlScalarStyle style, Place place) : YamlNode(place)
{
    public string Value { get; } = value;

    public YamlScalarStyle Style { get; } = style;
}

/// <summary>A map; entries in the order of the file, no key twice.</summary>
internal sealed class YamlMap(IReadOnlyList<YamlEntry> entries, Place place) : YamlNode(place)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
                return entry;
        }

        return null;
    }
}

/// <summary>One key of a map with its value.</summary>
internal sealed class YamlEntry(YamlScalar key, YamlNode value)
{
    public YamlScalar Key { get; } = key;

    public YamlNode Value { get; } = value;
}

/// <summary>A list, in the order of the file.</summary>
internal sealed class YamlList(IReadOnlyList<YamlNode> items, Place place) : YamlNode(place)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>What stands here was refused and its problem reported: whoever reads on keeps silent about it.</summary>
internal sealed class YamlUnreadable(Place place) : YamlNode(place);
