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

    public static IEnumerable<string> Texts(this YamlMap map, string key) => map.Items(key).OfType<YamlScalar>().Select(scalar => scalar.Value);
}
