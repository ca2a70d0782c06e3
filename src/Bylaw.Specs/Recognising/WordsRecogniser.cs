using Bylaw.Specs.Statements;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Recognising;

/// <summary>
/// Sentences that are told by their words alone: what they are about, which technologies they name, which code. One sentence may say
/// two of these: "FluentValidation for request validation" picks a package and demands validation.
/// </summary>
internal sealed class WordsRecogniser(Lexicon lexicon, IReadOnlyList<Statement> statements) : IRecogniser
{
    private readonly TechnologyRecogniser technologies = new(lexicon, statements);
    private readonly CodeNameRecogniser codes = new(lexicon);
    private readonly TopicRecogniser topics = new(lexicon);

    public Understanding? Understand(Statement statement)
    {
        var topic = topics.Understand(statement);
        if (topic is { Disposition: Disposition.Process } && statement.Section != SectionSense.Stack)
            return topic;

        var technology = technologies.Understand(statement);
        // What a topic makes a rule of, it knows better than the code that it names; what it hands on or judges, it doesn't.
        var words = topic is { Disposition: Disposition.Enforced } || Acts(technology) ? topic : Better(codes.Understand(statement), topic);
        if (statement.Section != SectionSense.Stack && statement.Text.Tokens.Count > 0 && lexicon.Says("explain-verbs", TokenText.Of(statement.Text.Tokens[0].Word)))
            return Acts(words) || Acts(technology) ? Understanding.Judgment((words ?? technology!).Kind, "It says what is to be explained, not how code must be.") : words ?? technology;
        if ((Acts(words) || Acts(technology)) && IsIdea(statement))
            return Understanding.Judgment((words ?? technology!).Kind, "It is an advice to think about, not a rule that code keeps or breaks.");
        return (Acts(words), Acts(technology)) switch
        {
            (_, false) => words ?? technology,
            (false, true) => technology,
            _ when statement.Section == SectionSense.Stack => Both(technology!, words!),
            _ => Both(words!, technology!),
        };
    }

    private static Understanding? Better(Understanding? code, Understanding? topic) =>
        code is { Disposition: Disposition.Enforced } ? code : Acts(topic) ? topic : code ?? topic;

    private static bool Acts(Understanding? understanding) => understanding is { Disposition: Disposition.Enforced or Disposition.Delegated };

    private static Understanding Both(Understanding first, Understanding second)
    {
        IReadOnlyList<RuleDraft> rules = [.. first.Rules, .. second.Rules.Where(draft => !first.Rules.Any(other => other.Name == draft.Name))];
        return first with
        {
            Disposition = rules.Count > 0 ? Disposition.Enforced : Disposition.Delegated,
            Rules = rules,
            Delegate = [.. first.Delegate.Concat(second.Delegate).Distinct()],
        };
    }

    private bool IsIdea(Statement statement) => lexicon.Turns.Idea.Any(phrase => phrase.LastFrom(statement.Text.Tokens, 0) is not null);
}
