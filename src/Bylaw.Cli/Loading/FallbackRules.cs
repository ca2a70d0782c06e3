namespace Bylaw.Cli.Loading;

/// <summary>A rule file for projects without one.</summary>
internal sealed class FallbackRules : IDisposable
{
    /// <summary>What holds where no rule file does.</summary>
    public const string Preset = "bylaw/backend";

    private const string Text = $"bylaw: 1\nextends: [{Preset}]\n";

    private readonly DirectoryInfo? _temporary;

    public FallbackRules()
    {
        // One path for all, or what is kept of a solution would be of no use to the next run.
        if (WorkFolder.Share("bylaw.yml", Text) is { } shared)
        {
            Path = shared;
            return;
        }

        _temporary = Directory.CreateTempSubdirectory("bylaw-");
        Path = System.IO.Path.Combine(_temporary.FullName, "bylaw.yml");
        File.WriteAllText(Path, Text);
    }

    public string Path { get; }

    public void Dispose() => _temporary?.Delete(recursive: true);
}
