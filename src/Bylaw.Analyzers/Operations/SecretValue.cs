namespace Bylaw.Analyzers;

/// <summary>Whether a text under the name of a secret is one, and not the name of a key, a message or a placeholder.</summary>
internal static class SecretValue
{
    // Long enough for a key that somebody made up from words.
    private const int LongKey = 16;
    private const int ShortKey = 8;
    private const int ShortPassword = 3;

    // What stands for a secret, as a whole.
    private static readonly HashSet<string> Stand = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "n/a", "na", "todo", "tbd", "redacted", "hidden", "masked", "placeholder", "string", "true", "false", "empty", "unset", "unknown", "required", "optional",
    };

    // Names of headers, claims and fields are made of these and of words of the name that they are kept under: `X-Api-Key`.
    private static readonly HashSet<string> SecretWords = new(StringComparer.Ordinal)
    {
        "key", "token", "secret", "password", "passwd", "pwd", "pass", "credential", "credentials", "jwt",
    };

    private static readonly HashSet<string> OtherWords = new(StringComparer.Ordinal)
    {
        "x", "http", "header", "field", "name", "id", "api", "auth", "access", "refresh", "bearer", "basic", "user", "client", "code", "grant", "reset", "change", "confirm", "new",
        "old", "current", "forgot", "create", "set", "update",
    };

    /// <param name="isFallback">It stands in for a secret that the configuration lacks, so that any value opens the door.</param>
    public static bool IsSecret(string value, string name, SensitiveKind kind, bool isFallback, IReadOnlyList<string> placeholders)
    {
        if (value.Length == 0 || IsPlaceholder(value, placeholders) || IsReference(value) || IsNameOf(value, name))
            return false;
        if (kind == SensitiveKind.ConnectionString)
            return false;
        if (isFallback || kind == SensitiveKind.Password)
            return value.Length >= ShortPassword;

        // A token of a parser, of a path, of a page: those that open doors are made by machines.
        if (!HasDigit(value) && NameWords.Of(name) is [.., "token"])
            return false;

        return value.Length >= LongKey || (value.Length >= ShortKey && HasLetterAndDigit(value));
    }

    /// <summary>`&lt;FROM_VAULT&gt;`, `${DB_PASSWORD}`, `{{secret}}`, `***`, `DB_PASSWORD`, and what the rule adds.</summary>
    public static bool IsPlaceholder(string value, IReadOnlyList<string> placeholders)
    {
        foreach (var placeholder in placeholders)
        {
            if (Matches(placeholder, value))
                return true;
        }

        return Stand.Contains(value) || IsBracketed(value) || IsOneLetter(value) || IsEnvironmentName(value)
            || value.StartsWith("your", StringComparison.OrdinalIgnoreCase) || value.IndexOf("placeholder", StringComparison.OrdinalIgnoreCase) >= 0 || value.IndexOf("<", StringComparison.Ordinal) is >= 0 and var open && value.IndexOf('>', open) > 0;
    }

    private static bool IsBracketed(string value) =>
        (value[0], value[value.Length - 1]) is ('<', '>') or ('{', '}') or ('[', ']') or ('%', '%') or ('(', ')') or ('#', '#')
        || value.IndexOf("${", StringComparison.Ordinal) >= 0 || value.IndexOf("$(", StringComparison.Ordinal) >= 0 || value.IndexOf("{{", StringComparison.Ordinal) >= 0
        || value.IndexOf("#{", StringComparison.Ordinal) >= 0 || value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal);

    private static bool IsOneLetter(string value)
    {
        foreach (var letter in value)
        {
            if (letter != value[0])
                return false;
        }

        return !char.IsDigit(value[0]) || value.Length == 1;
    }

    private static bool IsEnvironmentName(string value)
    {
        var parts = 0;
        foreach (var letter in value)
        {
            if (letter == '_')
                parts++;
            else if (!char.IsUpper(letter) && !char.IsDigit(letter))
                return false;
        }

        return parts > 0;
    }

    // A sentence, an address, a path: what tells of a secret, or where it is.
    private static bool IsReference(string value)
    {
        var hasDigit = false;
        foreach (var letter in value)
        {
            if (char.IsWhiteSpace(letter) || letter is '\0')
                return true;
            hasDigit |= char.IsDigit(letter);
        }

        return value.IndexOf("://", StringComparison.Ordinal) > 0 || value[0] is '/' or '\\' or '~' or '.' || (value.IndexOf(':') >= 0 && !hasDigit)
            || IsFile(value);
    }

    private static bool IsFile(string value) => value.LastIndexOf('.') is > 0 and var dot && value.Substring(dot) is ".json" or ".pem" or ".pfx" or ".key" or ".txt" or ".crt" or ".cer"
        or ".html" or ".cshtml" or ".yml" or ".yaml" or ".xml" or ".jwt";

    // `ForgotPassword = "forgot-password"`, `ApiKey = "X-Api-Key"`, `SigningKey = "Jwt:SigningKey"`.
    private static bool IsNameOf(string value, string name)
    {
        var words = NameWords.Of(value);
        var own = NameWords.Of(name);
        var (all, any) = (true, false);
        foreach (var word in words)
        {
            any |= SecretWords.Contains(word);
            all &= SecretWords.Contains(word) || OtherWords.Contains(word) || own.Contains(word);
        }

        return (all && any) || IsSame(value, name) || (value.IndexOf('-') < 0 && !HasDigit(value) && SensitiveNames.Default.Match(value));
    }

    // `PM12_ResetPassword = "pm-12-reset-password"`: letters and digits are the same.
    private static bool IsSame(string value, string name)
    {
        var at = 0;
        foreach (var sign in value)
        {
            if (!char.IsLetterOrDigit(sign))
                continue;
            while (at < name.Length && !char.IsLetterOrDigit(name[at]))
                at++;
            if (at == name.Length || char.ToUpperInvariant(sign) != char.ToUpperInvariant(name[at]))
                return false;
            at++;
        }

        return at == name.Length;
    }

    private static bool HasLetterAndDigit(string value)
    {
        var letter = false;
        foreach (var at in value)
            letter |= char.IsLetter(at);
        return letter && HasDigit(value);
    }

    private static bool HasDigit(string value)
    {
        foreach (var at in value)
        {
            if (char.IsDigit(at))
                return true;
        }

        return false;
    }

    // `*` is any text.
    private static bool Matches(string pattern, string value)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return string.Equals(pattern, value, StringComparison.OrdinalIgnoreCase);
        if (value.Length < parts[0].Length + parts[parts.Length - 1].Length || !value.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)
            || !value.EndsWith(parts[parts.Length - 1], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = value.IndexOf(parts[i], at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }

        return at <= value.Length - parts[parts.Length - 1].Length;
    }
}
