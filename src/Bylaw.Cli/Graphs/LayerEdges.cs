namespace Bylaw.Cli.Graphs;

/// <summary>The edges of a model seen from further away: between layers, or between what has namespace and layer in common.</summary>
internal static class LayerEdges
{
    public const string NoLayer = "no layer";
    public const string Outside = "outside the solution";

    /// <summary>What a type is drawn in: its layer; <see cref="WithoutLayer"/> or <see cref="OutsideSolution"/> where it has none.</summary>
    public static int BandOf(GraphModel model, GraphType type) => type.Layer ?? (type.Project is null ? OutsideSolution(model) : WithoutLayer(model));

    public static int WithoutLayer(GraphModel model) => model.Layers.Count;

    public static int OutsideSolution(GraphModel model) => model.Layers.Count + 1;

    public static string NameOf(GraphModel model, int band) => band < model.Layers.Count ? model.Layers[band].Name : band == WithoutLayer(model) ? NoLayer : Outside;

    /// <summary>Those that are drawn: all layers, and the other two where a type is in them.</summary>
    public static IReadOnlyList<int> Bands(GraphModel model)
    {
        var used = model.Types.Select(type => BandOf(model, type)).ToHashSet();
        return [.. Enumerable.Range(0, model.Layers.Count + 2).Where(band => band < model.Layers.Count || used.Contains(band))];
    }

    public static IReadOnlyList<GroupEdge<TGroup>> Between<TGroup>(GraphModel model, Func<GraphType, TGroup> groupOf)
        where TGroup : notnull =>
    [
        .. model.Edges
            .GroupBy(edge => (Source: groupOf(model.Types[edge.Source]), Target: groupOf(model.Types[edge.Target])))
            .Where(group => !group.Key.Source.Equals(group.Key.Target))
            .Select(group => new GroupEdge<TGroup>(
                group.Key.Source, group.Key.Target, group.Sum(edge => edge.Count), group.Sum(edge => edge.OpenFindings), group.Max(edge => edge.State)))
            .OrderBy(edge => edge.Source).ThenBy(edge => edge.Target),
    ];

    /// <summary>"6 types, 7 handlers"</summary>
    public static string Size(IEnumerable<GraphType> types)
    {
        var (own, handlers) = (0, 0);
        foreach (var type in types)
            (own, handlers) = type.Handler == true ? (own, handlers + 1) : (own + 1, handlers);
        return handlers == 0 ? Output.Messages.Count(own, "type") : own == 0 ? Output.Messages.Count(handlers, "handler") : $"{Output.Messages.Count(own, "type")}, {Output.Messages.Count(handlers, "handler")}";
    }

    /// <summary>"12 uses, 3 findings"</summary>
    public static string Label<TGroup>(GroupEdge<TGroup> edge) =>
        Output.Messages.Count(edge.Count, "use") + (edge.Findings > 0 ? ", " + Output.Messages.Count(edge.Findings, "finding") : edge.State == EdgeState.Tolerated ? ", tolerated" : "");
}

internal sealed record GroupEdge<TGroup>(TGroup Source, TGroup Target, int Count, int Findings, EdgeState State);
