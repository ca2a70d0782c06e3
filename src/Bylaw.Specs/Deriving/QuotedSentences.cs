using System.Globalization;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;

namespace Bylaw.Specs.Deriving;

/// <summary>A sentence that a rule file quotes, with all rules that do.</summary>
/// <param name="Spec">The document as the rule file names it.</param>
internal sealed record QuotedSentence(string Spec, int? Line, string Quote, List<string> Rules)
{
    /// <summary>What it is told by, with the document.</summary>
    public string Words { get; } = Quotes.Normalise(Quote);
}

/// <summary>Reads them out of a rule file, be it valid or not.</summary>
internal static class QuotedSentences
{
    public static IReadOnlyList<QuotedSentence> Of(YamlMap ruleFile)
    {
        var files = SpecFiles(ruleFile);
        var sentences = new Dictionary<(string, string), QuotedSentence>();
        foreach (var rule in Entries(ruleFile, "rules"))
        {
            if (rule.Value is not YamlMap body)
                continue;

            foreach (var source in body.Items("source").OfType<YamlMap>())
            {
                if (source.Text("spec") is not { } spec || source.Text("quote") is not { } quote)
                    continue;

                int? line = int.TryParse(source.Text("line"), CultureInfo.InvariantCulture, out var number) ? number : null;
                var read = new QuotedSentence(files.GetValueOrDefault(spec, spec), line, quote, [rule.Key.Value]);
                if (!sentences.TryAdd((read.Spec, read.Words), read) && sentences[(read.Spec, read.Words)].Rules is var rules && !rules.Contains(rule.Key.Value))
                    rules.Add(rule.Key.Value);
            }
        }

        return [.. sentences.Values];
    }

    /// <summary>The document of each short name.</summary>
    public static IReadOnlyDictionary<string, string> SpecFiles(YamlMap ruleFile) =>
        Entries(ruleFile, "specs").ToDictionary(spec => spec.Key.Value, spec => (spec.Value as YamlMap)?.Text("file") ?? spec.Key.Value);

    public static IReadOnlyList<YamlEntry> Entries(YamlMap ruleFile, string section) => (ruleFile.Find(section)?.Value as YamlMap)?.Entries ?? [];
}
