namespace Bylaw.Rules;

/// <summary>What a pattern of C# names can't hold, such as the forms that documentation ids and the runtime have: it would match nothing, in silence.</summary>
internal static class CSharpName
{
    /// <summary>What is wrong with the text as a name of a type, namespace or member; null when nothing is.</summary>
    public static string? Error(string text)
    {
        foreach (var letter in text)
        {
            // The signs of regular expressions have an answer of their own.
            if (char.IsLetterOrDigit(letter) || letter is '_' or '.' or '*' or '{' or '}' or '!' or '?' or '[' or ']' or '(' or ')' or '|' or '^' or '$' or '\\')
                continue;

            return $"'{letter}' is in no name of C#; " + letter switch
            {
                ',' or ';' => "write several names as a list: [A, B]",
                '`' => "write type arguments as in List<*>",
                '+' => "write a dot before the name of a nested type",
                _ => "write the name with dots, such as System.Console",
            };
        }

        return null;
    }
}
