using Bylaw.Rules.Language;
using Bylaw.Rules.Yaml;

namespace Bylaw.Rules.Reading;

/// <summary>Whether the captures of a rule can have a value where it uses them.</summary>
internal sealed class CaptureValidator(IReadOnlyList<Layer> layers, FacetGraph facets, ReadingContext context)
{
    /// <param name="text">What the rule was read from: problems are reported at the pattern, not at the rule's name.</param>
    public void Validate(Rule rule, YamlMap text)
    {
        var bound = new HashSet<string>(facets.CaptureNames(rule.Subject));
        foreach (var name in Selectors(rule.Verb).SelectMany(facets.OtherCaptureNames).Where(name => !bound.Contains(name)).Distinct())
        {
            context.Invalid(PlaceOf($"{{!{name}}}", rule, text),
                $"'{{!{name}}}' means another value than {{{name}}}, but nothing in `in:` of the rule '{rule.Name}' captures {{{name}}}{NearestWord.Hint(name, bound)}");
        }

        foreach (var name in facets.OtherCaptureNames(rule.Subject).Where(name => !bound.Contains(name)).Distinct())
        {
            context.Invalid(PlaceOf($"{{!{name}}}", rule, text),
                $"'{{!{name}}}' in `in:` has nothing to differ from; write {{{name}}} here, and {{!{name}}} in what the rule '{rule.Name}' is against");
        }

        if (rule.Instead is not { } instead)
            return;

        if (new[] { instead.Use, instead.Note }.Any(advice => advice is not null && SelectorText.Captured(advice).Any(name => name[0] == '!')))
            context.Invalid(PlaceOf("{!", rule, text), $"'{{!…}}' has no one value, so `instead` of the rule '{rule.Name}' can't say it; leave it out of the text");

        var fromLayers = LayersThatBind(rule, bound.Count > 0).SelectMany(layer => facets.CaptureNames(layer.Selector)).ToList();
        bound.UnionWith(VerbCaptures(rule.Verb));
        bound.UnionWith(fromLayers);
        if (instead.Use is { } use && SelectorText.Captured(use).FirstOrDefault(name => !bound.Any(known => known == name || EnglishPlural.IsPluralOf(name, known))) is { } missing)
        {
            context.NoEffect(PlaceOf($"{{{missing}}}", rule, text),
                $"`use: {use}` of the rule '{rule.Name}' can never be filled in: nothing captures {{{missing}}}{NearestWord.Hint(missing, bound)}");
        }
    }

    // A capture that comes from a facet is not written in the rule.
    private static Place PlaceOf(string capture, Rule rule, YamlMap text) => text.PlaceOf(capture) ?? rule.Place;

    /// <summary>The layers whose own patterns may capture for the rule: of its targets; of its subject, unless `in` captures itself.</summary>
    private IEnumerable<Layer> LayersThatBind(Rule rule, bool subjectCaptures) => rule.Verb switch
    {
        FlowVerb flow => layers.Where(layer => layer.Shared || flow.Chains.Any(chain => chain.Layers.Contains(layer.Index))),
        ForbidVerb { Uses.Layers: var used } when subjectCaptures => layers.Where(layer => used.Contains(layer.Index)),
        _ => subjectCaptures ? [] : layers,
    };

    private IEnumerable<string> VerbCaptures(Verb verb) => verb is NameVerb name
        ? name.Type.SelectMany(pattern => pattern.CaptureNames)
            .Concat(name.File.Concat(name.Folder).Concat(name.Namespace).Concat(name.Method).SelectMany(pattern => pattern.CaptureNames))
        : Selectors(verb).SelectMany(facets.CaptureNames);

    private static IEnumerable<Selector> Selectors(Verb verb) => verb switch
    {
        ForbidVerb forbid => Selectors(forbid.Uses).Concat(forbid.Declares),
        AllowVerb allow => Selectors(allow.Uses),
        ReserveVerb reserve => Selectors(reserve.Uses),
        _ => [],
    };

    private static IEnumerable<Selector> Selectors(UseSet uses) =>
        uses.Types.Concat(uses.Attributes).Concat(uses.Throws).Concat(uses.Members.Select(member => member.Type));
}
