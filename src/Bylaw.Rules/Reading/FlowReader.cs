using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>The verb `flow`: chains such as `Api -> Core`, and what must have no circles.</summary>
internal static class FlowReader
{
    private const string Arrow = "->";

    /// <summary>What people write for an arrow; the longer first, since the shorter are parts of them.</summary>
    private static readonly string[] OtherArrows = ["=>", "→", "⇒", ">", ","];

    private static readonly string[] BackArrows = ["<--", "<-", "<=", "←", "<"];

    public static FlowVerb Read(YamlNode node, ReadingContext context)
    {
        var chains = (node is YamlMap map ? map.Items("chains") : YamlAccess.Items(node)).OfType<YamlScalar>().ToList();
        return new FlowVerb(
            IsOneLayerEach(chains, context) ? [] : [.. chains.Select(chain => Chain(chain, context)).OfType<FlowChain>()],
            ((node as YamlMap)?.Find("acyclic")?.Value as YamlScalar) is { } acyclic ? Acyclic(acyclic, context) : null);
    }

    // `[Api, Core]` is meant as one chain.
    private static bool IsOneLayerEach(IReadOnlyList<YamlScalar> chains, ReadingContext context)
    {
        if (chains.Count < 2 || !chains.All(chain => context.Layers.ContainsKey(chain.Value)))
            return false;

        context.Invalid(chains[0].Place, $"a flow is a chain with arrows, not a list of layers; write \"{string.Join(" -> ", chains.Select(chain => chain.Value).Distinct())}\"");
        return true;
    }

    private static FlowChain? Chain(YamlScalar scalar, ReadingContext context)
    {
        if (WithArrows(scalar.Value, context) is { } meant)
        {
            context.Invalid(scalar.Place, $"a chain has '{Arrow}' between its layers, from the one that calls to the one that is called; write \"{meant}\"");
            return null;
        }

        var layers = new List<int>();
        var from = 0;
        var pieces = scalar.Value.Split([Arrow], StringSplitOptions.None);
        foreach (var piece in pieces)
        {
            var name = piece.Trim();
            var place = scalar.Part(from + piece.Length - piece.TrimStart().Length, Math.Max(1, name.Length));
            from += piece.Length + Arrow.Length;
            if (name.Length == 0)
                context.Invalid(place, "a chain is layers with -> between them, such as \"Endpoint -> Service\"; here one is missing");
            else if (SelectorReader.LayerIndex(new YamlScalar(name, scalar.Style, place), context) is not { } layer)
                continue;
            else if (layers.Contains(layer))
                context.Invalid(place, $"'{name}' stands in this chain twice, but a flow goes one way; a layer may use itself without being named again");
            else
                layers.Add(layer);
        }

        if (pieces.Length == 1 && layers.Count == 1)
            context.Invalid(scalar.Place, "a chain needs at least two layers, such as \"Endpoint -> Service\"");

        return layers.Count > 1 ? new FlowChain(layers, scalar.Value) : null;
    }

    /// <summary>The chain as it must be written, where it has other signs between its layers; null where it has not.</summary>
    private static string? WithArrows(string text, ReadingContext context)
    {
        var plain = text.Replace(Arrow, " ");
        if (plain.IndexOfAny(['>', '<', '→', '⇒', '←', ',']) < 0 || context.Layers.ContainsKey(text))
            return null;

        var isBack = BackArrows.Any(plain.Contains);
        var names = (isBack ? text : text.Replace(Arrow, ",")).Split([.. BackArrows, .. OtherArrows], StringSplitOptions.None)
            .Select(name => name.Trim()).Where(name => name.Length > 0);
        return string.Join($" {Arrow} ", isBack ? names.Reverse() : names);
    }

    private static NamePattern? Acyclic(YamlScalar scalar, ReadingContext context)
    {
        if (SelectorReader.NamePattern(scalar, context) is not { } pattern)
            return null;

        if (pattern.CaptureNames.Distinct().Count() == 1)
            return pattern;

        context.Invalid(scalar.Place, "the pattern needs one capture that tells the parts apart, such as \"Shop.{Module}.**\"");
        return null;
    }
}
