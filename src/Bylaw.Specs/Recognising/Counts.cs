using System.Globalization;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Numbers that a statement names: "no more than 10 lines".</summary>
internal static class Counts
{
    private const int Farthest = 4;
    private const int Largest = 500;

    /// <summary>By setting; empty where it names none.</summary>
    public static IReadOnlyList<(string Setting, int Number)> Of(TokenText text, Topic topic)
    {
        var counts = new List<(string Setting, int Number)>();
        for (var i = 0; i < text.Tokens.Count && topic.Counts.Count > 0; i++)
        {
            if (!int.TryParse(text.Tokens[i].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Largest)
                continue;
            // "10 lines", else "a complexity of at most 5"
            if ((Nearest(topic, text.Tokens.Skip(i + 1).Take(Farthest)) ?? Nearest(topic, text.Tokens.Take(i).Reverse().Take(Farthest))) is { } setting && !counts.Exists(count => count.Setting == setting))
                counts.Add((setting, number));
        }

        return counts;
    }

    // Up to the next number, which counts something else.
    private static string? Nearest(Topic topic, IEnumerable<Token> tokens)
    {
        foreach (var token in tokens.TakeWhile(token => !token.Word.All(char.IsAsciiDigit)))
        {
            foreach (var (setting, phrases) in topic.Counts)
            {
                if (phrases.Any(phrase => phrase.Find([token]) is not null))
                    return setting;
            }
        }

        return null;
    }

    /// <summary>The rule with these numbers, and without the usual ones, of which the statement says nothing.</summary>
    public static YamlMap Set(YamlMap body, Topic topic, IReadOnlyList<(string Setting, int Number)> counts)
    {
        if (body.Find("ensure")?.Value is not YamlMap { Entries: [{ Value: YamlMap settings } check] } ensure)
            return body;
        var others = settings.Entries.Where(entry => !topic.Counts.Any(count => count.Key == entry.Key.Value)).Select(entry => (entry.Key.Value, entry.Value));
        var set = Node.Map([.. counts.Select(count => (count.Setting, (YamlNode)Node.Text(count.Number.ToString(CultureInfo.InvariantCulture)))), .. others]);
        return body.With("ensure", ensure.With(check.Key.Value, set));
    }
}
