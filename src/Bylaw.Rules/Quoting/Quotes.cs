namespace Bylaw.Rules.Quoting;

/// <summary>The identity of a sentence of a spec: moved or wrapped otherwise it is the same one, changed it is another.</summary>
internal static class Quotes
{
    private const int MaxLength = 300;

    // Of two spellings of a sentence some end with a stop and some don't.
    private static readonly char[] Edges = [' ', '.', ';', ',', ':', '-', '—'];

    /// <summary>As it stands in a rule file: nobody reads a paragraph there.</summary>
    public static string Short(string quote) => Short(quote, MaxLength);

    /// <summary>At most so many characters, with … for what is left out.</summary>
    public static string Short(string quote, int length) => quote.Length <= length ? quote : quote.Substring(0, length - 1).TrimEnd() + "…";

    /// <summary>Lower case, markup and list markers gone, runs of blanks one blank, no full stop at the end.</summary>
    public static string Normalise(string quote) => Words(quote).ToLowerInvariant();

    /// <summary>Whether it is the beginning of a sentence, as <see cref="Short(string)"/> makes it.</summary>
    public static bool IsBeginning(string quote) => quote.TrimEnd().EndsWith("…", StringComparison.Ordinal);

    /// <summary>As <see cref="Normalise"/>, in the letters of the quote.</summary>
    public static string Words(string quote)
    {
        var words = PlainWords.Of(quote).Text.TrimEnd('…').Trim(Edges);
        return words.Substring(MarkerLength(words)).TrimStart(Edges);
    }

    // 1. [x] What it says
    private static int MarkerLength(string words)
    {
        var at = 0;
        while (at < words.Length && char.IsDigit(words[at]))
            at++;
        at = at > 0 && at + 1 < words.Length && words[at] is '.' or ')' && words[at + 1] == ' ' ? at + 2 : 0;
        return string.CompareOrdinal(words, at, "[ ] ", 0, 4) == 0 || string.Compare(words, at, "[x] ", 0, 4, StringComparison.OrdinalIgnoreCase) == 0 ? at + 4 : at;
    }
}
