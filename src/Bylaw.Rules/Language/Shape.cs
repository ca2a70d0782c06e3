namespace Bylaw.Rules.Language;

/// <summary>
/// What a place in a rule file may hold. The whole language is one tree of these (<see cref="RuleLanguage"/>): the validator walks it,
/// the JSON schema is printed from it, so that the two can't disagree.
/// </summary>
internal abstract record Shape
{
    /// <summary>In the words of an error message: "a list of layer names".</summary>
    public abstract string Expected { get; }
}

/// <summary>A single string that is not empty.</summary>
internal sealed record TextShape(string Meaning) : Shape
{
    public override string Expected => Meaning;
}

/// <summary>One of a closed set of words.</summary>
internal sealed record WordShape(params string[] Words) : Shape
{
    /// <summary>The words with what each of them means; null where they speak for themselves.</summary>
    public string? Explained { get; init; }

    public override string Expected => Explained ?? (Words.Length == 1 ? $"'{Words[0]}'" : "one of " + string.Join(", ", Words));
}

/// <summary>A whole number from <paramref name="From"/> to <paramref name="To"/>.</summary>
internal sealed record NumberShape(int From, int To) : Shape
{
    public override string Expected => From == To ? $"the number {From}" : $"a whole number from {From} to {To}";
}

/// <summary>A calendar date, or 'never'.</summary>
internal sealed record ExpiryShape : Shape
{
    public override string Expected => "a date such as 2026-12-31, or never";
}

/// <summary>A list, or where <paramref name="OrSingle"/> one item without brackets.</summary>
internal sealed record ListShape(Shape Item, bool OrSingle = true, bool MayBeEmpty = false) : Shape
{
    public override string Expected => OrSingle ? $"{Item.Expected}, or a list of these" : $"a list of: {Item.Expected}";
}

/// <summary>A map with the author's own keys, such as the layers.</summary>
internal sealed record DictionaryShape(string KeyMeaning, Func<Shape> Value) : Shape
{
    public override string Expected => $"a map from {KeyMeaning} to its settings";
}

/// <summary>One key of a map.</summary>
internal sealed record Key(string Name, Func<Shape> Value, string Summary, bool Required = false);

/// <summary>A map with known keys.</summary>
internal sealed record MapShape(string Name, string Summary, IReadOnlyList<Key> Keys) : Shape
{
    /// <summary>Of these keys at least one must be there; null when none is needed.</summary>
    public IReadOnlyList<string>? AtLeastOneOf { get; init; }

    /// <summary>What such a map looks like, for whoever wrote something else there.</summary>
    public string? Example { get; init; }

    public override string Expected => Keys.Count == 0
        ? $"{{}}, since {Name} has no settings"
        : Example is null ? $"a map with the keys {KeyList}" : $"a map such as {Example} (keys: {KeyList})";

    public string KeyList => string.Join(", ", Keys.Select(key => key.Name));

    public Key? Find(string name)
    {
        foreach (var key in Keys)
        {
            if (key.Name == name)
                return key;
        }

        return null;
    }
}

/// <summary>The forms one setting may take: at most one text-like, one list and one map, told apart by the kind of the node.</summary>
internal sealed record ChoiceShape(string Meaning, params Shape[] Forms) : Shape
{
    public override string Expected => Meaning;
}

/// <summary>Another shape, asked for when it is needed: the language is recursive.</summary>
internal sealed record DeferredShape(Func<Shape> Target) : Shape
{
    public override string Expected => Target().Expected;
}
