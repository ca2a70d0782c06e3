namespace Bylaw.Cli.Graphs;

internal enum GraphFormat
{
    Mermaid,
    Dot,
    Json,
    Html,
}

/// <summary>A model in the format that was asked for: what the command writes.</summary>
internal static class GraphFile
{
    /// <summary>Why a format can't be written by this build of the tool; null if it can.</summary>
    public static string? WhyNot(GraphFormat format) => format == GraphFormat.Html && !HtmlGraph.IsAvailable ? HtmlGraph.WhyNot : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public static string Render(GraphModel model, GraphFormat format) => format switch
    {
        GraphFormat.Mermaid => MermaidGraph.Write(model),
        GraphFormat.Dot => DotGraph.Write(model),
        GraphFormat.Json => JsonGraph.Write(model),
        GraphFormat.Html => HtmlGraph.Write(model),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
