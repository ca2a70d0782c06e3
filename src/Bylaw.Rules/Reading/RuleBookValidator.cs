using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>What can be said of the rules before any code is seen.</summary>
internal static class RuleBookValidator
{
    public static void Validate(
        IReadOnlyList<Layer> layers, FacetGraph facets, IReadOnlyList<Rule> rules, IReadOnlyDictionary<string, YamlMap> texts,
        IReadOnlyDictionary<string, Spec> specs, ReadingContext context)
    {
        foreach (var layer in layers)
            LayerIsStable(layer, facets, context);
        ShadowedLayers(layers, context);

        var captures = new CaptureValidator(layers, facets, context);
        foreach (var rule in rules)
        {
            captures.Validate(rule, texts[rule.Name]);
            foreach (var source in rule.Sources)
            {
                if (!specs.ContainsKey(source.Spec) && NearestWord.Of(source.Spec, specs.Keys) is var meant)
                    context.UnknownEntry(source.Place, $"'{source.Spec}' is no spec of this rule file{NearestWord.Hint(meant)}", meant);
            }
        }
    }

    // A layer must be the same layer for every project that sees the type.
    private static void LayerIsStable(Layer layer, FacetGraph facets, ReadingContext context)
    {
        if (facets.RestsOnLayer(layer.Selector))
        {
            context.NoEffect(layer.Place, $"the layer '{layer.Name}' names a layer, and means nothing by it: only its own name has a meaning here, for what a preset has under it; say what shows in the type itself, such as in, named or extends");
            return;
        }

        if (facets.Instability(layer.Selector) is not { } why)
            return;

        context.NoEffect(layer.Place, layer.Selector is AllOfSelector
            ? $"the layer '{layer.Name}' is narrowed by {why}, which not every compilation can see; take that out of the layer and put it into the rules' `in`"
            : $"the layer '{layer.Name}' rests on {why} alone, which not every compilation can see; add a selector that shows in the type itself, such as in, named, extends or has");
    }

    private static void ShadowedLayers(IReadOnlyList<Layer> layers, ReadingContext context)
    {
        var first = new Dictionary<string, Layer>();
        foreach (var layer in layers.Where(layer => layer.Selector is not NotSelector))
        {
            var text = SelectorText.Of(layer.Selector);
            if (!first.TryGetValue(text, out var above))
                first.Add(text, layer);
            else if (above.Place.File != layer.Place.File)
                context.NoEffect(above.Place, $"the layer '{above.Name}' selects all that '{layer.Name}' of {FileName(layer)} does, so no type can be in that; use that name to change it");
            else
                context.NoEffect(layer.Place, $"the layer '{layer.Name}' selects what '{above.Name}' above it selects already, so no type can be in it");
        }
    }

    private static string FileName(Layer layer) =>
        layer.Place.File.StartsWith("bylaw/", StringComparison.Ordinal) ? layer.Place.File : layer.Place.File.Substring(layer.Place.File.LastIndexOfAny(['/', '\\']) + 1);
}
