using System.Text;
using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Tests.Recognising;

namespace Bylaw.Specs.Tests;

/// <summary>Rules as text, so that the reader of rule files can be asked about them.</summary>
internal static class RuleTexts
{
    /// <summary>What the reader of rule files has against a rule, in a file with the layers that it speaks of.</summary>
    public static IEnumerable<string> Problems(string name, YamlMap body) =>
        RuleBookReader.Read(new RuleFileText("derived.bylaw.yml", File(name, body)), []).Problems.Select(problem => $"{name} {problem.Place} {problem.Message}");

    public static string Flow(YamlNode node) => node switch
    {
        YamlMap map => "{ " + string.Join(", ", map.Entries.Select(entry => $"{Quoted(entry.Key.Value)}: {Flow(entry.Value)}")) + " }",
        YamlList list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        YamlScalar scalar => scalar.Value.All(letter => char.IsLetterOrDigit(letter) || letter is '.') ? scalar.Value : Quoted(scalar.Value),
        _ => "",
    };

    private static string File(string name, YamlMap body)
    {
        var text = new StringBuilder("bylaw: 1\n");
        var layers = RuleBodies.LayerNames(body).Distinct().ToList();
        if (layers.Count > 0)
            text.Append("layers: { ").AppendJoin(", ", layers.Select(layer => $"{layer}: {Flow(Forms.Lexicon.Layer(layer)!.Definition)}")).Append(" }\n");
        return text.Append("rules: { ").Append(Quoted(name)).Append(": ").Append(Flow(body)).Append(" }\n").ToString();
    }

    private static string Quoted(string text) => DraftText.Quote(text);
}
