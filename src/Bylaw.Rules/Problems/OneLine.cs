using System.Text;

namespace Bylaw.Rules;

/// <summary>Text of a rule file inside a message: a build's output and an editor's list have one line for each.</summary>
internal static class OneLine
{
    /// <summary>Nobody reads on; a rule file's text may be a megabyte.</summary>
    public const int MaxLength = 800;

    /// <summary>Line breaks and other characters that are no letters become one space.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var letter in text)
        {
            if (line.Length == MaxLength)
                return line.Append('…').ToString();
            if (!char.IsControl(letter) && letter is not ('\u2028' or '\u2029'))
                line.Append(letter);
            else if (line.Length > 0 && line[line.Length - 1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }
}
