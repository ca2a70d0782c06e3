using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bylaw.Cli.Graphs;

/// <summary>The model as it is; its README.md says what each name means.</summary>
internal static class JsonGraph
{
    /// <summary>Goes up when a reader of before would misunderstand what is written now; a further name alone does not count.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        IgnoreReadOnlyProperties = true,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, NewLine = "\n" };

    public static string Write(GraphModel model) => JsonSerializer.Serialize(Document(model), Indented) + "\n";

    /// <summary>For a script element of a page: no character in it can end that element.</summary>
    public static string WriteCompact(GraphModel model) => JsonSerializer.Serialize(Document(model), Compact);

    private static GraphDocument Document(GraphModel model) => new(
        Version, model.Name, model.Layers, model.Projects, model.Namespaces, model.Types, model.Edges, model.OtherFindings);

    private sealed record GraphDocument(
        int Version,
        string Name,
        IReadOnlyList<GraphLayer> Layers,
        IReadOnlyList<GraphProject> Projects,
        IReadOnlyList<GraphNamespace> Namespaces,
        IReadOnlyList<GraphType> Types,
        IReadOnlyList<GraphEdge> Edges,
        int OtherFindings);
}
