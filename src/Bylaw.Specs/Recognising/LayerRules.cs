using Bylaw.Rules.Yaml;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>The rules that chains and sentences about layers come down to.</summary>
internal static class LayerRules
{
    /// <summary>One step at a time.</summary>
    public static RuleDraft Flow(string name, IReadOnlyList<string> layers) =>
        new(name, Node.Map(("flow", Node.Text(string.Join(" -> ", layers)))));

    /// <summary>A layer must not use another one, or a thing.</summary>
    public static RuleDraft Forbid(LayerWords from, Mention to) =>
        to.Layer is { } layer
            ? new($"{Names.Kebab(from.Name)}-no-{Names.Kebab(layer.Name)}", Node.Map(("in", Node.Text(from.Name)), ("forbid", Node.Map(("layers", Node.Text(layer.Name))))))
            : new($"{Names.Kebab(from.Name)}-no-{to.Thing!.Name}", Node.Map(("in", Node.Text(from.Name)), ("forbid", to.Thing.Uses)));

    /// <summary>Only a layer may use a thing, or another layer.</summary>
    public static RuleDraft Reserve(LayerWords only, Mention what)
    {
        var used = what.Layer is { } layer ? Node.Map(("types", Node.Map(("layer", Node.Text(layer.Name))))) : what.Thing!.Uses.Without("throws", "attributes", "layers", "transitive");
        return new($"{Names.Kebab(what.Name)}-only-in-{Names.Kebab(only.Name)}", Node.Map(("reserve", used.With("for", Node.Text(only.Name)))));
    }

    /// <summary>Per layer: none of those that use it, directly or through others.</summary>
    public static IReadOnlyList<RuleDraft> NothingOutside(IReadOnlyList<(LayerWords User, LayerWords Used)> steps)
    {
        var drafts = new List<RuleDraft>();
        foreach (var inner in steps.Select(step => step.Used).Distinct())
        {
            var outer = new List<LayerWords>();
            Collect(inner, outer);
            drafts.Add(NoOuter(inner, outer));
        }

        return drafts;

        void Collect(LayerWords used, List<LayerWords> outer)
        {
            foreach (var (user, its) in steps)
            {
                if (its == used && !outer.Contains(user))
                {
                    outer.Add(user);
                    Collect(user, outer);
                }
            }
        }
    }

    public static RuleDraft NoOuter(LayerWords inner, IReadOnlyList<LayerWords> outer) =>
        new($"{Names.Kebab(inner.Name)}-no-outer-layer",
            Node.Map(("in", Node.Text(inner.Name)), ("forbid", Node.Map(("layers", Node.Texts([.. outer.Select(layer => layer.Name)]))))));
}
