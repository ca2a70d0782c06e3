using System.Text;
using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Tests.Recognising;

/// <summary>What a statement has become, in a form to compare; each rule is read by the reader of rule files first.</summary>
internal static class Drafts
{
    public static string Of(Understanding? understanding) => understanding is null ? "-"
        : understanding.Disposition != Disposition.Enforced ? $"{understanding.Kind} {understanding.Disposition}".ToLowerInvariant()
        : $"{understanding.Kind}: {string.Join("; ", understanding.Rules.Select(Rule))}".TrimEnd(' ', ':');

    private static string Rule(RuleDraft draft)
    {
        var body = Write(draft.Body);
        var layers = RuleBodies.LayerNames(draft.Body).Distinct().Select(Forms.Lexicon.Layer).OfType<LayerWords>().Select(layer => $"  {layer.Name}: {Write(layer.Definition, quoted: true)}\n").ToList();
        var file = $"bylaw: 1\n{(layers.Count == 0 ? "" : "layers:\n")}{string.Concat(layers)}rules:\n  {draft.Name}: {Write(draft.Body, quoted: true)}\n";
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", file), []);
        Assert.True(book.Problems.Count == 0, string.Join("\n", book.Problems.Select(problem => problem.Message)) + "\n" + file);
        Assert.Matches("^[a-z0-9-]+$", draft.Name);
        return $"{draft.Name} {body}";
    }

    private static string Write(YamlNode node, bool quoted = false)
    {
        switch (node)
        {
            case YamlMap map:
                return "{ " + string.Join(", ", map.Entries.Select(entry => $"{Scalar(entry.Key, quoted)}: {Write(entry.Value, quoted)}")) + " }";
            case YamlList list:
                return "[" + string.Join(", ", list.Items.Select(item => Write(item, quoted))) + "]";
            default:
                return Scalar((YamlScalar)node, quoted);
        }
    }

    private static string Scalar(YamlScalar scalar, bool quoted) =>
        !quoted || scalar.Style == YamlScalarStyle.Plain && scalar.Value.All(char.IsAsciiLetterOrDigit) ? scalar.Value
        : new StringBuilder("\"").Append(scalar.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"').ToString();
}
