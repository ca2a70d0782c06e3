namespace Bylaw.Specs.Reading;

/// <summary>The head of a document between two lines of dashes.</summary>
/// <param name="Entries">Keys with their values; a list has several.</param>
internal sealed record FrontMatter(IReadOnlyList<FrontMatterEntry> Entries)
{
    public static readonly FrontMatter None = new([]);

    /// <summary>The values of a key; none where it is missing.</summary>
    public IReadOnlyList<string> Values(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Values ?? [];
}

internal sealed record FrontMatterEntry(string Key, IReadOnlyList<string> Values, int Line);
