using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Statements;

/// <summary>What stands above a statement: headings, and what introduces it. Immutable; each level knows the one around it.</summary>
internal sealed class Surroundings
{
    public static readonly Surroundings None = new();

    private Surroundings()
    {
        Headings = [];
    }

    private Surroundings(Surroundings outer, string text, SectionMarker? marks, bool isHeading, int level)
    {
        Outer = outer;
        Headings = isHeading ? [.. outer.Headings, text] : outer.Headings;
        LeadIn = isHeading ? null : text;
        Level = level;
        (Section, SectionSource) = marks?.Sense is { } sense ? (sense, text) : (outer.Section, outer.SectionSource);
        Polarity = marks?.Polarity ?? outer.Polarity;
        Force = marks?.Force ?? outer.Force;
        IsQuiet = marks?.IsQuiet ?? (marks?.Sense is null && outer.IsQuiet);
    }

    public Surroundings? Outer { get; }

    public IReadOnlyList<string> Headings { get; }

    public string? LeadIn { get; }

    /// <summary>Of a heading: 1 to 6, 7 for a line in bold that stands in a heading's place; else 0.</summary>
    public int Level { get; }

    public SectionSense Section { get; }

    public string? SectionSource { get; }

    public Polarity Polarity { get; }

    public Force Force { get; } = Force.Plain;

    public bool IsQuiet { get; }

    public Surroundings Below(string heading, int level, SectionMarker? marks)
    {
        var outer = this;
        while (outer.Outer is not null && (outer.Level == 0 || outer.Level >= level))
            outer = outer.Outer;
        return new(outer, heading, marks, isHeading: true, level);
    }

    public Surroundings In(string leadIn, SectionMarker? marks) => new(this, leadIn, marks, isHeading: false, 0);
}
