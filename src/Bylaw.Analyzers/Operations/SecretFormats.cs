namespace Bylaw.Analyzers;

/// <summary>Texts that are secrets by their form, wherever they stand. In a text that is put together, <see cref="Hole"/> stands for what is filled in.</summary>
internal static class SecretFormats
{
    public const char Hole = '\0';

    // Shorter texts have none of the forms.
    private const int Shortest = 16;

    private static readonly (string Prefix, int Letters, string Name)[] Prefixes =
    [
        ("AKIA", 16, "an AWS access key"), ("ASIA", 16, "an AWS access key"),
        ("ghp_", 36, "a GitHub token"), ("gho_", 36, "a GitHub token"), ("ghu_", 36, "a GitHub token"), ("ghs_", 36, "a GitHub token"), ("ghr_", 36, "a GitHub token"),
        ("github_pat_", 22, "a GitHub token"), ("glpat-", 20, "a GitLab token"), ("npm_", 36, "an npm token"),
        ("sk_live_", 16, "a Stripe key"), ("rk_live_", 16, "a Stripe key"), ("whsec_", 24, "a Stripe webhook secret"), ("sk-ant-", 24, "an Anthropic key"), ("sk-proj-", 24, "an OpenAI key"),
        ("xoxb-", 20, "a Slack token"), ("xoxp-", 20, "a Slack token"), ("xoxa-", 20, "a Slack token"), ("xoxr-", 20, "a Slack token"),
        ("AIza", 35, "a Google API key"),
    ];

    /// <summary>What it is, as in "must not hold …"; null when it has no such form.</summary>
    public static string? Of(string text, Func<string, bool> isPlaceholder)
    {
        if (text.Length < Shortest || text.IndexOf("EXAMPLE", StringComparison.Ordinal) >= 0)
            return null;

        foreach (var (prefix, letters, name) in Prefixes)
        {
            for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
            {
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && IsToken(text, at + prefix.Length, letters))
                    return name;
            }
        }

        if (HasPrivateKey(text))
            return "a private key";
        if (HasJwt(text))
            return "a signed token (JWT)";
        if (text.IndexOf('=') > 0 && HasPassword(text, isPlaceholder))
            return "a connection string with its password";
        return PasswordOfAddress(text) is { } password && IsSecret(password, isPlaceholder)
            ? "an address with its password"
            : null;
    }

    // Letters, digits, _ and -, with a digit or capitals among them: a text about such keys has none.
    private static bool IsToken(string text, int start, int letters)
    {
        var end = start;
        var telling = false;
        var kinds = new HashSet<char>();
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
        {
            telling |= char.IsDigit(text[end]) || char.IsUpper(text[end]);
            kinds.Add(text[end]);
            end++;
        }

        // `xxxxxxxx` stands for one.
        return end - start >= letters && telling && kinds.Count > 4;
    }

    // The lines around a key are also written by whoever looks for one.
    private static bool HasPrivateKey(string text)
    {
        var at = text.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal);
        if (at < 0 || text.IndexOf("-----BEGIN ", StringComparison.Ordinal) is not (>= 0 and var begin) || begin > at)
            return false;

        var letters = 0;
        for (var i = at + "PRIVATE KEY-----".Length; i < text.Length && text[i] != '-' && text[i] != Hole; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
                letters++;
        }

        return letters >= 40;
    }

    private static bool HasJwt(string text)
    {
        var at = text.IndexOf("eyJ", StringComparison.Ordinal);
        if (at < 0)
            return false;

        var parts = text.Substring(at).Split(['.'], 4);
        return parts.Length >= 3 && parts[0].Length >= 12 && parts[1].StartsWith("eyJ", StringComparison.Ordinal) && IsToken(parts[2], 0, 20);
    }

    private static bool HasPassword(string text, Func<string, bool> isPlaceholder)
    {
        var isConnection = false;
        var hasPassword = false;
        foreach (var (written, quoted) in ConnectionParts(text))
        {
            var key = written.Replace(" ", "").ToLowerInvariant();
            var value = quoted.Trim().Trim('"', '\'');
            switch (key)
            {
                case "password" or "pwd":
                    hasPassword |= IsSecret(value, isPlaceholder);
                    break;
                case "accountkey" or "sharedaccesskey":
                    hasPassword |= value.Length >= 40 && IsSecret(value, isPlaceholder);
                    break;
                case "server" or "host" or "datasource" or "addr" or "address" or "userid" or "uid" or "username" or "user" or "database" or "initialcatalog"
                    or "accountname" or "endpoint":
                    // The key of the storage emulator is the same for everybody.
                    isConnection |= value != "devstoreaccount1";
                    break;
            }
        }

        // Redis: `localhost:6379,password=…` has commas.
        if (!hasPassword && text.IndexOf(",password=", StringComparison.OrdinalIgnoreCase) is > 0 and var comma)
        {
            var value = text.Substring(comma + ",password=".Length).Split(',')[0];
            return text.IndexOf(':') is > 0 and var port && port < comma && IsSecret(value, isPlaceholder);
        }

        return isConnection && hasPassword;
    }

    // `Server=db; Password="a;b"`, one step for each sign: texts of SQL and HTML are long.
    private static IEnumerable<(string Key, string Value)> ConnectionParts(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var equals = at;
            while (equals < text.Length && (char.IsLetter(text[equals]) || char.IsWhiteSpace(text[equals])))
                equals++;

            var next = equals;
            if (next < text.Length && text[next] == '=' && text.Substring(at, equals - at).Trim() is { Length: > 0 } key)
            {
                var start = equals + 1;
                while (start < text.Length && char.IsWhiteSpace(text[start]))
                    start++;

                var end = start < text.Length && text[start] is '"' or '\'' ? text.IndexOf(text[start], start + 1) + 1 : 0;
                next = end > 0 ? end : text.IndexOf(';', start) is >= 0 and var separator ? separator : text.Length;
                yield return (key, text.Substring(start, next - start));
            }

            at = text.IndexOf(';', next) is >= 0 and var semicolon ? semicolon + 1 : text.Length;
        }
    }

    // `scheme://user:password@host`
    private static string? PasswordOfAddress(string text)
    {
        var at = text.IndexOf("://", StringComparison.Ordinal);
        if (at <= 0 || !char.IsLetter(text[0]))
            return null;
        for (var i = 0; i < at; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('+' or '.' or '-'))
                return null;
        }

        var colon = -1;
        for (var i = at + 3; i < text.Length && text[i] != '/' && !char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '@')
                return colon > 0 && i > colon + 1 ? text.Substring(colon + 1, i - colon - 1) : null;
            if (text[i] == ':' && colon < 0)
                colon = i;
        }

        return null;
    }

    private static bool IsSecret(string value, Func<string, bool> isPlaceholder) =>
        value.Length > 0 && value.IndexOf(Hole) < 0 && value[0] != '@' && !isPlaceholder(value);
}
