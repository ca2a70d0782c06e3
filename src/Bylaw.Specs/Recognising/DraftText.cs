using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Recognising;

/// <summary>Rule bodies that are easier to read as YAML.</summary>
internal static class DraftText
{
    /// <summary>The text is ours, or somebody else's by <see cref="Quote"/>; so it can be read.</summary>
    public static RuleDraft Draft(string name, string yaml) => new(name, (YamlMap)YamlReader.Read("derived", yaml, [])!);

    /// <summary>A scalar of somebody else's text.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
