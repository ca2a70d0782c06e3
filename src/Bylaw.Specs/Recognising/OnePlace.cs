using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>"In the import worker, …": a sentence that holds in one place, named by words that no layer has.</summary>
internal sealed class OnePlace(Lexicon lexicon, MentionFinder mentions)
{
    private const int Longest = 7;

    public bool IsNamed(Statement statement)
    {
        var tokens = statement.Text.Tokens;
        return Leading(statement.Text) is { } last && IsOwn(statement.Text, 1, last) || Trailing(tokens) is { } first && IsOwn(statement.Text, first, tokens.Count - 1)
            || statement.Polarity == Polarity.Forbid && IsInMember(statement.Text);
    }

    // "Never … inside `ExecuteAsync`", "… in `Program.cs`"
    private bool IsInMember(TokenText text)
    {
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Code is not (>= 0 and var code) || text.Tokens[i - 1].Code == code)
                continue;
            var written = text.Codes[code];
            var before = Says(text.Tokens[i - 1], "place-noise") && i > 1 ? text.Tokens[i - 2] : text.Tokens[i - 1];
            if (before.Code < 0 && Says(before, "place-prepositions") && (written.EndsWith("Async", StringComparison.Ordinal) || written.EndsWith("()", StringComparison.Ordinal) || written.EndsWith(".cs", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    // "In the import worker, use …", "For `Shop.Jobs`: use …"
    private int? Leading(TokenText text)
    {
        if (!Says(text.Tokens[0], "place-starts"))
            return null;
        for (var i = 0; i + 1 < text.Tokens.Count && i <= Longest; i++)
        {
            var end = text.Tokens[i].Start + text.Tokens[i].Length;
            var between = text.Plain.AsSpan(end, Math.Max(0, text.Tokens[i + 1].Start - end));
            if (i > 0 && between.IndexOfAny(",:") >= 0)
                return i;
        }

        return null;
    }

    // "Use … in the import worker"
    private int? Trailing(IReadOnlyList<Token> tokens)
    {
        // "in workers" means all of them.
        if (!Says(tokens[^1], "place-kinds") || tokens[^1].Word.Length < tokens[^1].Length)
            return null;
        for (var i = tokens.Count - 2; i > 0 && i >= tokens.Count - 5; i--)
        {
            if (tokens[i].Code < 0 && Says(tokens[i], "place-starts"))
                return i + 1;
        }

        return null;
    }

    // "the import worker", `Shop.Jobs`; not "all projects", "the domain project", "each endpoint"
    private bool IsOwn(TokenText text, int first, int last)
    {
        var words = text.Tokens.Skip(first).Take(last - first + 1).Where(token => !Says(token, "place-noise")).ToList();
        if (words.Count == 0 || words.Count == 1 && Says(words[0], "place-kinds"))
            return false;
        if (!words.Exists(token => Says(token, "place-kinds") || token.Code >= 0 && text.Codes[token.Code].Contains('.')))
            return false;
        return mentions.Find([.. words]) is not [{ First: 0 } only] || only.Last < words.Count - 1;
    }

    private bool Says(Token token, string hint) => lexicon.Says(hint, TokenText.Of(token.Word));
}
