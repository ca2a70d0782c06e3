using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// A form that takes up a part of a statement only, and what the words of the rest say: "define types in the shared package, validate at the boundaries".
/// </summary>
internal sealed class Beside(IRecogniser form, IRecogniser words) : IRecogniser
{
    public Understanding? Understand(Statement statement)
    {
        var understanding = form.Understand(statement);
        if (understanding is not { Disposition: Disposition.Enforced, Rules.Count: > 0 } || statement.Form is not (StatementForm.Sentence or StatementForm.ListItem) || statement.Section == SectionSense.Process
            || words.Understand(statement) is not { Disposition: Disposition.Enforced } rest)
            return understanding;

        return understanding with { Rules = [.. understanding.Rules, .. rest.Rules.Where(draft => !understanding.Rules.Any(other => other.Name == draft.Name))] };
    }
}
