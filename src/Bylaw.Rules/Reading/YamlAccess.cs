using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>Access to nodes that have passed the <see cref="Language.ShapeChecker"/>.</summary>
internal static class YamlAccess
{
    public static string? Text(this YamlMap map, string key) => (map.Find(key)?.Value as YamlScalar)?.Value;

    public static bool Flag(this YamlMap map, string key) => map.Text(key) == "true";

    /// <summary>The items of a list, or the one item that stands without brackets; nothing when the key is missing.</summary>
    public static IEnumerable<YamlNode> Items(this YamlMap map, string key) => map.Find(key) is { } entry ? Items(entry.Value) : [];

    public static IEnumerable<YamlNode> Items(YamlNode node) => node is YamlList list ? list.Items : [node];

    /// <summary>
    /// A run of characters of the text. All of it where its characters are not those of the file one by one: for several lines, or with escapes.
    /// </summary>
    public static Place Part(this YamlScalar scalar, int start, int length)
    {
        var quote = scalar.Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted ? 1 : 0;
        if (scalar.Place.Length != scalar.Value.Length + 2 * quote)
            return scalar.Place;

        return scalar.Place with { Start = scalar.Place.Start + quote + start, Column = scalar.Place.Column + quote + start, Length = length };
    }

    /// <summary>Where a text is first written in a key or value; null when it is not.</summary>
    public static Place? PlaceOf(this YamlNode node, string text) => node switch
    {
        YamlScalar { Value: var value } scalar => value.IndexOf(text, StringComparison.Ordinal) is var at and >= 0 ? scalar.Part(at, text.Length) : default(Place?),
        YamlList list => list.Items.Select(item => item.PlaceOf(text)).FirstOrDefault(place => place is not null),
        YamlMap map => map.Entries.Select(entry => entry.Value.PlaceOf(text)).FirstOrDefault(place => place is not null),
        _ => null,
    };

    public static IEnumerable<string> Texts(this YamlMap map, string key) => map.Items(key).OfType<YamlScalar>().Select(scalar => scalar.Value);
}
