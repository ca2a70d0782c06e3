namespace Bylaw.Specs.Statements;

/// <summary>Text to words in one spelling, the same for statements and for the lexicon's phrases.</summary>
internal static class Words
{
    public static void Split(string text, int offset, int code, List<Token> tokens)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (IsWord(text[i]) || IsInner(text, i)))
                i++;
            tokens.Add(new Token(Normal(text[start..i]), offset + start, i - start, code));
        }
    }

    /// <summary>Lower case, straight apostrophes, singular as far as the ending tells: what matters is that statement and phrase agree.</summary>
    public static string Normal(string word)
    {
        // Both give the same string back where nothing changes.
        var lower = word.ToLowerInvariant().Replace('’', '\'');
        // Their endings lead astray.
        if (lower is "apis" or "uris")
            return lower[..^1];
        if (lower is "https")
            return lower;
        return lower.Length <= 3 || lower[^1] != 's' || lower.AsSpan().ContainsAnyExceptInRange('a', 'z') ? lower : Singular(lower);
    }

    private static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal))
            return word[..^2];
        return word[^2] is 's' or 'u' or 'i' ? word : word[..^1];
    }

    private static bool IsWord(char letter) => char.IsAscii(letter) ? char.IsAsciiLetterOrDigit(letter) || letter == '_'
        : char.IsLetterOrDigit(letter) || letter == '_' || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark;

    // don't, N+1, C#
    private static bool IsInner(string text, int i) =>
        text[i] is '\'' or '’' or '+' && i + 1 < text.Length && IsWord(text[i + 1]) && i > 0 && IsWord(text[i - 1])
        || text[i] == '#' && i > 0 && text[i - 1] is 'C' or 'c' && (i + 1 == text.Length || !IsWord(text[i + 1]));
}
