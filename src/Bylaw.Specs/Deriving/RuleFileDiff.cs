using System.Text;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Deriving;

/// <summary>An entry of a rule file that differs.</summary>
/// <param name="Name">The rule, layer or spec, or the key at the top of the file.</param>
internal sealed record DiffHunk(string Name, IReadOnlyList<DiffLine> Lines);

/// <summary>
/// Two rule files by what they say, entry by entry. The lines of sources are left out, and so is all order that means nothing: a document may be
/// rearranged without a change to its rules.
/// </summary>
internal static class RuleFileDiff
{
    private const int Context = 2;

    /// <summary>What changes in a rule file; nothing where both say the same.</summary>
    public static IReadOnlyList<DiffHunk> Of(YamlMap before, YamlMap after)
    {
        var spellings = new Dictionary<string, string>();
        foreach (var sentence in QuotedSentences.Of(after))
            spellings.TryAdd(sentence.Words, sentence.Quote);

        var (old, now) = (Entries(before, spellings), Entries(after, spellings));
        var hunks = new List<DiffHunk>();
        foreach (var key in Order(old.Keys, now.Keys))
        {
            var lines = LineDiff.Of(old.GetValueOrDefault(key, []), now.GetValueOrDefault(key, []));
            if (lines.Any(line => line.Mark != ' '))
                hunks.Add(new DiffHunk(key.Name, WithContext(lines)));
        }

        if (LayerOrder(before, after) is { } order)
            hunks.Add(order);
        return hunks;
    }

    // What is new stands where it will stand, what goes behind what was before it.
    private static IEnumerable<(string Section, string Name)> Order(IEnumerable<(string Section, string Name)> old, IEnumerable<(string, string)> now)
    {
        var places = new Dictionary<(string, string), int>();
        foreach (var key in now)
            places.Add(key, places.Count);

        var last = -1;
        var gone = old.Select(key => (Key: key, Place: last = places.GetValueOrDefault(key, last))).Where(pair => !places.ContainsKey(pair.Key)).ToLookup(pair => pair.Place, pair => pair.Key);
        return gone[-1].Concat(places.SelectMany(pair => gone[pair.Value].Prepend(pair.Key)));
    }

    // Layers are read from the top; nothing else has an order.
    private static DiffHunk? LayerOrder(YamlMap before, YamlMap after)
    {
        var (old, now) = (LayerNames(before), LayerNames(after));
        var (kept, common) = (old.Where(now.Contains).ToList(), now.Where(old.Contains).ToList());
        return kept.SequenceEqual(common) ? null
            : new DiffHunk("layers", [new DiffLine('-', "  in the order " + string.Join(", ", kept)), new DiffLine('+', "  in the order " + string.Join(", ", common))]);
    }

    private static List<string> LayerNames(YamlMap ruleFile) => [.. QuotedSentences.Entries(ruleFile, "layers").Select(layer => layer.Key.Value)];

    /// <summary>Each entry of each section in one spelling, as lines.</summary>
    private static Dictionary<(string Section, string Name), IReadOnlyList<string>> Entries(YamlMap ruleFile, Dictionary<string, string> spellings)
    {
        var entries = new Dictionary<(string, string), IReadOnlyList<string>>();
        foreach (var section in ruleFile.Entries)
        {
            var name = section.Key.Value;
            if (section.Value is not YamlMap map)
            {
                entries[(name, name)] = Lines(section, 0);
                continue;
            }

            foreach (var entry in map.Entries)
                entries[(name, entry.Key.Value)] = Lines(name == "rules" && entry.Value is YamlMap rule ? new YamlEntry(entry.Key, Plain(rule, spellings)) : entry, 2);
        }

        return entries;
    }

    // A rule always as a block, so that what differs is a line of it.
    private static string[] Lines(YamlEntry entry, int indent)
    {
        var text = new StringBuilder();
        if (indent > 0 && entry.Value is YamlMap { Entries.Count: > 1 } map)
        {
            text.Append(' ', indent).Append(YamlText.Scalar(entry.Key.Value, inFlow: false)).Append(":\n");
            YamlText.WriteEntries(text, map, indent + 2);
        }
        else
        {
            YamlText.WriteEntry(text, entry.Key.Value, entry.Value, indent);
        }

        return text.ToString().TrimEnd('\n').Split('\n');
    }

    private static YamlMap Plain(YamlMap rule, Dictionary<string, string> spellings) => new(
        [.. rule.Entries.Select(part => part.Key.Value == "source" ? new YamlEntry(part.Key, Node.List(Sources(rule, spellings))) : new YamlEntry(part.Key, Sorted(part.Value)))], rule.Place);

    // A sentence that is written otherwise is the same one, so it comes in the new spelling.
    private static IEnumerable<YamlNode> Sources(YamlMap rule, Dictionary<string, string> spellings) =>
        rule.Items("source").OfType<YamlMap>().Select(source =>
        {
            var bare = source.Without("line");
            return source.Text("quote") is { } quote && spellings.TryGetValue(Quotes.Normalise(quote), out var spelling) ? bare.With("quote", Node.Text(spelling)) : bare;
        }).DistinctBy(YamlText.Flow).OrderBy(YamlText.Flow, StringComparer.Ordinal);

    // In a rule a list holds alternatives.
    private static YamlNode Sorted(YamlNode node) => node switch
    {
        YamlList list => Node.List(list.Items.Select(Sorted).OrderBy(YamlText.Flow, StringComparer.Ordinal)),
        YamlMap map => new YamlMap([.. map.Entries.Select(entry => new YamlEntry(entry.Key, Sorted(entry.Value)))], map.Place),
        _ => node,
    };

    private static List<DiffLine> WithContext(IReadOnlyList<DiffLine> lines)
    {
        var shown = new List<DiffLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = false;
            for (var near = Math.Max(i - Context, 0); near <= i + Context && near < lines.Count; near++)
                isNear |= lines[near].Mark != ' ';
            if (isNear)
                shown.Add(lines[i]);
            else if (shown.Count > 0 && shown[^1].Text != "…")
                shown.Add(new DiffLine(' ', "…"));
        }

        if (shown is [.., { Text: "…" }])
            shown.RemoveAt(shown.Count - 1);
        return shown;
    }
}
