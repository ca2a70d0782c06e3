using Bylaw.Rules;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Recognising;

/// <summary>Parts of a rule in the rule language, written in code. They stand in no file, so their place is nowhere.</summary>
internal static class Nodes
{
    private static readonly Place Nowhere = new("", 0, 0, 1, 1);

    public static YamlMap Map(params IEnumerable<(string Key, YamlNode Value)> entries) =>
        new([.. entries.Select(entry => new YamlEntry(Word(entry.Key), entry.Value))], Nowhere);

    /// <summary>A word of the rule language, a number, true or false.</summary>
    public static YamlScalar Word(string word) => new(word, YamlScalarStyle.Plain, Nowhere);

    /// <summary>A text of the author's.</summary>
    public static YamlScalar Text(string text) => new(text, YamlScalarStyle.DoubleQuoted, Nowhere);

    public static YamlList List(params IEnumerable<YamlNode> items) => new([.. items], Nowhere);

    public static YamlList Texts(params IEnumerable<string> texts) => List(texts.Select(Text));

    /// <summary>One text as itself, several as a list.</summary>
    public static YamlNode TextOrTexts(IReadOnlyList<string> texts) => texts.Count == 1 ? Text(texts[0]) : Texts(texts);

    public static YamlMap With(this YamlMap map, string key, YamlNode value) =>
        new([.. map.Entries.Where(entry => entry.Key.Value != key), new YamlEntry(Word(key), value)], Nowhere);
}
