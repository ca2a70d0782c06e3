using System.Globalization;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Language;

/// <summary>
/// Holds a node against its <see cref="Shape"/>. What passes can be read without further checks; what fails has been reported.
/// </summary>
internal static class ShapeChecker
{
    public const string InvalidId = "BYL0002";

    public static bool Check(YamlNode node, Shape shape, List<Problem> problems) => shape switch
    {
        _ when node is YamlUnreadable => false, // reported by the reader
        TextShape => IsText(node, shape, problems),
        WordShape words => IsWord(node, words, problems),
        NumberShape number => IsNumber(node, number, problems),
        ExpiryShape => IsExpiry(node, shape, problems),
        ListShape list => IsList(node, list, problems),
        DictionaryShape dictionary => IsDictionary(node, dictionary, problems),
        MapShape map => IsMap(node, map, problems),
        DeferredShape deferred => Check(node, deferred.Target(), problems),
        ChoiceShape choice => IsChoice(node, choice, problems),
        _ => Fail(node.Place, "nothing", problems),
    };

    private static bool Fail(Place place, string message, List<Problem> problems, string? meant = null)
    {
        problems.Add(new Problem(InvalidId, place, message) { Meant = meant });
        return false;
    }

    private static bool Expected(YamlNode node, Shape shape, List<Problem> problems, string remedy = "", string? meant = null) =>
        Fail(node.Place, $"expected {shape.Expected}, found {Describe(node)}{remedy}", problems, meant);

    private static bool ExpectedWord(YamlNode node, Shape shape, List<Problem> problems, string value, IEnumerable<string> words) =>
        NearestWord.Of(value, words) is var meant && Expected(node, shape, problems, NearestWord.Hint(meant), meant);

    private static string Describe(YamlNode node) => node switch
    {
        YamlMap => "a map",
        YamlList => "a list",
        YamlScalar { Value.Length: 0 } => "nothing",
        YamlScalar { Value: var value } => value.Length > 60 ? $"'{value.Substring(0, 57)}…'" : $"'{value}'",
        _ => "something else",
    };

    private static bool IsText(YamlNode node, Shape shape, List<Problem> problems) =>
        node is YamlScalar { Value.Length: > 0 } || Expected(node, shape, problems);

    private static bool IsWord(YamlNode node, WordShape shape, List<Problem> problems)
    {
        if (node is not YamlScalar { Value: var value })
            return Expected(node, shape, problems);

        return Array.IndexOf(shape.Words, value) >= 0 || ExpectedWord(node, shape, problems, value, shape.Words);
    }

    private static bool IsNumber(YamlNode node, NumberShape shape, List<Problem> problems)
    {
        if (node is not YamlScalar { Value: var value, Style: var style }
            || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < shape.From || number > shape.To)
        {
            return Expected(node, shape, problems);
        }

        return style == YamlScalarStyle.Plain || Fail(node.Place, $"expected {shape.Expected}, found a text; write it without quotes", problems);
    }

    private static bool IsExpiry(YamlNode node, Shape shape, List<Problem> problems) =>
        node is YamlScalar { Value: var value } && (value == "never" || RuleDate.TryParse(value, out _)) || Expected(node, shape, problems);

    private static bool IsList(YamlNode node, ListShape shape, List<Problem> problems)
    {
        if (node is not YamlList list)
            return shape.OrSingle ? Check(node, shape.Item, problems) : Expected(node, shape, problems, node is YamlMap ? "; each item begins with '- '" : "");

        if (list.Items.Count == 0 && !shape.MayBeEmpty)
            return Fail(node.Place, $"expected {shape.Expected}, found an empty list", problems);

        var valid = true;
        foreach (var item in list.Items)
            valid &= Check(item, shape.Item, problems);
        return valid;
    }

    private static bool IsDictionary(YamlNode node, DictionaryShape shape, List<Problem> problems)
    {
        if (node is not YamlMap map)
            return Expected(node, shape, problems, node is YamlList ? "; write 'name:' in place of each '-'" : "");

        var value = shape.Value();
        var valid = true;
        foreach (var entry in map.Entries)
            valid &= Check(entry.Value, value, problems);
        return valid;
    }

    /// <summary>The keys of a map without their values: unknown ones, missing ones.</summary>
    public static bool CheckKeys(YamlMap map, MapShape shape, List<Problem> problems)
    {
        var unknown = map.Entries.Where(entry => shape.Find(entry.Key.Value) is null).ToList();
        foreach (var entry in unknown.Where(entry => entry.Value is not YamlUnreadable))
        {
            var meant = NearestWord.Of(entry.Key.Value, shape.Keys.Select(key => key.Name));
            Fail(entry.Key.Place, $"'{entry.Key.Value}' is no key of {shape.Name}{(meant is not null ? NearestWord.Hint(meant) : $"; its keys are {shape.KeyList}")}", problems, meant);
        }

        // What looks missing is most likely what was misspelt.
        return unknown.Count == 0 ? HasRequired(map, shape, problems) : false;
    }

    private static bool IsMap(YamlNode node, MapShape shape, List<Problem> problems)
    {
        if (node is not YamlMap map)
            return Expected(node, shape, problems);

        var valid = CheckKeys(map, shape, problems);
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Key.Value) is { } key)
                valid &= Check(entry.Value, key.Value(), problems);
        }

        return valid;
    }

    private static bool HasRequired(YamlMap map, MapShape shape, List<Problem> problems)
    {
        var missing = shape.Keys.Where(key => key.Required && map.Find(key.Name) is null).ToList();
        var valid = missing.Count switch
        {
            0 => true,
            1 => Fail(map.Place, $"{shape.Name} needs the key '{missing[0].Name}': {Clause(missing[0])}", problems),
            _ => Fail(map.Place, $"{shape.Name} needs the keys {string.Join(" and ", missing.Select(key => $"'{key.Name}' ({Clause(key)})"))}", problems),
        };

        if (shape.AtLeastOneOf is { } some && !map.Entries.Any(entry => some.Contains(entry.Key.Value)))
            valid = Fail(map.Place, $"{shape.Name} needs at least one of {string.Join(", ", some)}", problems);

        return valid;
    }

    private static bool IsChoice(YamlNode node, ChoiceShape shape, List<Problem> problems)
    {
        foreach (var form in shape.Forms)
        {
            if (Fits(node, form))
                return Check(node, form, problems);
        }

        var words = shape.Forms.OfType<WordShape>().SelectMany(form => form.Words);
        return node is YamlScalar { Value: var value } ? ExpectedWord(node, shape, problems, value, words) : Expected(node, shape, problems);
    }

    private static bool Fits(YamlNode node, Shape form) => (node, form) switch
    {
        (YamlMap, MapShape or DictionaryShape) => true,
        (YamlList, ListShape) => true,
        (YamlScalar { Value: var value }, WordShape { Words.Length: 1 } word) => word.Words[0] == value,
        (YamlScalar, TextShape or WordShape or NumberShape or ExpiryShape) => true,
        _ => false,
    };

    /// <summary>The summary of a key inside a sentence.</summary>
    private static string Clause(Key key) => char.ToLowerInvariant(key.Summary[0]) + key.Summary.Substring(1).TrimEnd('.');
}
