using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// What a statement takes out of itself: "…, except in startup code". It becomes a `not` of the rule's subject where its words are known; else
/// the rule holds there too, and the report says so.
/// </summary>
internal sealed class ExemptionReader
{
    private readonly MentionFinder mentions;
    private readonly PhraseIndex<Exemption> exemptions = new();

    public ExemptionReader(Lexicon lexicon, MentionFinder mentions)
    {
        this.mentions = mentions;
        foreach (var exemption in lexicon.Exemptions)
        {
            foreach (var phrase in exemption.Phrases)
                exemptions.Add(phrase, exemption);
        }
    }

    public Understanding Apply(Statement statement, Understanding understanding)
    {
        if (statement.Except is not { } text || understanding.Disposition != Disposition.Enforced)
            return understanding;

        var tokens = TokenText.Of(text).Tokens;
        var known = exemptions.Find(tokens).Select(found => found.Value).Distinct().ToList();
        // A word for a layer inside of a longer one is not meant: the job of "background jobs".
        var layers = known.Count > 0 ? [] : mentions.Find(tokens).Select(mention => mention.Layer).OfType<LayerWords>().Distinct().ToList();
        if (known.Count + layers.Count == 0 || understanding.Rules.Any(draft => draft.Body.Find("flow") is not null))
            return understanding with { Reason = $"partly understood: the rule doesn't know of the exception “{text}”; write it below `exceptions` in the rule file" };

        var taken = known.Select(exemption => exemption.Selector).OfType<YamlNode>().Concat(layers.Select(layer => Node.Map(("layer", Node.Text(layer.Name))))).ToList();
        return taken.Count == 0 ? understanding : understanding with { Rules = [.. understanding.Rules.Select(draft => Without(draft, taken))] };
    }

    private static RuleDraft Without(RuleDraft draft, List<YamlNode> taken)
    {
        var not = taken.Count == 1 ? taken[0] : Node.List(taken);
        var subject = draft.Body.Find("in")?.Value switch
        {
            null or YamlScalar { Value: "any" } => Node.Map(("not", not)),
            YamlMap map when map.Find("not") is { } other => map.With("not", Node.List([.. YamlAccess.Items(other.Value), .. taken])),
            YamlMap map => map.With("not", not),
            { } layers => Node.Map(("layer", layers), ("not", not)),
        };
        var body = draft.Body.Find("in") is null ? new YamlMap([new YamlEntry(Node.Text("in"), subject), .. draft.Body.Entries], draft.Body.Place) : draft.Body.With("in", subject);
        return draft with { Body = body };
    }
}
