namespace Bylaw.Rules;

/// <summary>What the names of a catalog are names of.</summary>
internal enum CatalogKind
{
    Table,
    Command,
    Queue,
    Setting,
    Service,
    Package,
}

/// <summary>The names of one kind that there are.</summary>
/// <param name="Is">Each of these exists.</param>
/// <param name="Allow">These may exist beside them; they close the catalog.</param>
/// <param name="Replace">Names that must not be used, with the one that takes their place.</param>
/// <param name="Versions">Per package the lowest version.</param>
/// <param name="Closed">No other name exists.</param>
internal sealed record CatalogVerb(
    CatalogKind Kind, IReadOnlyList<CatalogName> Is, IReadOnlyList<NamePattern> Allow, IReadOnlyDictionary<string, string> Replace,
    IReadOnlyList<(NamePattern Package, string Lowest)> Versions, bool Closed) : Verb
{
    /// <summary>Package ids and configuration keys are the same in any case.</summary>
    public StringComparison Comparison => Kind is CatalogKind.Package or CatalogKind.Setting ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>As the rule file calls it.</summary>
    public string Noun => Kind.ToString().ToLowerInvariant();

    public bool Has(string name)
    {
        foreach (var known in Is)
        {
            if (string.Equals(known.Text, name, Comparison))
                return true;
        }

        return false;
    }

    public bool Admits(string name) => !Closed || Has(name) || Allow.Any(pattern => pattern.Matches(name));

    /// <summary>What takes the place of a name; null when it may stay.</summary>
    public string? Substitute(string name)
    {
        foreach (var pair in Replace)
        {
            if (string.Equals(pair.Key, name, Comparison))
                return pair.Value;
        }

        return null;
    }
}

internal sealed record CatalogName(string Text, Place Place);
