namespace Bylaw.Rules;

/// <summary>Plurals as names use them. Rules of spelling only: an irregular noun a team needs is written out in the rule.</summary>
internal static class EnglishPlural
{
    public static string Of(string word)
    {
        if (word.Length == 0)
            return word;

        foreach (var (singular, plural) in Irregular)
        {
            if (word.EndsWith(singular, StringComparison.OrdinalIgnoreCase))
                return word.Substring(0, word.Length - singular.Length + 1) + plural.Substring(1);
        }

        var last = char.ToLowerInvariant(word[word.Length - 1]);
        if (last == 'y' && word.Length > 1 && !IsVowel(word[word.Length - 2]))
            return word.Substring(0, word.Length - 1) + "ies";
        if (last is 's' or 'x' or 'z' || EndsWith(word, "ch") || EndsWith(word, "sh"))
            return word + "es";
        return word + "s";
    }

    /// <summary>Whether the two are the same word, each in singular or plural; case counts only in the first letter of neither.</summary>
    public static bool Same(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase) || IsPluralOf(a, b) || IsPluralOf(b, a);

    /// <summary>The word itself and all that are the same as it, for a look-up by exact name.</summary>
    public static IReadOnlyList<string> FormsOf(string word)
    {
        var forms = new List<string> { word };
        Add(Of(word));
        Add(word + "s");
        foreach (var (singular, plural) in Irregular)
        {
            if (EndsWith(word, plural))
                Add(word.Substring(0, word.Length - plural.Length + 1) + singular.Substring(1));
        }

        if (word.Length > 3 && EndsWith(word, "ies"))
            Add(word.Substring(0, word.Length - 3) + "y");
        if (word.Length > 2 && EndsWith(word, "es"))
            Add(word.Substring(0, word.Length - 2));
        if (word.Length > 1 && EndsWith(word, "s"))
            Add(word.Substring(0, word.Length - 1));
        return forms;

        void Add(string form)
        {
            if (Same(form, word) && !forms.Contains(form))
                forms.Add(form);
        }
    }

    public static bool IsPluralOf(string plural, string singular) =>
        plural.Length > singular.Length - 1
        && (string.Equals(plural, Of(singular), StringComparison.OrdinalIgnoreCase)
            || string.Equals(plural, singular + "s", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the word, or the last of words with hyphens between them, is written as a plural. By its spelling, so `status` and `address` are none.</summary>
    public static bool IsPlural(string word)
    {
        foreach (var (_, plural) in Irregular)
        {
            if (EndsWith(word, plural))
                return true;
        }

        return word.Length > 2 && EndsWith(word, "s") && !EndsWith(word, "ss") && !EndsWith(word, "us") && !EndsWith(word, "is");
    }

    private static readonly (string Singular, string Plural)[] Irregular =
    [
        ("person", "people"), ("child", "children"), ("analysis", "analyses"), ("basis", "bases"), ("datum", "data"),
        ("index", "indices"), ("matrix", "matrices"), ("criterion", "criteria"), ("leaf", "leaves"), ("shelf", "shelves"),
    ];

    private static bool EndsWith(string word, string end) => word.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool IsVowel(char letter) => char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u';
}
