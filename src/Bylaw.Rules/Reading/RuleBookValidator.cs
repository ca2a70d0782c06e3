using Bylaw.Rules.Language;

namespace Bylaw.Rules.Reading;

/// <summary>What can be said of the rules before any code is seen.</summary>
internal static class RuleBookValidator
{
    public static void Validate(
        IReadOnlyList<Layer> layers, FacetGraph facets, IReadOnlyList<Rule> rules,
        IReadOnlyDictionary<string, Spec> specs, ReadingContext context)
    {
        foreach (var layer in layers)
            LayerIsStable(layer, facets, context);
        ShadowedLayers(layers, context);

        foreach (var rule in rules)
        {
            CapturesCanBind(rule, facets, context);
            foreach (var source in rule.Sources)
            {
                if (!specs.ContainsKey(source.Spec))
                    context.UnknownEntry(source.Place, $"'{source.Spec}' is no spec of this rule file{NearestWord.Hint(source.Spec, specs.Keys)}");
            }
        }
    }

    // A layer must be the same layer for every project that sees the type.
    private static void LayerIsStable(Layer layer, FacetGraph facets, ReadingContext context)
    {
        if (facets.Instability(layer.Selector) is not { } why)
        {
            if (facets.RestsOnLayer(layer.Selector))
                context.NoEffect(layer.Place, $"the layer '{layer.Name}' names another layer, which says nothing while layers are told apart; say what shows in the type itself");
            return;
        }

        context.NoEffect(layer.Place, layer.Selector is AllOfSelector
            ? $"the layer '{layer.Name}' is narrowed by {why}, which not every compilation can see; take that out of the layer and put it into the rules' in"
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

    private static void CapturesCanBind(Rule rule, FacetGraph facets, ReadingContext context)
    {
        var bound = new HashSet<string>(facets.CaptureNames(rule.Subject));
        foreach (var name in OtherCaptures(rule.Verb, facets).Where(name => !bound.Contains(name)).Distinct())
            context.Invalid(rule.Place, $"'{{!{name}}}' means another value than {{{name}}}, but nothing in `in:` of the rule '{rule.Name}' captures {{{name}}}");

        if (rule.Instead is { } instead && new[] { instead.Use, instead.Note }.Any(text => text is not null && SelectorText.Captured(text).Any(name => name[0] == '!')))
            context.Invalid(rule.Place, $"'{{!…}}' has no one value, so `instead` of the rule '{rule.Name}' can't say it; leave it out of the text");

        bound.UnionWith(VerbCaptures(rule.Verb));
        if (rule.Instead?.Use is { } use && SelectorText.Captured(use).FirstOrDefault(name => !bound.Any(known => known == name || EnglishPlural.IsPluralOf(name, known))) is { } missing
            && rule.Subject.DescendantsAndSelf().All(selector => selector is not LayerSelector) && !TargetsLayers(rule.Verb))
        {
            context.NoEffect(rule.Place, $"`instead: {{ use: {use} }}` of the rule '{rule.Name}' can never be filled in: nothing captures {{{missing}}}");
        }
    }

    // The layers' own patterns capture too ({Entity}Service): those are known to bind only when the type is seen.
    private static bool TargetsLayers(Verb verb) => verb switch
    {
        FlowVerb => true,
        ForbidVerb forbid => forbid.Uses.Layers.Count > 0,
        AllowVerb allow => allow.Uses.Layers.Count > 0,
        _ => false,
    };

    private static IEnumerable<string> OtherCaptures(Verb verb, FacetGraph facets) => Selectors(verb).SelectMany(facets.OtherCaptureNames);

    private static IEnumerable<string> VerbCaptures(Verb verb) => verb is NameVerb name
        ? name.Type.SelectMany(pattern => pattern.CaptureNames)
            .Concat(name.File.Concat(name.Folder).Concat(name.Namespace).Concat(name.Method).SelectMany(pattern => pattern.CaptureNames))
        : Selectors(verb).SelectMany(selector => selector.CaptureNames);

    private static IEnumerable<Selector> Selectors(Verb verb) => verb switch
    {
        ForbidVerb forbid => Selectors(forbid.Uses),
        AllowVerb allow => Selectors(allow.Uses),
        ReserveVerb reserve => Selectors(reserve.Uses),
        _ => [],
    };

    private static IEnumerable<Selector> Selectors(UseSet uses) =>
        uses.Types.Concat(uses.Attributes).Concat(uses.Throws).Concat(uses.Members.Select(member => member.Type));
}
