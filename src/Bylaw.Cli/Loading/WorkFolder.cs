using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bylaw.Cli.Loading;

/// <summary>
/// Where the tool writes what it needs besides results: never into the solution. Of each solution it is kept from one run to the next, in the user's
/// cache; where that can't be written, or another run is at work, it is a folder that goes when the run is over.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    /// <summary>Names a folder for the cache; "none" keeps nothing.</summary>
    public const string Variable = "BYLAW_CACHE";

    private const int FolderNameLength = 20;

    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    private readonly FileStream? _lock;

    private WorkFolder(string path, FileStream? held) => (Path, _lock) = (path, held);

    public string Path { get; }

    private bool IsKept => _lock is not null;

    /// <param name="name">Whatever tells this work from other work.</param>
    public static WorkFolder Open(string name)
    {
        if (Root() is { } root)
        {
            try
            {
                Forget(root);
                var folder = FolderOf(root, name);
                return new WorkFolder(folder, new FileStream(System.IO.Path.Combine(folder, "lock"), FileMode.Create, FileAccess.Write, FileShare.None));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use, or not ours to write.
            }
        }

        return new WorkFolder(Directory.CreateTempSubdirectory("bylaw-").FullName, null);
    }

    /// <summary>A file that is the same for everybody, in a place of its own; null where nothing can be kept.</summary>
    public static string? Share(string name, string text)
    {
        if (Root() is not { } root)
            return null;
        try
        {
            var file = System.IO.Path.Combine(FolderOf(root, name + text), name);
            if (!File.Exists(file) || File.ReadAllText(file) != text)
                File.WriteAllText(file, text);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What was written under this key; null if there is nothing, or it was of another key.</summary>
    public T? Read<T>(string file, string key, JsonTypeInfo<Kept<T>> type) where T : class
    {
        var path = System.IO.Path.Combine(Path, file);
        if (!IsKept || !File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, type) is { } kept && kept.Key == key ? kept.Value : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // What a run that was cut short has left.
            return null;
        }
    }

    public void Write<T>(string file, string key, T value, JsonTypeInfo<Kept<T>> type) where T : class
    {
        if (!IsKept)
            return;
        var path = System.IO.Path.Combine(Path, file);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using var stream = File.Create(path);
            JsonSerializer.Serialize(stream, new Kept<T>(key, value), type);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run works it out again.
        }
    }

    /// <summary>What was written is no longer true.</summary>
    public void Remove(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose()
    {
        if (_lock is { } held)
            held.Dispose();
        else
            Directory.Delete(Path, recursive: true);
    }

    private static string? Root() => Environment.GetEnvironmentVariable(Variable) switch
    {
        "none" => null,
        { Length: > 0 } named => System.IO.Path.Combine(System.IO.Path.GetFullPath(named), "bylaw"),
        _ when OperatingSystem.IsLinux() => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? System.IO.Path.Combine(cache, "bylaw")
            : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".cache", "bylaw") : null,
        _ => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data ? System.IO.Path.Combine(data, "bylaw", "cache") : null,
    };

    private static string FolderOf(string root, string name) =>
        Directory.CreateDirectory(System.IO.Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, FolderNameLength / 2)))).FullName;

    // Solutions come and go.
    private static void Forget(string root)
    {
        if (!Directory.Exists(root))
            return;
        foreach (var folder in Directory.EnumerateDirectories(root))
        {
            if (System.IO.Path.GetFileName(folder).Length == FolderNameLength && File.GetLastWriteTimeUtc(System.IO.Path.Combine(folder, "lock")) is var used && used.Year > 2000 && DateTime.UtcNow - used > Unused)
                Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>Something that was worked out, and what it was worked out from.</summary>
internal sealed record Kept<T>(string Key, T Value);
