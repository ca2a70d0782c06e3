using System.Text;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Bylaw.Specs.Deriving;

/// <summary>Lines of a rule file that differ, with a few around them.</summary>
/// <param name="Name">The rule, layer or spec they belong to; "" at the top.</param>
internal sealed record DiffHunk(string Name, IReadOnlyList<DiffLine> Lines);

/// <param name="Mark">-, + or a blank.</param>
internal readonly record struct DiffLine(char Mark, string Text);

/// <summary>
/// Two rule files by what they say. The lines of sources are left out, and so is all order that means nothing: a document may be rearranged without
/// a change to its rules.
/// </summary>
internal static class RuleFileDiff
{
    private const int Context = 2;

    /// <summary>A rule file in one spelling.</summary>
    /// <param name="model">The file it is compared with: what both have comes in its order and its words.</param>
    public static string Canonical(YamlMap ruleFile, YamlMap model)
    {
        var quotes = new Dictionary<string, string>();
        foreach (var sentence in QuotedSentences.Of(model))
            quotes.TryAdd(sentence.Words, sentence.Quote);

        var text = new StringBuilder();
        foreach (var section in ruleFile.Entries)
        {
            if (section.Value is not YamlMap { Entries.Count: > 0 } entries)
            {
                YamlText.WriteEntry(text, section.Key.Value, section.Value, 0);
                continue;
            }

            text.Append(YamlText.Scalar(section.Key.Value, inFlow: false)).Append(":\n");
            // Layers are read from the top.
            var inOrder = section.Key.Value == "layers" ? entries.Entries : Ordered(entries.Entries, QuotedSentences.Entries(model, section.Key.Value));
            foreach (var entry in inOrder)
                WriteEntry(text, entry, section.Key.Value == "rules" ? quotes : null);
        }

        return text.ToString();
    }

    /// <summary>What changes between two texts; nothing where they are the same.</summary>
    public static IReadOnlyList<DiffHunk> Of(string before, string after)
    {
        if (before == after)
            return [];

        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines.Where(line => line.Type != ChangeType.Imaginary)
            .Select(line => new DiffLine(line.Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' }, line.Text)).ToList();
        var hunks = new List<DiffHunk>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark == ' ')
                continue;

            var end = i;
            for (var next = i + 1; next < lines.Count && next <= end + 2 * Context + 1; next++)
                end = lines[next].Mark == ' ' ? end : next;
            var first = Math.Max(i - Context, 0);
            hunks.Add(new DiffHunk(NameAt(lines, i), lines[first..Math.Min(end + Context + 1, lines.Count)]));
            i = end + Context;
        }

        return hunks;
    }

    // Two blanks before it and a colon behind it.
    private static string NameAt(List<DiffLine> lines, int at)
    {
        for (var i = at; i >= 0; i--)
        {
            if (lines[i].Text is [' ', ' ', not (' ' or '-'), ..] line && line.IndexOf(':') is var colon and > 0)
                return line[2..colon].Trim('"');
            if (lines[i].Text is [not ' ', ..])
                return "";
        }

        return "";
    }

    private static void WriteEntry(StringBuilder text, YamlEntry entry, Dictionary<string, string>? quotes)
    {
        if (quotes is null || entry.Value is not YamlMap body)
        {
            YamlText.WriteEntry(text, entry.Key.Value, entry.Value, 2);
            return;
        }

        text.Append("  ").Append(YamlText.Scalar(entry.Key.Value, inFlow: false)).Append(":\n");
        foreach (var part in body.Entries)
        {
            if (part.Key.Value == "source")
                YamlText.WriteEntry(text, "source", Node.List(Sources(body, quotes)), 4);
            else
                YamlText.WriteEntry(text, part.Key.Value, Sorted(part.Value), 4);
        }
    }

    private static IEnumerable<YamlNode> Sources(YamlMap body, Dictionary<string, string> quotes) =>
        body.Items("source").OfType<YamlMap>().Select(source =>
        {
            var bare = source.Without("line");
            return source.Text("quote") is { } quote && quotes.TryGetValue(Quotes.Normalise(quote), out var spelling) ? bare.With("quote", Node.Text(spelling)) : bare;
        }).OrderBy(YamlText.Flow, StringComparer.Ordinal);

    // In a rule a list holds alternatives.
    private static YamlNode Sorted(YamlNode node) => node switch
    {
        YamlList list => Node.List(list.Items.Select(Sorted).OrderBy(YamlText.Flow, StringComparer.Ordinal)),
        YamlMap map => new YamlMap([.. map.Entries.Select(entry => new YamlEntry(entry.Key, Sorted(entry.Value)))], map.Place),
        _ => node,
    };

    // What the model does not have stays behind what was before it.
    private static IEnumerable<YamlEntry> Ordered(IReadOnlyList<YamlEntry> entries, IReadOnlyList<YamlEntry> model)
    {
        var places = new Dictionary<string, int>();
        foreach (var entry in model)
            places.TryAdd(entry.Key.Value, places.Count);

        var last = -1;
        return entries.Select(entry => (entry, Place: last = places.GetValueOrDefault(entry.Key.Value, last))).ToList().OrderBy(pair => pair.Place).Select(pair => pair.entry);
    }
}
