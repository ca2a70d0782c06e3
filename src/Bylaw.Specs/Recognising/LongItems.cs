using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>An item of many sentences says its rule first; the others tell how it came to be, and name much that is no part of it.</summary>
internal static class LongItems
{
    private const int Longest = 40;
    private const int Kept = 2;

    public static Statement Shorten(Statement statement)
    {
        if (statement.Form is not (StatementForm.ListItem or StatementForm.Sentence) || statement.Text.Tokens.Count <= Longest)
            return statement;
        var sentences = SentenceSpans.Of(statement.Text);
        return sentences.Count <= Kept ? statement : statement with { Text = statement.Text.Part(0, sentences[Kept - 1].Last) };
    }
}
