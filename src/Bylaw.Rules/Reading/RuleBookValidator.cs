using Bylaw.Rules.Language;

namespace Bylaw.Rules.Reading;

/// <summary>What can be said of the rules before any code is seen.</summary>
internal static class RuleBookValidator
{
    public static void Validate(
        IReadOnlyList<Layer> layers, IReadOnlyDictionary<string, Facet> facets, IReadOnlyList<Rule> rules,
        IReadOnlyList<RuleException> exceptions, IReadOnlyDictionary<string, Spec> specs, ReadingContext context)
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
                    context.Invalid(source.Place, $"'{source.Spec}' is no spec of this rule file{NearestWord.Hint(source.Spec, specs.Keys)}");
            }
        }

        // A rule that could not be read is missing here without being missing.
        if (context.ProblemCount > 0)
            return;

        foreach (var exception in exceptions)
        {
            foreach (var name in exception.Rules.Where(name => rules.All(rule => rule.Name != name)))
                context.Invalid(exception.Place, $"the exception names the rule '{name}', which does not exist{NearestWord.Hint(name, rules.Select(rule => rule.Name))}");
        }
    }

    /// <summary>Facets may be built of facets so many deep; matching a type goes as deep.</summary>
    public const int MaxFacetDepth = 64;

    /// <summary>The facets that can't be used, because they lead back to themselves or too deep. Reported here.</summary>
    public static IReadOnlyCollection<string> FacetsInCircles(IReadOnlyDictionary<string, Facet> facets, ReadingContext context)
    {
        var broken = new HashSet<string>();
        var depths = new Dictionary<string, int>();
        foreach (var facet in facets.Values)
            DepthOf(facet, []);
        return broken;

        int DepthOf(Facet facet, List<string> path)
        {
            if (depths.TryGetValue(facet.Name, out var known))
                return known;

            if (path.Contains(facet.Name) || path.Count > MaxFacetDepth)
            {
                Break(facet, path.Contains(facet.Name)
                    ? $"refers to itself through {string.Join(" -> ", path.Skip(path.IndexOf(facet.Name)))}"
                    : $"is built of facets more than {MaxFacetDepth} deep");
                return 0;
            }

            path.Add(facet.Name);
            var depth = 1;
            foreach (var reference in facet.Selector.DescendantsAndSelf().OfType<FacetSelector>())
            {
                if (facets.TryGetValue(reference.Facet, out var target))
                    depth = Math.Max(depth, 1 + DepthOf(target, path));
            }

            path.RemoveAt(path.Count - 1);
            if (depth > MaxFacetDepth && !broken.Contains(facet.Name))
                Break(facet, $"is built of facets more than {MaxFacetDepth} deep");

            depths[facet.Name] = broken.Contains(facet.Name) ? 0 : depth;
            return depths[facet.Name];
        }

        void Break(Facet facet, string why)
        {
            if (broken.Add(facet.Name))
                context.Invalid(facet.Place, $"the facet '{facet.Name}' {why}");
        }
    }

    // A layer must be the same layer for every project that sees the type.
    private static void LayerIsStable(Layer layer, IReadOnlyDictionary<string, Facet> facets, ReadingContext context)
    {
        if (Instability(layer.Selector, facets, 0) is not { } why)
            return;

        context.NoEffect(layer.Place, layer.Selector is AllOfSelector
            ? $"the layer '{layer.Name}' is narrowed by {why}, which not every compilation can see; take that out of the layer and put it into the rules' in"
            : $"the layer '{layer.Name}' rests on {why} alone, which not every compilation can see; add a selector that shows in the type itself, such as in, named, extends or has");
    }

    private static string? Instability(Selector selector, IReadOnlyDictionary<string, Facet> facets, int depth) => selector switch
    {
        _ when depth > YamlDepth => null,
        PathSelector => "path",
        TraitSelector { Trait: var trait } when TypeTraits.IsContextual(trait) => trait == TypeTrait.Test ? "is: test" : "is: entity-set",
        FacetSelector { Facet: var name } when facets.TryGetValue(name, out var facet) => Instability(facet.Selector, facets, depth + 1),
        // One stable alternative is enough: it is what layers go by.
        AnyOfSelector any => any.Items.Select(item => Instability(item, facets, depth + 1)).Aggregate((a, b) => a is null ? null : b),
        AllOfSelector all => all.Items.Select(item => Instability(item, facets, depth + 1)).FirstOrDefault(why => why is not null),
        NotSelector not => Instability(not.Item, facets, depth + 1),
        _ => null,
    };

    private const int YamlDepth = 64;

    private static void ShadowedLayers(IReadOnlyList<Layer> layers, ReadingContext context)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (layers[i].Selector is not NotSelector && SelectorText.Of(layers[i].Selector) == SelectorText.Of(layers[j].Selector))
                {
                    context.NoEffect(layers[i].Place, $"the layer '{layers[i].Name}' selects what '{layers[j].Name}' above it selects already, so no type can be in it");
                    break;
                }
            }
        }
    }

    private static void CapturesCanBind(Rule rule, IReadOnlyDictionary<string, Facet> facets, ReadingContext context)
    {
        var bound = new HashSet<string>(CaptureNames(rule.Subject, facets));
        foreach (var name in OtherCaptures(rule.Verb).Where(name => !bound.Contains(name)).Distinct())
            context.Invalid(rule.Place, $"'{{!{name}}}' means another value than {{{name}}}, but nothing in `in:` of the rule '{rule.Name}' captures {{{name}}}");

        if (rule.Instead is { } instead && new[] { instead.Use, instead.Note }.Any(text => text is not null && Captured(text).Any(name => name[0] == '!')))
            context.Invalid(rule.Place, $"'{{!…}}' has no one value, so `instead` of the rule '{rule.Name}' can't say it; leave it out of the text");

        bound.UnionWith(VerbCaptures(rule.Verb));
        if (rule.Instead?.Use is { } use && Captured(use).FirstOrDefault(name => !bound.Any(known => known == name || EnglishPlural.IsPluralOf(name, known))) is { } missing
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

    private static IEnumerable<string> CaptureNames(Selector selector, IReadOnlyDictionary<string, Facet> facets) =>
        selector.CaptureNames.Concat(selector.DescendantsAndSelf().OfType<FacetSelector>()
            .SelectMany(reference => facets.TryGetValue(reference.Facet, out var facet) ? facet.Selector.CaptureNames : []));

    private static IEnumerable<string> OtherCaptures(Verb verb) => Selectors(verb).SelectMany(selector => selector.DescendantsAndSelf())
        .SelectMany(SelectorText.Patterns).SelectMany(pattern => Captured(pattern)).Where(name => name[0] == '!').Select(name => name.Substring(1));

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

    private static IEnumerable<string> Captured(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close > open + 1)
                yield return text.Substring(open + 1, close - open - 1);
        }
    }
}
