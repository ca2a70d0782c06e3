namespace Bylaw.Specs.Recognising;

/// <summary>The tables that a piece of SQL creates.</summary>
internal static class CreatedTables
{
    public static IReadOnlyList<string> In(string sql)
    {
        var words = sql.Split([' ', '\t', '\r', '\n', '('], StringSplitOptions.RemoveEmptyEntries);
        var names = new List<string>();
        for (var i = 0; i + 2 < words.Length; i++)
        {
            if (!Is(words[i], "create"))
                continue;
            var at = i + 1;
            while (at < words.Length && (Is(words[at], "temp") || Is(words[at], "temporary") || Is(words[at], "unlogged")))
                at++;
            if (at >= words.Length || !Is(words[at], "table"))
                continue;
            at++;
            if (at + 2 < words.Length && Is(words[at], "if"))
                at += 3;
            if (at < words.Length && Name(words[at]) is { } name && !names.Contains(name))
                names.Add(name);
        }

        return names;
    }

    // dbo.[Orders], "public"."orders"
    private static string? Name(string written)
    {
        var name = written[(written.LastIndexOf('.') + 1)..].Trim('[', ']', '"', '`', ';');
        return name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') ? name : null;
    }

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
