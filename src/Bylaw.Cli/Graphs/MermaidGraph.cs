using System.Globalization;
using System.Text;
using Bylaw.Cli.Output;

namespace Bylaw.Cli.Graphs;

/// <summary>The layers as a mermaid flowchart, which GitHub draws where a document has it in a code block.</summary>
internal static class MermaidGraph
{
    /// <summary>More than 500 edges, or 50,000 characters, and mermaid draws nothing at all.</summary>
    private const int MostEdges = 400;
    private const int MostLength = 45_000;
    private const int LongestName = 60;

    public static string Write(GraphModel model)
    {
        var edges = LayerEdges.Between(model, type => LayerEdges.BandOf(model, type));
        var byWeight = edges.OrderByDescending(edge => edge.State).ThenByDescending(edge => edge.Count).ToList();
        for (var most = Math.Min(MostEdges, edges.Count); ; most = most * 3 / 4)
        {
            var shown = byWeight.Take(most).ToHashSet();
            var text = Write(model, [.. edges.Where(shown.Contains)], edges.Count - most);
            if (text.Length <= MostLength || most == 0)
                return text;
        }
    }

    private static string Write(GraphModel model, List<GroupEdge<int>> edges, int omitted)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var band in LayerEdges.Bands(model))
        {
            var size = LayerEdges.Size(model.Types.Where(type => LayerEdges.BandOf(model, type) == band));
            var shared = band < model.Layers.Count && model.Layers[band].Shared ? ", shared" : "";
            text.Append(CultureInfo.InvariantCulture, $"    l{band}[\"{Escape(LayerEdges.NameOf(model, band))}<br/>{size}{shared}\"]\n");
            if (band >= model.Layers.Count)
                text.Append(CultureInfo.InvariantCulture, $"    style l{band} stroke-dasharray:4\n");
        }

        foreach (var edge in edges)
        {
            var arrow = edge.State switch { EdgeState.Violation => "==>", EdgeState.Tolerated => "-.->", _ => "-->" };
            text.Append(CultureInfo.InvariantCulture, $"    l{edge.Source} {arrow}|\"{LayerEdges.Label(edge)}\"| l{edge.Target}\n");
        }

        var violations = edges.Select((edge, number) => (edge, number)).Where(entry => entry.edge.State == EdgeState.Violation).Select(entry => entry.number).ToList();
        if (violations.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"    linkStyle {string.Join(',', violations)} stroke:#cf222e,color:#cf222e\n");
        if (omitted > 0)
            text.Append(CultureInfo.InvariantCulture, $"    omitted[\"{Messages.Count(omitted, "edge")} more, each with fewer uses\"]\n    style omitted stroke-dasharray:4\n");
        return text.ToString();
    }

    // Everything that mermaid, its markdown or the HTML in its labels could take for more than a letter, as a numbered entity.
    private static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in (name.Length > LongestName ? name[..(LongestName - 1)].TrimEnd('\uD800', '\uDBFF') + "…" : name).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or '-' or '…')
                text.Append(rune.ToString());
            else
                text.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return text.ToString();
    }
}
