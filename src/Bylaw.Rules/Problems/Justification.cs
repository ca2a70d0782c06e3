using System.Text;

namespace Bylaw.Rules;

/// <summary>The text in which somebody says why a finding is accepted.</summary>
internal static class Justification
{
    /// <summary>What templates and people in a hurry leave there, in lower case and without punctuation; alone or behind a "TODO".</summary>
    private static readonly HashSet<string> Placeholders = new(StringComparer.Ordinal)
    {
        "todo", "tbd", "fixme", "xx", "xxx", "na", "n a", "none", "pending", "placeholder", "reason", "the reason", "add reason", "add a reason", "your reason", "justification", "why", "say why", "explain",
        "say why this is accepted",
    };

    private static readonly string[] Marks = ["todo ", "tbd ", "fixme "];

    /// <summary>Whether it says nothing: it is empty, a sign, or only holds the place of a reason.</summary>
    public static bool IsMissing(string? text)
    {
        var words = Words(text ?? "");
        if (words.Length <= 1 || Placeholders.Contains(words))
            return true;
        foreach (var mark in Marks)
        {
            if (words.StartsWith(mark, StringComparison.Ordinal) && Placeholders.Contains(words.Substring(mark.Length)))
                return true;
        }

        return false;
    }

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                words.Append(char.ToLowerInvariant(letter));
            else if (words.Length > 0 && words[words.Length - 1] != ' ')
                words.Append(' ');
        }

        return words.ToString().TrimEnd(' ');
    }
}
