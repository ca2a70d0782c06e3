using System.Text;

namespace Bylaw.Specs.Recognising;

/// <summary>Names for rules and layers, made of words.</summary>
internal static class Names
{
    /// <summary>"db session", "DbSession" → db-session.</summary>
    public static string Kebab(string text)
    {
        var result = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var begins = char.IsAsciiLetterUpper(letter) && i > 0 && (char.IsAsciiLetterLower(text[i - 1]) || char.IsAsciiDigit(text[i - 1]));
            if ((begins || !char.IsAsciiLetterOrDigit(letter)) && result.Length > 0 && result[^1] != '-')
                result.Append('-');
            if (char.IsAsciiLetterOrDigit(letter))
                result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString().Trim('-');
    }

    /// <summary>"CLI" → Cli, "db session" → DbSession.</summary>
    public static string Pascal(string text) =>
        string.Concat(Kebab(text).Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
