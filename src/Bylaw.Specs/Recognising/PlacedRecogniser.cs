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
        if (aboutCSharp.IsElsewhere(statement))
            return Understanding.Judgment(understood.Kind, "It is about another part of the system, which no C# compiler sees.");
        if (understood.Disposition == Disposition.Enforced && understood.Rules.All(draft => draft.Body.Find("name") is null) && statement.Form is StatementForm.ListItem or StatementForm.Sentence && onePlace.IsNamed(statement))
            return Understanding.Unresolved(understood.Kind, "Which types or projects are that place? As a layer with a name of its own it is a rule; it doesn't hold for the rest of the code.");
        if (understood.Rules.Count == 0 || !IsAboutTests(statement))
            return understood;
        IReadOnlyList<RuleDraft> ofTests = [.. understood.Rules.Where(AboutTests.Is)];
        return ofTests.Count > 0 ? understood with { Rules = ofTests } : Understanding.Judgment("test-style", "It is said of tests, and the rules of the code don't hold there.");
    }

    private bool IsAboutTests(Statement statement) =>
        statement.Headings.Count > 0 && lexicon.Says("test-headings", TokenText.Of(statement.Headings[^1])) || IsSaidOfTests(statement.Text.Tokens);

    // "Tests must be …", "All integration tests use …"
    private bool IsSaidOfTests(TokenList tokens)
    {
        for (var i = 0; i < Math.Min(tokens.Count, 3) && tokens[i].Code < 0; i++)
        {
            if (tokens[i].Word.Length < tokens[i].Length && lexicon.Says("tests", TokenText.Of(tokens[i].Word)))
                return true;
            if (!lexicon.Says("place-noise", TokenText.Of(tokens[i].Word)) && !lexicon.Says("kinds-of-tests", TokenText.Of(tokens[i].Word)))
                return false;
        }

        return false;
    }
}
