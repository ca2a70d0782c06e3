using System.Collections.Concurrent;
using Bylaw.Rules.Baselines;

namespace Bylaw.Analyzers;

/// <summary>Which rules and layers have matched something in this compilation so far; read when it is complete.</summary>
internal sealed class RuleHealth
{
    private readonly ConcurrentDictionary<Rule, bool> _rules = new();
    private readonly ConcurrentDictionary<Layer, bool> _layers = new();

    private readonly ConcurrentDictionary<BaselineKey, ConcurrentDictionary<FindingPlace, bool>> _found = new();

    private readonly ConcurrentDictionary<Rule, Exception> _failed = new();

    /// <summary>Rules that threw, each with its first exception.</summary>
    public IEnumerable<KeyValuePair<Rule, Exception>> Failed => _failed.OrderBy(pair => pair.Key.Order);

    /// <summary>Asks something of one rule: if it throws, it is noted and has nothing to say, and the other rules go on.</summary>
    /// <param name="of">What the question is about, so that it needs no closure.</param>
    public T? Ask<TOf, T>(Rule rule, TOf of, Func<TOf, T?> question)
    {
        try
        {
            return question(of);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _failed.TryAdd(rule, exception);
            return default;
        }
    }

    public void Matched(Rule rule)
    {
        if (!_rules.ContainsKey(rule))
            _rules.TryAdd(rule, true);
    }

    public void Matched(Layer layer)
    {
        if (!_layers.ContainsKey(layer))
            _layers.TryAdd(layer, true);
    }

    /// <summary>
    /// Findings that a baseline entry accounts for. The parts of a partial member add up; by their places, since an editor analyses the same code
    /// more than once.
    /// </summary>
    public void Found(BaselineKey key, IEnumerable<FindingPlace> places)
    {
        var known = _found.GetOrAdd(key, static _ => new());
        foreach (var place in places)
            known.TryAdd(place, true);
    }

    public int CountOf(BaselineKey key) => _found.TryGetValue(key, out var places) ? places.Count : 0;

    public bool HasMatched(Rule rule) => _rules.ContainsKey(rule);

    public bool HasMatched(Layer layer) => _layers.ContainsKey(layer);
}
