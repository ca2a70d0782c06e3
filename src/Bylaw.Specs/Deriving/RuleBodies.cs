using Bylaw.Rules.Language;
using Bylaw.Rules.Reading;
using Bylaw.Rules.Yaml;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Deriving;

/// <summary>How two rule bodies become one.</summary>
internal static class RuleBodies
{
    // Under these keys several values are alternatives or more of the same; under any other key two values contradict each other.
    private static readonly HashSet<string> Lists =
        ["flow", "chains", "layers", "types", "members", "namespaces", "attributes", "throws", "allow", "is", "attribute", "returns", "extends", "implements", "call", "any", "file", "folder", "namespace", "type", "route", "method", "models", "untyped", "declares", "placeholders"];

    /// <summary>Both null: they are different rules.</summary>
    public static (YamlMap? Body, string? Conflict) Merge(YamlMap a, YamlMap b)
    {
        var verb = VerbOf(a);
        if (verb is null || verb != VerbOf(b))
            return (null, null);

        var (verbA, verbB) = (a.Find(verb)!.Value, b.Find(verb)!.Value);
        var sameSubject = Node.Same(a.Find("in")?.Value, b.Find("in")?.Value);
        if (Node.Same(verbA, verbB))
            return (Rest(sameSubject ? a : WithSubjects(a, b), b), null);
        if (!sameSubject || verb == "flow" && !Chains(a).SelectMany(chain => chain).Intersect(Chains(b).SelectMany(chain => chain)).Any())
            return (null, null);

        var conflict = (string?)null;
        var combined = Combine(verbA, verbB, verb, ref conflict);
        return conflict is null ? (Rest(a.With(verb, verb == "flow" ? WithoutParts(combined) : combined), b), null) : (null, conflict);
    }

    public static string? VerbOf(YamlMap body) => RuleLanguage.Verbs.FirstOrDefault(verb => body.Find(verb) is not null);

    /// <summary>The steps of a flow rule.</summary>
    public static List<List<string>> Chains(YamlMap body) =>
        body.Find("flow")?.Value is { } flow ? [.. YamlAccess.Items(flow).OfType<YamlScalar>().Select(chain => chain.Value.Split("->", StringSplitOptions.TrimEntries).ToList())] : [];

    public static bool HasStep(List<string> chain, string user, string used) =>
        chain.IndexOf(user) is >= 0 and var at && at + 1 < chain.Count && chain[at + 1] == used;

    /// <summary>The layers that a rule forbids one layer to use, if that is all it says.</summary>
    public static (string User, IReadOnlyList<string> Used)? ForbiddenLayers(YamlMap body) =>
        body.Text("in") is { } user && body.Find("forbid")?.Value is YamlMap { Entries: [{ Key.Value: "layers" }] } forbid ? (user, [.. forbid.Texts("layers")]) : null;

    /// <summary>The names of the layers that a rule speaks of.</summary>
    public static IEnumerable<string> LayerNames(YamlMap body)
    {
        if (body.Find("in")?.Value is { } subject)
        {
            foreach (var name in YamlAccess.Items(subject).OfType<YamlScalar>().Select(scalar => scalar.Value).Where(name => name != "any"))
                yield return name;
        }

        foreach (var name in Chains(body).SelectMany(chain => chain).Concat(Inner(body)))
            yield return name;

        static IEnumerable<string> Inner(YamlNode node) => node switch
        {
            YamlList list => list.Items.SelectMany(Inner),
            YamlMap map => map.Entries.SelectMany(entry => entry.Key.Value switch
            {
                "layer" or "layers" or "exists-in" => YamlAccess.Items(entry.Value).OfType<YamlScalar>().Select(scalar => scalar.Value),
                "for" when entry.Value is YamlScalar layer => [layer.Value],
                "because" or "instead" => [],
                _ => Inner(entry.Value),
            }),
            _ => [],
        };
    }

    private static YamlMap WithSubjects(YamlMap a, YamlMap b) =>
        a.Find("in")?.Value is not { } subjectA || b.Find("in")?.Value is not { } subjectB || subjectA is YamlScalar { Value: "any" } || subjectB is YamlScalar { Value: "any" }
            ? a.Without("in")
            : a.With("in", OfLayers(subjectA, subjectB) ?? Union(subjectA, subjectB));

    // Layers of which the same is said beside, in one map.
    private static YamlMap? OfLayers(YamlNode a, YamlNode b) =>
        a is YamlMap mapA && b is YamlMap mapB && mapA.Find("layer") is { } layersA && mapB.Find("layer") is { } layersB && Node.Same(mapA.Without("layer"), mapB.Without("layer"))
            ? mapA.With("layer", Union(layersA.Value, layersB.Value))
            : null;

    // The first reason given is kept, and the strongest severity.
    private static YamlMap Rest(YamlMap a, YamlMap b)
    {
        foreach (var key in (ReadOnlySpan<string>)["because", "instead", "include-tests"])
        {
            if (a.Find(key) is null && b.Find(key) is { } entry)
                a = a.With(key, entry.Value);
        }

        return a.Find("severity") is not null && (b.Find("severity") is null || Strength(b) > Strength(a))
            ? b.Find("severity") is { } stronger ? a.With("severity", stronger.Value) : a.Without("severity")
            : a;

        static int Strength(YamlMap body) => body.Text("severity") switch { "warning" => 3, "suggestion" => 2, "silent" => 1, "none" => 0, _ => 4 };
    }

    private static YamlNode Combine(YamlNode a, YamlNode b, string key, ref string? conflict)
    {
        if (Node.Same(a, b))
            return a;
        if (a is YamlMap mapA && b is YamlMap mapB && !Lists.Contains(key))
        {
            var result = mapA;
            foreach (var entry in mapB.Entries)
            {
                var other = mapA.Find(entry.Key.Value)?.Value;
                result = result.With(entry.Key.Value, other is null ? entry.Value : Combine(other, entry.Value, entry.Key.Value, ref conflict));
            }

            return result;
        }

        if (Lists.Contains(key))
            return Union(a, b);

        // An unconfigured check and the same one with settings.
        if (a is YamlScalar { Value: var check } && b is YamlMap { Entries: [{ Key.Value: var same }] } && check == same)
            return b;
        if (b is YamlScalar { Value: var checkB } && a is YamlMap { Entries: [{ Key.Value: var sameB }] } && checkB == sameB)
            return a;
        conflict ??= $"one says {key}: {YamlText.Flow(a)}, the other {key}: {YamlText.Flow(b)}";
        return a;
    }

    private static YamlNode Union(YamlNode a, YamlNode b)
    {
        var items = YamlAccess.Items(a).ToList();
        foreach (var item in YamlAccess.Items(b))
        {
            if (!items.Exists(other => Node.Same(other, item)))
                items.Add(item);
        }

        return items.Count == 1 ? items[0] : Node.List(items);
    }

    // "A -> B" says nothing beside "A -> B -> C".
    private static YamlNode WithoutParts(YamlNode flow)
    {
        var chains = YamlAccess.Items(flow).Cast<YamlScalar>().ToList();
        var kept = chains.Where(chain => !chains.Exists(other => other != chain && other.Value.Length > chain.Value.Length && $" {other.Value} ".Contains($" {chain.Value} ", StringComparison.Ordinal))).ToList();
        return kept.Count == 1 ? kept[0] : Node.List(kept);
    }
}
