using System.Globalization;
using System.Text;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Graphs;

/// <summary>The namespaces in the language of Graphviz, a cluster for each layer.</summary>
internal static class DotGraph
{
    /// <summary>Beyond this Graphviz is told to be content with less than the best layout, or it would take minutes.</summary>
    private const int ManyEdges = 400;

    public static string Write(GraphModel model)
    {
        var edges = LayerEdges.Between(model, type => (Band: LayerEdges.BandOf(model, type), type.Namespace));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(model.Name)} {{\n");
        text.Append("    rankdir=TB; compound=true; newrank=true; fontname=\"Helvetica\";\n");
        if (edges.Count > ManyEdges)
            text.Append("    splines=line; nslimit=0.2; nslimit1=0.2; mclimit=0.05;\n");
        text.Append("    node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];\n");
        text.Append("    edge [color=\"#57606a\", fontname=\"Helvetica\", fontsize=10];\n");

        var nodes = model.Types.GroupBy(type => (Band: LayerEdges.BandOf(model, type), type.Namespace)).ToDictionary(group => group.Key, group => LayerEdges.Size(group));
        foreach (var band in LayerEdges.Bands(model))
        {
            var layer = band < model.Layers.Count ? model.Layers[band] : null;
            text.Append(CultureInfo.InvariantCulture, $"    subgraph cluster_{band} {{\n");
            text.Append(CultureInfo.InvariantCulture, $"        label={Quote(LayerEdges.NameOf(model, band) + (layer is { Shared: true } ? " (shared)" : ""))}; color=\"#8c959f\"; style={(layer is null ? "dashed" : "solid")};\n");
            foreach (var (node, size) in nodes.Where(entry => entry.Key.Band == band).OrderBy(entry => entry.Key.Namespace))
                text.Append(CultureInfo.InvariantCulture, $"        {Id(node)} [label={Quote($"{NameOf(model, node.Namespace)}\n{size}")}];\n");
            text.Append("    }\n");
        }

        foreach (var edge in edges)
        {
            var look = edge.State switch
            {
                EdgeState.Violation => ", color=\"#cf222e\", fontcolor=\"#cf222e\", penwidth=2",
                EdgeState.Tolerated => ", style=dashed",
                _ => "",
            };
            text.Append(CultureInfo.InvariantCulture, $"    {Id(edge.Source)} -> {Id(edge.Target)} [label={Quote(LayerEdges.Label(edge))}{look}];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string NameOf(GraphModel model, int number) => model.Namespaces[number].Name is { Length: > 0 } name ? name : "(global namespace)";

    private static string Id((int Band, int Namespace) node) => string.Create(CultureInfo.InvariantCulture, $"n{node.Band}_{node.Namespace}");

    // In a label the backslash begins an escape and the ampersand an entity.
    private static string Quote(string text) => new StringBuilder(text, text.Length + 2)
        .Replace("&", "&amp;").Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "").Replace("\n", "\\n").Insert(0, '"').Append('"').ToString();
}
