namespace Bylaw.Analyzers;

/// <summary>What a name says its value is.</summary>
internal enum SensitiveKind
{
    None,
    Password,

    /// <summary>An API key, a signing key, a client secret.</summary>
    Key,
    Token,
    ConnectionString,

    /// <summary>One of the names that the rule adds.</summary>
    Added,
}

/// <summary>
/// Names of what must stay secret, told by their last words: `dbPassword` and `Jwt:SigningKey` are, `PasswordMinLength` and `ApiKeyHeader` are
/// about something else. Shared by all checks that keep secrets, so that they agree.
/// </summary>
/// <param name="added">Names that a rule adds, in any spelling: `iban`, `TaxNumber`.</param>
/// <param name="hashed">Also the hash and salt of a password, which may be stored but not shown.</param>
internal sealed class SensitiveNames(IReadOnlyList<string> added, bool hashed = false)
{
    private static readonly (string Words, SensitiveKind Kind)[] Terms =
    [
        ("password", SensitiveKind.Password), ("passwd", SensitiveKind.Password), ("pwd", SensitiveKind.Password),
        ("passphrase", SensitiveKind.Password), ("passcode", SensitiveKind.Password), ("pass phrase", SensitiveKind.Password),
        ("secret", SensitiveKind.Key), ("credential", SensitiveKind.Key), ("api key", SensitiveKind.Key), ("access key", SensitiveKind.Key),
        ("private key", SensitiveKind.Key), ("encryption key", SensitiveKind.Key), ("signing key", SensitiveKind.Key), ("secret key", SensitiveKind.Key),
        ("shared key", SensitiveKind.Key), ("master key", SensitiveKind.Key), ("account key", SensitiveKind.Key), ("jwt key", SensitiveKind.Key),
        ("symmetric key", SensitiveKind.Key), ("hmac key", SensitiveKind.Key), ("license key", SensitiveKind.Key),
        ("token", SensitiveKind.Token), ("jwt", SensitiveKind.Token), ("connection string", SensitiveKind.ConnectionString),
    ];

    // Written as one word: `apikey`, `clientsecret`, `dbpassword`.
    private static readonly (string End, SensitiveKind Kind)[] Ends =
    [
        ("password", SensitiveKind.Password), ("passwd", SensitiveKind.Password), ("secret", SensitiveKind.Key), ("apikey", SensitiveKind.Key),
        ("accesskey", SensitiveKind.Key), ("privatekey", SensitiveKind.Key), ("secretkey", SensitiveKind.Key), ("accesstoken", SensitiveKind.Token),
        ("authtoken", SensitiveKind.Token), ("refreshtoken", SensitiveKind.Token), ("connectionstring", SensitiveKind.ConnectionString),
    ];

    private static readonly HashSet<string> Hashes = new(StringComparer.Ordinal) { "hash", "salt" };

    // Say nothing about what the value is.
    private static readonly HashSet<string> Trailing = new(StringComparer.Ordinal) { "value", "text", "plain", "raw", "base64", "default", "str" };

    // `hasPassword` is an answer, `InvalidPassword` a message.
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal)
    {
        "is", "has", "had", "use", "uses", "using", "require", "requires", "required", "can", "allow", "allows", "no", "not", "without", "with", "invalid",
        "wrong", "incorrect", "missing", "forgot", "forgotten", "bad", "show", "hide", "enable", "enabled", "disable", "disabled", "should", "must", "max", "min",
    };

    // Tokens that open nothing.
    private static readonly HashSet<string> HarmlessTokens = new(StringComparer.Ordinal)
    {
        "cancellation", "cancel", "continuation", "page", "next", "previous", "syntax", "concurrency", "antiforgery", "forgery", "csrf", "xsrf", "stopping", "stop",
        "stopped", "started", "shutdown", "change", "json", "end", "start", "lexer", "metadata", "design", "sync", "delta", "skip", "paging", "cursor",
    };

    private readonly string[] _added = [.. added.Select(static name => Joined(NameWords.Of(name)))];

    public static SensitiveNames Default { get; } = new([]);

    public bool Match(string name) => KindOf(name) != SensitiveKind.None;

    public SensitiveKind KindOf(string name)
    {
        if (name.Length < 3)
            return SensitiveKind.None;

        var words = NameWords.Of(name);
        foreach (var term in _added)
        {
            if (EndWith(words, term))
                return SensitiveKind.Added;
        }

        if (words.Count == 0 || (words.Count > 1 && Leading.Contains(words[0])))
            return SensitiveKind.None;

        while (words.Count > 1 && (Trailing.Contains(words[words.Count - 1]) || (hashed && Hashes.Contains(words[words.Count - 1]))))
            words.RemoveAt(words.Count - 1);
        foreach (var (term, kind) in Terms)
        {
            if (EndWith(words, term))
                return kind == SensitiveKind.Token && IsHarmless(words) ? SensitiveKind.None : kind;
        }

        var last = Singular(words[words.Count - 1]);
        foreach (var (end, kind) in Ends)
        {
            if (last.EndsWith(end, StringComparison.Ordinal))
                return kind;
        }

        return SensitiveKind.None;
    }

    private static bool IsHarmless(List<string> words) => words.Count > 1 && HarmlessTokens.Contains(words[words.Count - 2]);

    private static bool EndWith(List<string> words, string term)
    {
        var end = term.Length;
        for (var i = words.Count - 1; i >= 0 && end > 0; i--)
        {
            var word = i == words.Count - 1 ? Singular(words[i]) : words[i];
            if (!EndsAt(term, end, word) && !EndsAt(term, end, words[i]))
                return false;

            end -= (EndsAt(term, end, word) ? word : words[i]).Length;
            if (end == 0)
                return true;
            end--;
        }

        return false;
    }

    // Whether the part of the term before `end` has the word as its last one.
    private static bool EndsAt(string term, int end, string word)
    {
        var start = end - word.Length;
        return start >= 0 && string.CompareOrdinal(term, start, word, 0, word.Length) == 0 && (start == 0 || term[start - 1] == ' ');
    }

    private static string Singular(string word) =>
        word.Length > 3 && word[word.Length - 1] == 's' && word[word.Length - 2] != 's' ? word.Substring(0, word.Length - 1) : word;

    private static string Joined(List<string> words) => string.Join(" ", words);
}
