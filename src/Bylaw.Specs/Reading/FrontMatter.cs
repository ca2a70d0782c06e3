namespace Bylaw.Specs.Reading;

/// <summary>The head of a document between two lines of dashes.</summary>
/// <param name="Entries">Keys with their values; a list has several.</param>
internal sealed record FrontMatter(IReadOnlyList<FrontMatterEntry> Entries)
{
    public static readonly FrontMatter None = new([]);
}

internal sealed record FrontMatterEntry(string Key, IReadOnlyList<string> Values, int Line);
