using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// "All endpoints return:" and a sample of JSON or a C# type below it, or a sample within the sentence. Any other sample, of a request or a setting, says nothing.
/// </summary>
internal sealed class EnvelopeRecogniser(Lexicon lexicon) : IRecogniser
{
    private const string Kind = "return-shape";

    public Understanding? Understand(Statement statement)
    {
        if (statement.Section is SectionSense.Process or SectionSense.Examples)
            return null;
        return statement.Form == StatementForm.Fence ? OfFence(statement) : OfSentence(statement);
    }

    private Understanding? OfFence(Statement statement)
    {
        if (statement.FenceText is not { } text || !SpeaksOfAnswers(statement))
            return null;
        if (ObjectKeys.OfCSharp(text) is { } type && statement.Language is "csharp" or "cs" or "c#")
            return IsEnvelope(type.Members) ? Rule(type.Type, type.Members) : null;
        var keys = ObjectKeys.OfJson(text);
        return IsEnvelope(keys) ? Rule(null, keys) : null;
    }

    private Understanding? OfSentence(Statement statement)
    {
        if (statement.Polarity is Polarity.Forbid or Polarity.Permit || statement.Text.Codes.Count == 0 || !lexicon.Says("envelope", statement.Text) || lexicon.Says("no-envelope", WithoutCode(statement.Text)))
            return null;
        foreach (var code in statement.Text.Codes)
        {
            if (code.Contains('{') && ObjectKeys.OfJson(code) is var keys && IsEnvelope(keys))
                return Rule(null, keys);
            if (Generic(code) is { } type && lexicon.Says("every-endpoint", statement.Text))
                return Rule(type, []);
        }

        return null;
    }

    private bool SpeaksOfAnswers(Statement statement)
    {
        var near = TokenText.Of(statement.LeadIn ?? statement.Headings.LastOrDefault() ?? "");
        return lexicon.Says("envelope", near) && !lexicon.Says("no-envelope", near);
    }

    // Something that carries the data, and something about it.
    private bool IsEnvelope(IReadOnlyList<string> keys) =>
        keys.Count is >= 2 and <= 8
        && keys.All(key => key.Length > 0 && key.All(letter => char.IsLetterOrDigit(letter) || letter is '_'))
        && keys.Any(key => lexicon.Says("envelope-data", TokenText.Of(key)))
        && keys.Any(key => lexicon.Says("envelope-rest", TokenText.Of(key)));

    private static TokenText WithoutCode(TokenText text) => TokenText.Of(string.Join(' ', text.Tokens.Where(token => token.Code < 0).Select(text.Written)));

    /// <summary>`ApiResponse&lt;T&gt;` as a pattern; null for anything else, and for what any method returns.</summary>
    private static string? Generic(string code)
    {
        var open = code.IndexOf('<');
        if (open < 3 || !code.EndsWith('>') || !code[..open].All(char.IsLetterOrDigit) || !char.IsUpper(code[0]))
            return null;
        var name = code[..open];
        return name is "Task" or "ValueTask" or "ActionResult" or "List" or "IEnumerable" || name.EndsWith("Async", StringComparison.Ordinal)
            ? null
            : $"{name}<{string.Join(", ", code[open..].Split(',').Select(_ => "*"))}>";
    }

    private Understanding Rule(string? type, IReadOnlyList<string> members)
    {
        var settings = new List<(string, YamlNode)>();
        if (type is not null)
            settings.Add(("type", Node.Text(type)));
        if (members.Count > 0)
            settings.Add(("members", Node.List(members.Select(Node.Text))));
        var layer = lexicon.Layer("Endpoint");
        var subject = layer is null ? (YamlNode)Node.Map(("is", Node.Text("endpoint"))) : Node.Text(layer.Name);
        return Understanding.Enforced(Kind, new RuleDraft(
            "enveloped-responses", Node.Map(("in", subject), ("ensure", Node.Map(("response-envelope", Node.Map(settings)))))));
    }
}
