using System.Text;

namespace Bylaw.Specs.Recognising;

/// <summary>Words to a rule's name: lower case with hyphens.</summary>
internal static class Slugs
{
    private const int Longest = 48;

    public static string Of(string text)
    {
        var slug = new StringBuilder();
        for (var i = 0; i < text.Length && slug.Length < Longest; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                if (char.IsAsciiLetterUpper(text[i]) && i > 0 && char.IsAsciiLetterLower(text[i - 1]))
                    slug.Append('-');
                slug.Append(char.ToLowerInvariant(text[i]));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }
}
