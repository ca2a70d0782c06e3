namespace Bylaw.Cli.Explaining;

/// <summary>What a layer is, and which rules speak of it.</summary>
internal static class LayerExplanation
{
    /// <param name="inCode">What it has; null if no code was looked at.</param>
    public static Explanation Of(Layer layer, RuleText text, IReadOnlyList<ExplanationSection>? inCode)
    {
        var rules = text.Book.Rules.Where(rule => rule.Severity.IsOn).ToList();
        return new ExplanationBuilder($"{layer.Name}: a layer of {text.At(layer.Place)}")
            .Add("Its types", [.. SelectorYaml.Lines(layer.Selector), layer.Shared ? "Every layer may use it, and it may use no unshared one." : null,
                layer.Index > 0 ? $"Layers are read from the top: a type of {string.Join(", ", text.Book.Layers.Take(layer.Index).Select(before => before.Name))} is none of it." : null])
            .AddRange(inCode ?? [])
            .Add("Rules about it", rules.Where(rule => Speaks(rule.Subject, layer)).Select(rule => text.Summary(rule)))
            .Add("Rules about who uses it", rules.Where(rule => !Speaks(rule.Subject, layer) && Uses(rule.Verb, layer)).Select(rule => text.Summary(rule)))
            .Add("In the code", inCode is null ? $"Name a solution to see what is of this layer: bylaw explain {layer.Name} ." : null)
            .Build();
    }

    private static bool Speaks(Selector selector, Layer layer) => selector.PositiveDescendantsAndSelf().OfType<LayerSelector>().Any(part => part.Layer == layer.Name);

    private static bool Uses(Verb verb, Layer layer) => verb switch
    {
        FlowVerb flow => flow.Chains.Any(chain => chain.Layers.Contains(layer.Index)),
        ForbidVerb { Uses: var uses } => Uses(uses, layer),
        AllowVerb { Uses: var uses } => Uses(uses, layer),
        ReserveVerb reserve => Uses(reserve.Uses, layer) || Speaks(reserve.For, layer),
        _ => false,
    };

    private static bool Uses(UseSet uses, Layer layer) => uses.Layers.Contains(layer.Index) || uses.Types.Any(type => Speaks(type, layer));
}
