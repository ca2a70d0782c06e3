namespace Bylaw.Specs.Deriving;

/// <summary>What a rule file and its documents do not agree on.</summary>
/// <param name="Quotes">Sentences that the rule file quotes and the documents say otherwise, and the other way round; in the order of the documents.</param>
/// <param name="GoneSpecs">Documents that the rule file names and that are not among those read now.</param>
/// <param name="WithoutSource">Rules that were written into the rule file by hand: deriving drops them.</param>
/// <param name="Hunks">What would change in the rule file, whatever the lines and the order of what is quoted.</param>
/// <param name="Unreadable">Why the rule file could not be read as one; null where it could.</param>
internal sealed record Drift(
    IReadOnlyList<QuoteDrift> Quotes, IReadOnlyList<GoneSpec> GoneSpecs, IReadOnlyList<HandWrittenRule> WithoutSource, IReadOnlyList<DiffHunk> Hunks, string? Unreadable)
{
    public bool Any => Quotes.Count > 0 || GoneSpecs.Count > 0 || Hunks.Count > 0 || Unreadable is not null;

    public int Count(DriftKind kind) => Quotes.Count(quote => quote.Kind == kind);
}

internal enum DriftKind
{
    /// <summary>The document says something else now.</summary>
    Changed,

    Vanished,

    /// <summary>The sentence stands there, and no rule comes of it now.</summary>
    NotEnforced,

    /// <summary>It stands in another document.</summary>
    Moved,
    New,
}

/// <param name="Spec">The document as the rule file names it; of what moved, the new one.</param>
/// <param name="Line">Where it stands now, else where the rule file says that it stood.</param>
/// <param name="Was">The sentence that the rule file quotes; null for a new one.</param>
/// <param name="Now">The sentence that the document has; null for one that vanished.</param>
/// <param name="Rules">The rules that quote it, else those that would.</param>
/// <param name="Reason">Why no rule comes of the sentence that stands there now.</param>
internal sealed record QuoteDrift(DriftKind Kind, string Spec, int? Line, string? Was, string? Now, IReadOnlyList<string> Rules, string? Reason = null);

/// <param name="Quotes">How many sentences of it the rule file quotes.</param>
internal sealed record GoneSpec(string File, int Quotes);

internal sealed record HandWrittenRule(string Name, int Line);
