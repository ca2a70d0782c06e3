using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>The first to be asked: nobody writes a rule of a thousand words, and who reads one must not take long over it.</summary>
internal sealed class LengthRecogniser : IRecogniser
{
    private const int Longest = 1000;

    // The tables of a database, one below the other.
    private const int LongestFence = 10_000;

    public Understanding? Understand(Statement statement) =>
        statement.Text.Tokens.Count > (statement.Form == StatementForm.Fence ? LongestFence : Longest)
            ? Understanding.Judgment("architecture", "It is too long to be one rule.")
            : null;
}
