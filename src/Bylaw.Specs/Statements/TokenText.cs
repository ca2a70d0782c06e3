namespace Bylaw.Specs.Statements;

/// <summary>A word of a statement.</summary>
/// <param name="Word">Lower case and singular: what phrases are compared with.</param>
/// <param name="Start">Offset in <see cref="TokenText.Plain"/>.</param>
/// <param name="Code">The number of the code span it stands in, counted from 0; -1 outside of code.</param>
/// <param name="Role">What it does in its sentence, as far as <see cref="RoleReader"/> tells.</param>
internal readonly record struct Token(string Word, int Start, int Length, int Code, WordRole Role = WordRole.Core);

/// <summary>Plain text with its words and code spans.</summary>
internal sealed class TokenText
{
    public static readonly TokenText Empty = new("", [], []);

    private TokenText(string plain, TokenList tokens, IReadOnlyList<string> codes)
    {
        Plain = plain;
        Tokens = tokens;
        Codes = codes;
    }

    public string Plain { get; }

    public TokenList Tokens { get; }

    /// <summary>The contents of the code spans, in order, as written.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The same text, each word with its role.</summary>
    public TokenText With(WordRole[] roles) => new(Plain, [.. Tokens.Select((token, i) => token with { Role = roles[i] })], Codes);

    /// <summary>Whether it is these words that the sentence asks for: one run of them in its core, and none aside of it.</summary>
    public bool IsAskedFor(IReadOnlyList<(int First, int Last)> runs)
    {
        var isCore = false;
        foreach (var (first, last) in runs)
        {
            if (!Any(first, last, WordRole.Core, WordRole.Subject, WordRole.Which))
                return false;
            isCore |= Any(first, last, WordRole.Core);
        }

        return isCore;
    }

    private bool Any(int first, int last, params ReadOnlySpan<WordRole> roles)
    {
        for (var i = first; i <= last; i++)
        {
            if (roles.Contains(Tokens[i].Role))
                return true;
        }

        return false;
    }

    public string Written(Token token) => Plain.Substring(token.Start, token.Length);

    public override string ToString() => Plain;

    /// <summary>The words from one to another, as a text of their own.</summary>
    public TokenText Part(int first, int last)
    {
        var start = Tokens[first].Start;
        var end = last + 1 < Tokens.Count ? Tokens[last + 1].Start : Plain.Length;
        var own = Tokens.Skip(first).Take(last - first + 1).ToList();
        var codes = own.Where(token => token.Code >= 0).Select(token => token.Code).Distinct().ToList();
        return new TokenText(Plain[start..end].TrimEnd(), [.. own.Select(token => token with { Start = token.Start - start, Code = codes.IndexOf(token.Code) })], [.. codes.Select(code => Codes[code])]);
    }

    /// <param name="runs">The text in runs; code spans are runs of their own.</param>
    public static TokenText Of(IEnumerable<(string Text, bool IsCode)> runs)
    {
        var plain = new System.Text.StringBuilder();
        var tokens = new List<Token>();
        var codes = new List<string>();
        foreach (var (text, isCode) in runs)
        {
            var code = -1;
            if (isCode)
            {
                code = codes.Count;
                codes.Add(text);
            }

            Words.Split(text, plain.Length, code, tokens);
            plain.Append(text);
        }

        return new TokenText(plain.ToString(), new TokenList([.. tokens]), codes);
    }

    public static TokenText Of(string text) => Of([(text, false)]);
}
