using Bylaw.Rules.Yaml;

namespace Bylaw.Rules;

/// <summary>One sentence of the team's rules, ready to be enforced.</summary>
/// <param name="Name">The key in the rule file; part of every message and baseline entry.</param>
/// <param name="Order">Its position in the merged rule file; the earlier one is named when two say the same.</param>
/// <param name="Place">The name's place, for findings about the rule itself.</param>
/// <param name="Subject">Where it holds.</param>
/// <param name="Verb">What it demands.</param>
/// <param name="Because">Why, without a full stop; null when the rule does not say.</param>
internal sealed record Rule(
    string Name, int Order, Place Place, Selector Subject, Verb Verb, string? Because, Instead? Instead, SeverityPolicy Severity,
    IReadOnlyList<RuleSource> Sources, RuleExamples Examples, string? CustomId, bool IncludeTests)
{
    /// <summary>What `ensure` has, as written; null for the other verbs. For whoever explains the rule.</summary>
    public YamlNode? Ensure { get; init; }

    /// <summary>The files whose code it is about, by the specs of its sources; null: all.</summary>
    public RulePaths? AppliesTo { get; init; }

    // A key of many caches: two rules are never the same, whatever they say.
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Order;

    public override string ToString() => Name;
}

/// <summary>What to do instead. <paramref name="Use"/> may hold captures; a template that can't be filled is left out of the message.</summary>
internal sealed record Instead(string? Use, string? Note, IReadOnlyDictionary<string, string> Map);

/// <summary>A sentence of a spec. The quote identifies it, the line is a hint.</summary>
internal sealed record RuleSource(string Spec, int? Line, string? Quote, Place Place)
{
    public Place QuotePlace { get; init; } = Place;
}

internal sealed record RuleExamples(IReadOnlyList<string> Ok, IReadOnlyList<string> Bad)
{
    public static readonly RuleExamples None = new([], []);
}

/// <summary>A document that rules were derived from.</summary>
internal sealed record Spec(string Name, string File, IReadOnlyList<NamePattern> AppliesTo, Place Place);

/// <summary>Files by their path relative to the rule file. Rules of the same specs share one.</summary>
internal sealed class RulePaths(IReadOnlyList<NamePattern> patterns)
{
    /// <param name="path">With forward slashes.</param>
    public bool Has(string path)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(path))
                return true;
        }

        return false;
    }

    public override string ToString() => string.Join(", ", patterns);
}

/// <summary>A layer; the index is its position in the list that classification reads from the top.</summary>
internal sealed record Layer(string Name, int Index, Selector Selector, bool Shared, Place Place)
{
    /// <summary>What a match may bind by where the type lies.</summary>
    public string[] CapturesOfPlace => field ??= [.. Selector.DescendantsAndSelf().Where(part => part is NamespaceSelector or ProjectSelector).SelectMany(part => part.CaptureNames)];

    /// <summary>What a match may bind by what the type is called.</summary>
    public string[] CapturesOfName => field ??= [.. Selector.DescendantsAndSelf().OfType<TypeNameSelector>().SelectMany(part => part.CaptureNames)];

    public bool Equals(Layer? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Index;
}

/// <summary>A named selector.</summary>
internal sealed record Facet(string Name, Selector Selector, Place Place);

/// <summary>One accepted finding.</summary>
/// <param name="At">A type, a member, a route; the assembly for what belongs to none of these.</param>
/// <param name="To">A type or member; null: whatever the rule is about.</param>
/// <param name="Expires">The last day on which it holds; null: for good.</param>
internal sealed record RuleException(
    IReadOnlyList<string> Rules, NamePattern At, NamePattern? To, string Reason, RuleDate? Expires, Place Place);

/// <summary>A rule's severity, which may differ by path.</summary>
internal sealed record SeverityPolicy(Severity Default, IReadOnlyList<(NamePattern Path, Severity Severity)> ByPath)
{
    /// <param name="path">Relative to the rule file, forward slashes; null when the place has none.</param>
    public Severity At(string? path)
    {
        if (path is not null)
        {
            foreach (var (pattern, severity) in ByPath)
            {
                if (pattern.Matches(path))
                    return severity;
            }
        }

        return Default;
    }

    /// <summary>Whether there is a place where the rule is on.</summary>
    public bool IsOn => Default != Severity.None || ByPath.Any(entry => entry.Severity != Severity.None);
}
