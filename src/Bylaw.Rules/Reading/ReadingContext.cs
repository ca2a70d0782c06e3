using Bylaw.Rules.Language;

namespace Bylaw.Rules.Reading;

/// <summary>What the readers of one rule book share: the names that may be referred to, and the problems found.</summary>
internal sealed class ReadingContext(IReadOnlyDictionary<string, int> layers, IReadOnlyCollection<string> facets, bool isIncomplete, bool missesEntries, List<Problem> problems)
{
    public IReadOnlyDictionary<string, int> Layers { get; } = layers;

    public IReadOnlyCollection<string> Facets { get; } = facets;

    /// <summary>Set while the facet of that name is read: there its own name means the definition it replaces.</summary>
    public (string Name, string? Replaced)? CurrentFacet { get; set; }

    /// <summary>Set while the layer of that name is read: there its own name means the definition it replaces.</summary>
    public (string Name, Selector? Replaced)? CurrentLayer { get; set; }

    /// <summary>How much could not be read so far, said or not.</summary>
    public int InvalidCount { get; private set; }

    /// <param name="meant">The word that belongs in the place.</param>
    public void Invalid(Place place, string message, string? meant = null)
    {
        InvalidCount++;
        problems.Add(new Problem(ShapeChecker.InvalidId, place, message) { Meant = meant });
    }

    /// <summary>A name that nothing has; silent where names are known to be missing.</summary>
    public void Unknown(Place place, string message, string? meant = null)
    {
        if (isIncomplete)
            InvalidCount++;
        else
            Invalid(place, message, meant);
    }

    /// <summary>As <see cref="Unknown"/>, for the names of rules and specs.</summary>
    public void UnknownEntry(Place place, string message, string? meant = null)
    {
        if (missesEntries)
            InvalidCount++;
        else
            Unknown(place, message, meant);
    }

    public void NoEffect(Place place, string message) => problems.Add(new Problem("BYL0004", place, message));
}
