using Bylaw.Rules.Reading;

namespace Bylaw.Analyzers;

/// <summary>What captures stand for when a type's name is read.</summary>
internal static class NameCaptures
{
    /// <summary>
    /// What `in` and the place of the layer captured. What the layer's own name pattern captured is left open: `{Entity}AppService` may ask for
    /// more of the name than the layer's `{Entity}Service`.
    /// </summary>
    public static Captures BeforeName(NamedType named)
    {
        var own = named.Rules.Matcher.Match(named.Rule.Subject, new Candidate(named.Type), Captures.None) ?? Captures.None;
        return Merge(named, own, withName: false);
    }

    /// <summary>Those of the name, and what else is known from the layer.</summary>
    public static Captures AfterName(NamedType named, Captures captures) => Merge(named, captures, withName: true);

    private static Captures Merge(NamedType named, Captures captures, bool withName)
    {
        if (named.Subject.Layer == LayerMap.None || named.Rules.Layers.CapturesOf(named.Type) is not { IsEmpty: false } known)
            return captures;

        var layer = named.Rules.Book.Layers[named.Subject.Layer];
        captures = Merge(captures, known, layer.CapturesOfPlace);
        return withName ? Merge(captures, known, layer.CapturesOfName) : captures;
    }

    private static Captures Merge(Captures captures, Captures known, string[] names)
    {
        foreach (var name in names)
        {
            if (captures[name] is null && known[name] is { } value)
                captures = captures.With(name, value);
        }

        return captures;
    }

    /// <summary>As <see cref="Text"/>, with a name that fits where the pattern leaves the captured part open: `'{Entity}Service', such as 'OrderService'`.</summary>
    public static string TextWithExample<T>(IReadOnlyList<T> patterns, Captures captures, Func<T, string> textOf)
    {
        var text = Text(patterns, captures, textOf);
        foreach (var pattern in patterns)
        {
            if (Example(textOf(pattern), captures) is { } example)
                return $"{text}, such as '{example}'";
        }

        return text;
    }

    // A second open part would be the same word again.
    private static string? Example(string pattern, Captures captures)
    {
        if (captures.Fill(pattern) is not null || pattern.IndexOf('*') >= 0)
            return null;

        return SelectorText.Captured(pattern).Where(name => captures[name] is null).Distinct().ToList() is [var open] ? captures.With(open, "Order").Fill(pattern) : null;
    }

    /// <summary>`'OrderService.cs'`, or `'{Entity}Service.cs'` where the captures don't say; several with "or" between.</summary>
    public static string Text<T>(IReadOnlyList<T> patterns, Captures captures, Func<T, string> textOf)
    {
        var texts = new List<string>();
        foreach (var pattern in patterns)
        {
            var text = textOf(pattern);
            var quoted = "'" + (captures.Fill(text) ?? text) + "'";
            if (!texts.Contains(quoted))
                texts.Add(quoted);
        }

        return string.Join(" or ", texts);
    }
}
