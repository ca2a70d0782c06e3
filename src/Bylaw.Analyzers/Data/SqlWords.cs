using System.Text;

namespace Bylaw.Analyzers;

/// <summary>The words of an SQL text in capitals, without comments, quoted text and signs.</summary>
internal static class SqlWords
{
    /// <summary>Whether rows or what holds them go: DELETE, TRUNCATE, DROP TABLE, COLUMN, SCHEMA or DATABASE.</summary>
    public static bool Destroys(string sql)
    {
        var words = Of(sql);
        for (var i = 0; i < words.Count; i++)
        {
            var before = i > 0 ? words[i - 1] : "";
            var after = i + 1 < words.Count ? words[i + 1] : "";
            switch (words[i])
            {
                // The body of a routine runs some other day.
                case "FUNCTION" or "PROCEDURE" or "TRIGGER" when i < 4 && words[0] is "CREATE" or "ALTER":
                    return false;
                // `ON DELETE CASCADE`, `GRANT SELECT, DELETE ON`.
                case "DELETE" when before is not ("ON" or "OR" or "AFTER" or "BEFORE" or "OF" or "FOR") && words[0] is not ("GRANT" or "REVOKE"):
                case "TRUNCATE" when after is "TABLE" || i == 0 || before is ";":
                case "DROP" when after is "TABLE" or "COLUMN" or "SCHEMA" or "DATABASE":
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the schema changes.</summary>
    public static bool Defines(string sql) => Of(sql) is [("CREATE" or "ALTER" or "DROP"), ..];

    public static List<string> Of(string sql)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < sql.Length; i++)
        {
            if (char.IsLetterOrDigit(sql[i]) || sql[i] == '_')
            {
                word.Append(char.ToUpperInvariant(sql[i]));
                continue;
            }

            Take(word, words);
            if (sql[i] == ';')
                words.Add(";");
            else if (sql[i] == '\'')
                i = End(sql, "'", i + 1);
            else if (sql[i] == '-' && i + 1 < sql.Length && sql[i + 1] == '-')
                i = End(sql, "\n", i);
            else if (sql[i] == '/' && i + 1 < sql.Length && sql[i + 1] == '*')
                i = End(sql, "*/", i + 2);
        }

        Take(word, words);
        return words;
    }

    private static int End(string sql, string mark, int from) =>
        sql.IndexOf(mark, from, StringComparison.Ordinal) is var at and >= 0 ? at + mark.Length - 1 : sql.Length;

    private static void Take(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
