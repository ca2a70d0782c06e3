using System.Text.Json;

namespace Bylaw.Cli.Loading;

/// <summary>What a restore has left, read where a project does not compile: why may stand there.</summary>
internal static class AssetsFile
{
    /// <param name="framework">As the project names it.</param>
    /// <returns>Null where the restore was good for the project as it is now.</returns>
    public static string? Trouble(string path, string framework)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream);
            return framework.Length > 0 && json.RootElement.TryGetProperty("project", out var project) && project.TryGetProperty("frameworks", out var frameworks) && !frameworks.TryGetProperty(framework, out _)
                ? $"packages were restored for {string.Join(", ", frameworks.EnumerateObject().Select(restored => restored.Name))}, and not for {framework}" : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException or InvalidOperationException or UnauthorizedAccessException)
        {
            // A build would say more.
            return null;
        }
    }
}
