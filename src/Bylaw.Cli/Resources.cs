namespace Bylaw.Cli;

/// <summary>Files that are part of the tool.</summary>
internal static class Resources
{
    /// <summary>With '\n' line ends, whatever a checkout made of them; null if there is no such file.</summary>
    public static string? Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
