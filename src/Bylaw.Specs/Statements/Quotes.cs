using System.Text;

namespace Bylaw.Specs.Statements;

/// <summary>The identity of a statement: moved or wrapped otherwise it is the same one, changed it is another.</summary>
internal static class Quotes
{
    /// <summary>As it stands in a rule file: nobody reads a paragraph there.</summary>
    public static string Short(string quote) => quote.Length <= MaxLength ? quote : quote[..(MaxLength - 1)].TrimEnd() + "…";

    private const int MaxLength = 300;

    /// <summary>Lower case, markup and list markers gone, runs of blanks one blank, no full stop at the end.</summary>
    public static string Normalise(string quote)
    {
        var result = new StringBuilder(quote.Length);
        foreach (var letter in quote)
        {
            if (letter is '*' or '_' or '`' or '|')
                continue;
            if (!char.IsWhiteSpace(letter))
                result.Append(char.ToLowerInvariant(letter));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().Trim(' ', '.', ';', ',', ':', '-', '—');
    }
}
