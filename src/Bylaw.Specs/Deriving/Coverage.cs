using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Deriving;

/// <summary>How much of a set of statements is enforced, delegated and so on.</summary>
internal sealed class Coverage(IReadOnlyList<DerivedStatement> statements)
{
    public int Count(Disposition disposition) => statements.Count(row => row.Understanding.Disposition == disposition);

    public int Total => statements.Count;

    /// <summary>Of the statements about code, those that a compiler checks; null when none is about code.</summary>
    public int? Percent
    {
        get
        {
            var aboutCode = Total - Count(Disposition.Process);
            return aboutCode == 0 ? null : 100 * (Count(Disposition.Enforced) + Count(Disposition.Delegated)) / aboutCode;
        }
    }
}

/// <summary>The statements below one heading of a document.</summary>
/// <param name="Heading">The headings, outermost first, joined; "" for what stands above the first.</param>
internal sealed record Section(string Heading, IReadOnlyList<DerivedStatement> Statements);

/// <summary>A document's part of a derivation, by its sections.</summary>
internal sealed record SpecCoverage(SpecDocument Spec, IReadOnlyList<Section> Sections)
{
    public Coverage Coverage { get; } = new([.. Sections.SelectMany(section => section.Statements)]);

    public static IReadOnlyList<SpecCoverage> Of(Derivation derivation)
    {
        var bySpec = derivation.Statements.ToLookup(row => row.Statement.Spec.Path);
        return [.. derivation.Specs.Select(spec => new SpecCoverage(spec, SectionsOf(bySpec[spec.Path])))];
    }

    // A heading that comes a second time is a section of its own: the order is that of the document.
    private static List<Section> SectionsOf(IEnumerable<DerivedStatement> statements)
    {
        var sections = new List<Section>();
        var current = new List<DerivedStatement>();
        foreach (var row in statements)
        {
            var heading = string.Join(" › ", row.Statement.Headings);
            if (sections.Count == 0 || sections[^1].Heading != heading)
                sections.Add(new Section(heading, current = []));
            current.Add(row);
        }

        return sections;
    }
}
