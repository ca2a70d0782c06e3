using System.Text;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Tests.Recognising;

namespace Bylaw.Specs.Tests;

/// <summary>Rules as text, so that the reader of rule files can be asked about them.</summary>
internal static class RuleTexts
{
    public static string File(string name, RuleDraft draft)
    {
        var text = new StringBuilder("bylaw: 1\n");
        if (draft.Layers.Count > 0)
            text.Append("layers: { ").AppendJoin(", ", draft.Layers.Select(layer => $"{layer}: {Flow(Say.Lexicon.Layer(layer)!.Definition)}")).Append(" }\n");
        return text.Append("rules: { ").Append(Scalar(name)).Append(": ").Append(Flow(draft.Body)).Append(" }\n").ToString();
    }

    public static string Flow(YamlNode node) => node switch
    {
        YamlMap map => "{ " + string.Join(", ", map.Entries.Select(entry => $"{Scalar(entry.Key.Value)}: {Flow(entry.Value)}")) + " }",
        YamlList list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        YamlScalar scalar => scalar.Style == YamlScalarStyle.Plain ? Plain(scalar.Value) : Scalar(scalar.Value),
        _ => "",
    };

    private static string Plain(string text) => text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-') ? text : Scalar(text);

    private static string Scalar(string text) => RuleBodies.Quote(text);
}
