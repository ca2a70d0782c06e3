using Bylaw.Rules.Yaml;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Deriving;

/// <summary>Documents to rules. The same documents give the same rules, whatever the machine.</summary>
internal sealed class Deriver(Lexicon lexicon)
{
    private readonly StatementReader reader = new(lexicon);

    public Derivation Derive(IReadOnlyList<SpecDocument> documents)
    {
        var statements = InParallel.Select(documents, reader.Read).SelectMany(read => read).ToList();
        var understood = Understand(statements);
        var scopes = Scopes(statements, understood);
        understood = [.. statements.Zip(understood, (statement, understanding) => understanding is null || scopes[statement.Spec].Count > 0 ? understanding
            : understanding with { Rules = [.. understanding.Rules.Where(draft => !draft.OnlyInScope)] })];
        var merger = new RuleMerger(name => lexicon.Layer(name)?.IsShared == true);
        foreach (var (statement, understanding) in statements.Zip(understood))
        {
            foreach (var draft in understanding?.Rules ?? [])
                merger.Add(statement, draft);
        }

        var merged = merger.Merge();
        var rules = new RingSelectors(lexicon).Apply([.. merged.Where(rule => rule.Conflict is null).Select(ToRule)]);
        return new Derivation(documents, scopes, Rows(statements, understood, merged), Layers(documents, rules, understood), rules);
    }

    private List<Understanding?> Understand(List<Statement> all)
    {
        var statements = all.ConvertAll(LongItems.Shorten);
        var mentions = new MentionFinder(lexicon);
        var recogniser = Recognisers.Of(lexicon, mentions, statements);
        var exemptions = new ExemptionReader(lexicon, mentions);
        var understood = LeadIns.Adopt(statements, [.. InParallel.Select(statements, statement => recogniser.Understand(statement) is { } understanding ? exemptions.Apply(statement, understanding) : null)]);
        return [.. statements.Zip(understood, (statement, understanding) => understanding is null ? null : AuthorNames.Apply(statement, understanding))];
    }

    private static DerivedRule ToRule(MergedRule merged) =>
        new(merged.Name, merged.Body, [.. merged.Drafts.Select(pair => pair.Statement).Distinct()]);

    private static List<DerivedStatement> Rows(List<Statement> statements, List<Understanding?> understood, IReadOnlyList<MergedRule> merged)
    {
        var ruleOf = new Dictionary<RuleDraft, MergedRule>(ReferenceEqualityComparer.Instance);
        foreach (var rule in merged)
        {
            foreach (var (_, draft) in rule.Drafts)
                ruleOf[draft] = rule;
        }

        var others = new AboutOthers(merged);
        var rows = new List<DerivedStatement>();
        for (var i = 0; i < statements.Count; i++)
        {
            if (understood[i] is not { } understanding)
                continue;
            var rules = understanding.Rules.Select(draft => ruleOf[draft]).Distinct().ToList();
            var conflict = rules.Find(rule => rule.Conflict is not null);
            rows.Add(conflict is not null ? new DerivedStatement(statements[i], Contradiction(understanding.Kind, conflict), [])
                : rules.Count == 0 && understanding.Disposition == Disposition.Enforced ? others.Row(statements[i], understanding)
                : new DerivedStatement(statements[i], understanding, [.. rules.Select(rule => rule.Name)]));
        }

        return rows;
    }

    private static Understanding Contradiction(string kind, MergedRule rule)
    {
        var (what, other) = rule.Conflict!.Value;
        var first = rule.Drafts.Select(pair => pair.Statement).First(statement => statement != other);
        return Understanding.Unresolved(kind,
            $"Which of the two holds? {first.Spec.Path}:{first.Line} and {other.Spec.Path}:{other.Line} contradict each other: {what}.");
    }

    // Where a document says in several sentences where it holds, it holds in all of these places.
    private static Dictionary<SpecDocument, IReadOnlyList<string>> Scopes(List<Statement> statements, List<Understanding?> understood) =>
        statements.Zip(understood).GroupBy(pair => pair.First.Spec).ToDictionary(
            group => group.Key, IReadOnlyList<string> (group) => [.. group.SelectMany(pair => pair.Second?.Scope ?? []).Distinct()]);

    // A layer of a document comes first, since it is narrower; then those of the lexicon, in its order.
    // What a preset has that the documents extend is there already.
    private List<KeyValuePair<string, YamlMap>> Layers(IReadOnlyList<SpecDocument> documents, IReadOnlyList<DerivedRule> rules, List<Understanding?> understood)
    {
        var inherited = ExtendedLayers.Of(documents);
        var own = understood.OfType<Understanding>().SelectMany(understanding => understanding.Rules).SelectMany(draft => draft.OwnLayers).DistinctBy(layer => layer.Key);
        var used = rules.SelectMany(rule => RuleBodies.LayerNames(rule.Body)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. own.Where(layer => used.Contains(layer.Key)),
            .. lexicon.Layers.Where(layer => used.Contains(layer.Name) && !(inherited.TryGetValue(layer.Name, out var same) && Node.Same(same, layer.Definition)))
                .Select(layer => KeyValuePair.Create(layer.Name, layer.Definition)),
        ];
    }
}
