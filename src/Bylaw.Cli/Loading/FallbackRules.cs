namespace Bylaw.Cli.Loading;

/// <summary>A rule file for projects without one.</summary>
internal sealed class FallbackRules : IDisposable
{
    /// <summary>What holds where no rule file does.</summary>
    public const string Preset = "bylaw/backend";

    private const string Text = $"bylaw: 1\nextends: [{Preset}]\n";

    private readonly WorkFolder _folder = WorkFolder.Open(Text);

    public FallbackRules()
    {
        Path = System.IO.Path.Combine(_folder.Path, "bylaw.yml");
        if (!File.Exists(Path) || File.ReadAllText(Path) != Text)
            File.WriteAllText(Path, Text);
    }

    public string Path { get; }

    public void Dispose() => _folder.Dispose();
}
