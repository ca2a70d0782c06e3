namespace Bylaw.Analyzers;

/// <summary>BYL3001 of `name: { type: … }`.</summary>
internal static class TypeNameRule
{
    /// <summary>The captures of each pattern that the name fits; just <paramref name="start"/> when the rule says nothing of the name.</summary>
    public static IReadOnlyList<Captures> Alternatives(NamedType named, Captures start)
    {
        if (named.Verb.Type.Count == 0)
            return [start];

        var found = new List<Captures>();
        foreach (var pattern in named.Verb.Type)
        {
            if (Match(named, pattern, start) is { } captures)
                found.Add(captures);
        }

        return found;
    }

    public static void Report(NamedType named)
    {
        var isInterface = SymbolNames.WithoutInterfacePrefix(named.Type) is not null;
        var patterns = NameCaptures.TextWithExample(named.Verb.Type, Captures.None,
            pattern => isInterface && !pattern.Name.StartsWithLiteral('I') && !pattern.IsFullName ? "I" + pattern.Text : pattern.Text);
        named.Report(RuleIds.TypeName, named.Declarations[0], $"{named.Text} must be named {patterns}", Captures.None);
    }

    // The I of an interface is no part of what it is named after: IService is no {Entity}Service of an entity I.
    private static Captures? Match(NamedType named, TypePattern pattern, Captures start)
    {
        if (!named.Rules.Matcher.MatchesArguments(pattern, named.Type))
            return null;

        var name = pattern.IsFullName ? SymbolNames.FullName(named.Type) : named.Type.Name;
        if (SymbolNames.WithoutInterfacePrefix(named.Type) is not { } bare)
            return pattern.Name.Match(name, start);

        var stripped = name.Substring(0, name.Length - named.Type.Name.Length) + bare;
        return (pattern.Name.StartsWithLiteral('I') ? pattern.Name.Match(name, start) : null) ?? pattern.Name.Match(stripped, start);
    }
}
