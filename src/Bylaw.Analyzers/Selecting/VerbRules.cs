using System.Collections.Concurrent;

namespace Bylaw.Analyzers;

/// <summary>A rule that holds for a subject, with what its `in` captured there.</summary>
internal readonly record struct BoundRule<TVerb>(Rule Rule, TVerb Verb, Captures Captures) where TVerb : Verb;

/// <summary>The rules of one verb, and for each subject those that hold for it; every answer is computed once.</summary>
internal sealed class VerbRules<TVerb> where TVerb : Verb
{
    private readonly CompilationRules _rules;
    private readonly List<(Rule Rule, TVerb Verb)> _all;
    private readonly ConcurrentDictionary<Subject, BoundRule<TVerb>[]> _bound = new();

    private VerbRules(CompilationRules rules, List<(Rule, TVerb)> all) => (_rules, _all) = (rules, all);

    /// <summary>Null when no rule of this project has the verb.</summary>
    public static VerbRules<TVerb>? Of(CompilationRules rules)
    {
        var all = new List<(Rule, TVerb)>();
        foreach (var rule in rules.Rules)
        {
            if (rule.Verb is TVerb verb)
                all.Add((rule, verb));
        }

        return all.Count == 0 ? null : new VerbRules<TVerb>(rules, all);
    }

    public IReadOnlyList<(Rule Rule, TVerb Verb)> All => _all;

    public BoundRule<TVerb>[] For(Subject subject) => _bound.GetOrAdd(subject, static (subject, self) => self.Bind(subject), this);

    private BoundRule<TVerb>[] Bind(Subject subject)
    {
        var bound = new List<BoundRule<TVerb>>();
        foreach (var (rule, verb) in _all)
        {
            if (subject.Bind(_rules, rule) is not { } captures)
                continue;

            _rules.Health.Matched(rule);
            bound.Add(new BoundRule<TVerb>(rule, verb, captures));
        }

        return bound.Count == 0 ? [] : [.. bound];
    }
}
