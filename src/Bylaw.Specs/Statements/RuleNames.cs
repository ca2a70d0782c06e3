namespace Bylaw.Specs.Statements;

/// <summary>What a rule may be called by the author of a sentence: several words in lower case, joined by hyphens.</summary>
internal static class RuleNames
{
    private const int Longest = 60;

    public static bool IsName(string text) =>
        text.Length is > 3 and <= Longest && text.Contains('-') && char.IsAsciiLetterLower(text[0]) && text[^1] != '-'
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
