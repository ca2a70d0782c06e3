using System.Collections.Concurrent;
using Bylaw.Rules.Baselines;

namespace Bylaw.Analyzers;

/// <summary>Which rules and layers have matched something in this compilation so far; read when it is complete.</summary>
internal sealed class RuleHealth
{
    private readonly ConcurrentDictionary<Rule, bool> _rules = new();
    private readonly ConcurrentDictionary<Layer, bool> _layers = new();

    private readonly ConcurrentDictionary<BaselineKey, int> _found = new();

    private readonly ConcurrentDictionary<Rule, Exception> _failed = new();

    /// <summary>Rules that threw, each with its first exception.</summary>
    public IEnumerable<KeyValuePair<Rule, Exception>> Failed => _failed.OrderBy(pair => pair.Key.Order);

    /// <summary>Asks something of one rule: if it throws, it is noted and has nothing to say, and the other rules go on.</summary>
    public T? Ask<T>(Rule rule, Func<T?> question)
    {
        try
        {
            return question();
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

    /// <summary>Findings that a baseline entry may account for. Parts of a partial member add up.</summary>
    public void Found(BaselineKey key, int count) => _found.AddOrUpdate(key, count, (_, before) => before + count);

    public int CountOf(BaselineKey key) => _found.TryGetValue(key, out var count) ? count : 0;

    public bool HasMatched(Rule rule) => _rules.ContainsKey(rule);

    public bool HasMatched(Layer layer) => _layers.ContainsKey(layer);
}
