namespace Bylaw.Analyzers;

/// <summary>The tables that a text of SQL creates.</summary>
internal static class CreatedTables
{
    private const string Words = "CREATE TABLE";
    private const string Condition = "IF NOT EXISTS";

    /// <summary>None for a temporary one, and for a sentence that only speaks of it.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var at = text.IndexOf(Words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Words, at, StringComparison.OrdinalIgnoreCase))
        {
            at = SkipSpaces(text, at + Words.Length);
            if (string.Compare(text, at, Condition, 0, Condition.Length, StringComparison.OrdinalIgnoreCase) == 0)
                at = SkipSpaces(text, at + Condition.Length);

            // `dbo.orders`, `"orders"`, `[orders]`: the last name before the columns.
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '"' or '[' or ']' or '`'))
                end++;
            var name = text.Substring(at, end - at);
            name = name.Substring(name.LastIndexOf('.') + 1).Trim('"', '[', ']', '`');
            if (name.Length > 0 && SkipSpaces(text, end) is var next && next < text.Length && text[next] == '(')
                yield return name;
        }
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
