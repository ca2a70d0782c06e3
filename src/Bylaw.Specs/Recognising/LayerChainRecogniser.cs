using Bylaw.Rules.Yaml;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Chains of layers: "Endpoint → Service → Repository", "Core ← UseCases ← Web", and below VIOLATIONS a single forbidden step.
/// An arrow says who calls whom, or in which order things are built; which one is meant shows in the layers themselves, or is asked.
/// </summary>
internal sealed class LayerChainRecogniser(Lexicon lexicon, MentionFinder mentions) : IRecogniser
{
    private const string Kind = "layer-dependency";

    public Understanding? Understand(Statement statement)
    {
        // In a tree the arrow joins a folder and what is said of it.
        if (statement.Form == StatementForm.TreeLine || statement.Section is SectionSense.Process or SectionSense.Examples or SectionSense.Ownership || Chain.TryParse(statement.Text.Plain) is not { } chain)
            return null;

        var nodes = chain.Nodes.Select(mentions.Only).ToList();
        if (statement.Polarity == Polarity.Forbid)
            return nodes is [{ Layer: { } from }, { } to, ..] && chain.AllRight ? ForbiddenStep(from, to) : null;

        // What the last layer works with is no layer: "Repository → DbContext".
        while (nodes.Count > 2 && nodes[^1] is { Layer: null })
            nodes.RemoveAt(nodes.Count - 1);

        return nodes.TrueForAll(node => node?.Layer is not null) ? OfLayers([.. nodes.Select(node => node!.Layer!)], chain)
            : nodes.TrueForAll(node => node is null) && SaysLayers(statement, chain) ? OfOwnLayers(chain)
            : null;
    }

    private static Understanding ForbiddenStep(LayerWords from, Mention to) =>
        Understanding.Enforced(to.Thing?.Kind ?? Kind, LayerRules.Forbid(from, to));

    private static Understanding OfLayers(List<LayerWords> layers, Chain chain)
    {
        if (layers.Distinct().Count() < layers.Count && !chain.AllRight)
            return Ask(layers);
        var falling = chain.AllRight && IsFalling(layers);
        if (falling && !layers.TrueForAll(layer => layer.IsRing))
            return Understanding.Enforced(Kind, LayerRules.Flow(Name(chain), [.. layers.Select(layer => layer.Name)]));

        var steps = Steps(layers, chain);
        if (chain.AllRight && !falling)
            steps = [.. steps.Select(step => (step.Used, step.User))]; // the order in which they are built
        return steps.TrueForAll(step => step.User.Rank > step.Used.Rank)
            ? Understanding.Enforced(Kind, LayerRules.NothingOutside(steps))
            : Ask(layers);
    }

    private static List<(LayerWords User, LayerWords Used)> Steps(List<LayerWords> layers, Chain chain) =>
        [.. chain.PointsRight.Take(layers.Count - 1).Select((right, i) => right ? (layers[i], layers[i + 1]) : (layers[i + 1], layers[i]))];

    // A chain with a label is one of its own: the server's stays beside that of its command line.
    private static string Name(Chain chain) => Scope(chain) is { Length: > 0 } scope ? Names.Kebab(scope) + "-layering" : "layering";

    private static string Scope(Chain chain) => chain.Label is { Length: > 0 and < 24 } label && label.All(char.IsAsciiLetterOrDigit) ? Names.Pascal(label) : "";

    private static bool IsFalling(List<LayerWords> layers) =>
        layers.Zip(layers.Skip(1)).All(pair => pair.First.Rank > pair.Second.Rank);

    private static Understanding Ask(List<LayerWords> layers) => Understanding.Unresolved(Kind,
        $"Does an arrow mean \"uses\" here, or \"is built before\"? Of {string.Join(", ", layers.Select(layer => layer.Name))} the order fits neither. Say it in a sentence: \"{layers[0].Name} must not use {layers[^1].Name}\".");

    // Names that the lexicon doesn't know are layers only where the text says so, or where each does something: Parser, Dispatcher.
    private bool SaysLayers(Statement statement, Chain chain)
    {
        // What runs one after the other doesn't call each other.
        if (!chain.AllRight || chain.Nodes.Count < 3 || lexicon.Says("no-layering", statement.Text) || chain.Nodes.Any(node => !node.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetterUpper(node[0])))
            return false;
        var around = TokenText.Of($"{chain.Label} {statement.LeadIn} {(statement.Headings.Count > 0 ? statement.Headings[^1] : "")}").Tokens;
        var doers = chain.Nodes.Count(node => node.EndsWith("er", StringComparison.Ordinal) || node.EndsWith("or", StringComparison.Ordinal));
        return doers * 2 > chain.Nodes.Count || around.Any(token => token.Word is "layer" or "layering" or "dependency" or "architecture");
    }

    private static Understanding OfOwnLayers(Chain chain)
    {
        var scope = Scope(chain);
        var layers = chain.Nodes.Select(node => KeyValuePair.Create(scope + node, Definition(scope, node))).ToList();
        var flow = LayerRules.Flow(scope.Length > 0 ? Names.Kebab(scope) + "-layering" : Names.Kebab(chain.Nodes[0]) + "-layering", [.. layers.Select(layer => layer.Key)]);
        return Understanding.Enforced(Kind, flow with { OwnLayers = layers });
    }

    private static YamlMap Definition(string scope, string node) =>
        scope.Length > 0
            ? Node.Map(("in", Node.Text($"**.{scope}.**")), ("named", Node.Text("*" + node)))
            : Node.Map(("any", Node.List([Node.Map(("named", Node.Text("*" + node))), Node.Map(("in", Node.Text($"**.{node}.**")))])));
}
