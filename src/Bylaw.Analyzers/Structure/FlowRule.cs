using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>BYL1001 of `flow`: from a layer only one step along a chain, or to a shared layer.</summary>
internal sealed class FlowRule(CompilationRules rules, Rule rule, Captures captures, FlowTable table, int layer) : UseRule(rule, captures)
{
    public override (string Id, Captures Captures)? AgainstType(INamedTypeSymbol target)
    {
        var used = rules.Layers.Of(target);
        return used == LayerMap.None || table.May(layer, used) ? null : (RuleIds.Flow, rules.Layers.CapturesOf(target));
    }
}

/// <summary>The edges of a flow as a matrix.</summary>
internal sealed class FlowTable
{
    private readonly bool[,] _may;

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
