using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>Leaves to a person what would be a rule of all the code and is said of one place, or of something else than C#.</summary>
internal sealed class PlacedRecogniser(Lexicon lexicon, MentionFinder mentions, IReadOnlyList<Statement> statements, IRecogniser inner) : IRecogniser
{
    private readonly AboutCSharp aboutCSharp = new(lexicon, statements);
    private readonly OnePlace onePlace = new(lexicon, mentions);

    public Understanding? Understand(Statement statement)
    {
        var understood = inner.Understand(statement);
        if (understood is not { Disposition: Disposition.Enforced or Disposition.Delegated or Disposition.Unresolved } || statement.Text.Tokens.Count == 0)
            return understood;
        if (IsQuoted(statement.Text.Plain))
            return Understanding.Process("It is quoted: what somebody may say or ask.");
        // A guide that rules refer to tells how things are; its rules say so.
        if (statement is { Spec.IsReferred: true, Force: not Force.Strong, IsUnderStrict: false, Section: not SectionSense.Rules, Polarity: not Polarity.Forbid })
            return Understanding.Judgment(understood.Kind, "It stands in a document that is only referred to, and nothing there says that it is a rule.");
        if (aboutCSharp.IsElsewhere(statement))
            return Understanding.Judgment(understood.Kind, "It is about another part of the system, which no C# compiler sees.");
        if (understood.Disposition == Disposition.Enforced && understood.Rules.All(draft => draft.Body.Find("name") is null) && statement.Form is StatementForm.ListItem or StatementForm.Sentence && onePlace.IsNamed(statement))
            return Understanding.Unresolved(understood.Kind, "Which types or projects are that place? As a layer with a name of its own it is a rule; it doesn't hold for the rest of the code.");
        if (understood.Rules.Count == 0 || !IsAboutTests(statement))
            return understood;
        IReadOnlyList<RuleDraft> ofTests = [.. understood.Rules.Where(AboutTests.Is)];
        return ofTests.Count > 0 ? understood with { Rules = ofTests } : Understanding.Judgment("test-style", "It is said of tests, and the rules of the code don't hold there.");
    }

    // "Create an endpoint with validation": a request, as an example.
    private static bool IsQuoted(string plain) => plain.Trim().TrimEnd('.') is ['"' or '“', .., '"' or '”'] quoted && quoted[1..^1].AsSpan().IndexOfAny('"', '“', '”') < 0;

    private bool IsAboutTests(Statement statement) =>
        statement.Headings.Count > 0 && lexicon.Says("test-headings", TokenText.Of(statement.Headings[^1])) || IsSaidOfTests(statement.Text.Tokens);

    // "Tests must be …", "All integration tests use …", "in unit tests", "in test projects"
    private bool IsSaidOfTests(TokenList tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Code < 0 && Says("place-starts", tokens[i]) && IsTests(tokens, i + 1))
                return true;
        }

        for (var i = 0; i < Math.Min(tokens.Count, 3) && tokens[i].Code < 0; i++)
        {
            if (IsMany(tokens[i]))
                return true;
            if (!Says("place-noise", tokens[i]) && !Says("kinds-of-tests", tokens[i]))
                return false;
        }

        return false;
    }

    private bool IsTests(TokenList tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Code < 0 && (Says("place-noise", tokens[at]) || Says("kinds-of-tests", tokens[at])))
            at++;
        return at < tokens.Count && (IsMany(tokens[at]) || at + 1 < tokens.Count && Says("tests", tokens[at]) && (Says("place-kinds", tokens[at + 1]) || tokens[at + 1].Word is "code" or "class"));
    }

    private bool IsMany(Token token) => token.Word.Length < token.Length && Says("tests", token);

    private bool Says(string hint, Token token) => lexicon.Says(hint, TokenText.Of(token.Word));
}
