using Bylaw.Rules;
using Bylaw.Rules.Reading;
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
        Assert.Empty(problems.Select(problem => $"{problem.Place} {problem.Message}"));
    }

    [Fact]
    public void EveryRuleOfATopicIsValid() => Assert.Empty(
        from topic in Say.Lexicon.Topics
        from rule in topic.Rules
        from problem in Problems(rule.Key, RuleBodies.Draft(rule.Key, rule.Value, Say.Lexicon))
        select $"{topic.Name}: {problem}");

    internal static IEnumerable<string> Problems(string name, RuleDraft draft) =>
        RuleBookReader.Read(new RuleFileText("derived.bylaw.yml", RuleTexts.File(name, draft)), []).Problems.Select(problem => $"{name} {problem.Place} {problem.Message}");
}
