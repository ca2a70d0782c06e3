using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL1001 of `flow`: from a layer only one step along a chain, or to a shared layer.</summary>
internal sealed class FlowRule(CompilationRules rules, Rule rule, Captures captures, FlowTable table, int layer) : UseRule(rule, captures)
{
    public override (string Id, Captures Captures)? AgainstType(INamedTypeSymbol target)
    {
        var used = rules.Layers.Of(target);
        if (used == LayerMap.None || table.May(layer, used))
            return null;

        return (RuleIds.Flow, rules.Layers.CapturesOf(target) is { IsEmpty: false } bound ? bound : Captures);
    }
}

/// <summary>The edges of a flow as a matrix.</summary>
internal sealed class FlowTable
{
    private readonly bool[,] _may;
    private readonly bool[,] _steps;
    private readonly IReadOnlyList<Layer> _layers;

    public FlowTable(FlowVerb verb, IReadOnlyList<Layer> layers)
    {
        var named = new bool[layers.Count];
        var steps = new bool[layers.Count, layers.Count];
        foreach (var chain in verb.Chains)
        {
            foreach (var layer in chain.Layers)
                named[layer] = true;
            for (var i = 1; i < chain.Layers.Count; i++)
                steps[chain.Layers[i - 1], chain.Layers[i]] = true;
        }

        (_steps, _layers) = (steps, layers);
        _may = new bool[layers.Count, layers.Count];
        for (var from = 0; from < layers.Count; from++)
        {
            for (var to = 0; to < layers.Count; to++)
            {
                // A shared layer is bound even where no chain names it: it may use no unshared one.
                var isBound = (named[from] || (layers[from].Shared && named[to])) && (named[to] || layers[to].Shared);
                _may[from, to] = from == to || layers[to].Shared || steps[from, to] || !isBound;
            }
        }
    }

    public bool May(int from, int to) => _may[from, to];

    /// <summary>What the chains say of an edge that they do not have: what lies between, or that it runs the other way.</summary>
    public string? Advice(int from, int to)
    {
        if (NextTowards(from, to) is { } between)
            return $"Go through {_layers[between].Name}.";
        return NextTowards(to, from) is not null || _steps[to, from] ? $"{_layers[to].Name} uses {_layers[from].Name}, not the other way round." : null;
    }

    // The first layer on a shortest way of more than one step.
    private int? NextTowards(int from, int to)
    {
        var first = new Dictionary<int, int> { [from] = from };
        var queue = new Queue<int>();
        queue.Enqueue(from);
        while (queue.Count > 0)
        {
            var at = queue.Dequeue();
            for (var next = 0; next < _layers.Count; next++)
            {
                if (!_steps[at, next] || first.ContainsKey(next))
                    continue;

                first.Add(next, at == from ? next : first[at]);
                if (next == to)
                    return first[next] == to ? null : first[next];
                queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Whether the layer has something it must not use.</summary>
    public bool Binds(int from)
    {
        for (var to = 0; to < _may.GetLength(1); to++)
        {
            if (!_may[from, to])
                return true;
        }

        return false;
    }
}
