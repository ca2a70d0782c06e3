namespace Bylaw.Cli.Loading;

/// <summary>A rule file for projects without one, in a folder of its own for as long as it is needed.</summary>
internal sealed class FallbackRules : IDisposable
{
    /// <summary>What holds where no rule file does.</summary>
    public const string Preset = "bylaw/backend";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bylaw-");

    public FallbackRules()
    {
        Path = System.IO.Path.Combine(_folder.FullName, "bylaw.yml");
        File.WriteAllText(Path, $"bylaw: 1\nextends: [{Preset}]\n");
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
