using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Folders that a text names.</summary>
internal static class Paths
{
    private const int Longest = 200;

    /// <summary>In the order of the text, without slashes at the ends. A slash alone makes no path: "and/or", "CI/CD", "session/worker".</summary>
    public static IReadOnlyList<string> In(TokenText text, Lexicon lexicon)
    {
        var paths = new List<string>();
        var plain = text.Plain;
        for (var i = 0; i < plain.Length;)
        {
            var end = i;
            while (end < plain.Length && IsLetter(plain[end]))
                end++;
            if (end > i && Path(plain[i..end], () => InCode(text, i) || lexicon.Says("inside", Before(text, i))) is { } path && !paths.Contains(path))
                paths.Add(path);
            i = Math.Max(end, i) + 1;
        }

        return paths;
    }

    /// <summary>`src/Shop` is everything below it; a file or a pattern is itself.</summary>
    public static string Glob(string path) =>
        path.Contains('*') || path[(path.LastIndexOf('/') + 1)..].Contains('.') ? path : path + "/**";

    private static string? Path(string written, Func<bool> isNamed)
    {
        var text = written.TrimEnd('.', '-');
        if (text.StartsWith("./", StringComparison.Ordinal))
            text = text[2..];
        if (text.Length is < 2 or > Longest || !text.Contains('/') || text.Contains("//", StringComparison.Ordinal) || text.Contains("..", StringComparison.Ordinal))
            return null;
        var path = text.Trim('/');
        if (path.Length == 0 || !path.Any(char.IsLetter) || !char.IsLetter(path[0]) && path[0] is not ('.' or '*' or '_'))
            return null;
        return text.EndsWith('/') || isNamed() ? path : null;
    }

    private static bool InCode(TokenText text, int at) => text.Tokens.Any(token => token.Start <= at + 1 && token.Start + token.Length > at && token.Code >= 0);

    // The word before it.
    private static TokenText Before(TokenText text, int at)
    {
        for (var i = text.Tokens.Count - 1; i >= 0; i--)
        {
            if (text.Tokens[i].Start + text.Tokens[i].Length <= at)
                return TokenText.Of(text.Tokens[i].Word);
        }

        return TokenText.Empty;
    }

    private static bool IsLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-' or '*';
}
