using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bylaw.Cli.Starting;

/// <summary>The file by which coding agents find the servers of a repository.</summary>
internal static class AgentConfiguration
{
    public const string FileName = ".mcp.json";

    private const string Server = "bylaw";

    /// <param name="text">What is there; null if there is no file.</param>
    /// <returns>With our server beside all others; the same text if it has one of this name. Null if it is no such file.</returns>
    public static string? With(string? text)
    {
        JsonNode? root;
        try
        {
            root = string.IsNullOrWhiteSpace(text) ? new JsonObject() : JsonNode.Parse(text.TrimStart('\uFEFF'));
        }
        catch (JsonException)
        {
            return null;
        }

        if (root is not JsonObject map || (map["mcpServers"] ??= new JsonObject()) is not JsonObject servers)
            return null;
        if (servers.ContainsKey(Server))
            return text!;
        servers[Server] = new JsonObject { ["command"] = "bylaw", ["args"] = new JsonArray("mcp") };
        var json = map.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = IndentOf(text), Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = text?.Contains("\r\n", StringComparison.Ordinal) == true ? "\r\n" : "\n" });
        return json + (text is null || text.EndsWith('\n') ? "\n" : "");
    }

    private static int IndentOf(string? text)
    {
        var line = text?.Split('\n').FirstOrDefault(line => line.StartsWith(' ') && line.TrimStart().StartsWith('"'));
        return line is null ? 2 : Math.Clamp(line.Length - line.TrimStart().Length, 1, 8);
    }
}
