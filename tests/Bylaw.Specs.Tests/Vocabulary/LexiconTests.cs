using Bylaw.Rules;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Tests.Recognising;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Specs.Tests.Vocabulary;

public class LexiconTests
{
    [Fact]
    public void Reads()
    {
        var problems = new List<Problem>();
        LexiconReader.Read([LexiconReader.BuiltIn()], problems);
        Assert.Equal([], problems.Select(problem => $"{problem.Place} {problem.Message}"));
    }

    [Fact]
    public void EveryRuleOfATopicIsValid() => Assert.Equal([],
        from topic in Forms.Lexicon.Topics
        from rule in topic.Rules
        from problem in RuleTexts.Problems(rule.Key, rule.Value)
        select $"{topic.Name}: {problem}");

    [Fact]
    public void EveryLayerIsValid() => Assert.Equal([],
        from layer in Forms.Lexicon.Layers
        from problem in RuleTexts.Problems("some", DraftText.Draft("some", $"{{ in: {layer.Name}, ensure: async-only }}").Body)
        select $"{layer.Name}: {problem}");

    [Fact]
    public void EveryThingIsValid() => Assert.Equal([],
        from thing in Forms.Lexicon.Things
        from problem in RuleTexts.Problems("some", Node.Map(("forbid", thing.Uses)))
        select $"{thing.Name}: {problem}");
}
