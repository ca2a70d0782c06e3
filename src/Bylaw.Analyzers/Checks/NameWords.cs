namespace Bylaw.Analyzers;

/// <summary>The words of a name: `apiKey`, `API_KEY` and `Stripe:ApiKey` have the words api and key.</summary>
internal static class NameWords
{
    /// <summary>In lower case. A digit belongs to the word before it.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (start >= 0 && (ends || BeginsWord(name, i)))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (start < 0 && !ends)
                start = i;
        }

        return words;
    }

    // The second hump of `apiKey`, and the K of `APIKey`, behind which the name goes on in small letters.
    private static bool BeginsWord(string name, int at) =>
        char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
}
