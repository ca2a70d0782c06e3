namespace Bylaw.Specs.Reading;

/// <summary>The head of a document between two lines of dashes.</summary>
/// <param name="Entries">Keys with their values; a list has several.</param>
internal sealed record FrontMatter(IReadOnlyList<FrontMatterEntry> Entries)
{
    public static readonly FrontMatter None = new([]);

    /// <summary>The values of a key; none where it isn't there.</summary>
    public IReadOnlyList<string> Values(string key) =>
        Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))?.Values ?? [];
}

/// <summary>One key of the head.</summary>
/// <param name="Line">The 1-based line of the key.</param>
/// <param name="IsBlock">Whether the value is a block of lines below the key: its line breaks are those of the file.</param>
internal sealed record FrontMatterEntry(string Key, IReadOnlyList<string> Values, int Line, bool IsBlock = false);
