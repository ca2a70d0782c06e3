using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>A part of a table or tree as the sentence that it stands for, so that whoever understands sentences understands it too.</summary>
internal static class Restatements
{
    public static Statement As(this Statement statement, string text, Polarity? polarity = null) => statement.As(TokenText.Of(Runs(text)), polarity);

    public static Statement As(this Statement statement, TokenText text, Polarity? polarity = null) => statement with
    {
        Form = StatementForm.Sentence,
        Text = text,
        Polarity = polarity ?? statement.Polarity,
        Cells = [],
        FenceText = null,
    };

    /// <summary>Understood piece by piece: the rules of all that are enforced, else the first answer of all.</summary>
    public static Understanding? Together(IEnumerable<Understanding?> answers)
    {
        var known = answers.OfType<Understanding>().ToList();
        var enforced = known.Where(answer => answer.Disposition == Disposition.Enforced).ToList();
        return enforced.Count > 0
            ? enforced[0] with { Rules = [.. enforced.SelectMany(answer => answer.Rules)] }
            : known.OrderBy(answer => answer.Disposition).FirstOrDefault();
    }

    private static IEnumerable<(string, bool)> Runs(string text) => text.Split('`').Select((run, index) => (run, index % 2 == 1));
}
