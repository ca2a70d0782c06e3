using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

public sealed class CompanionTests
{
    [Theory]
    [InlineData("{ companion: { named: OrderTests } }", "says nothing of the type that it goes with")]
    [InlineData("{ companion: { named: \"{Name}*\" } }", "says nothing of the type that it goes with")]
    [InlineData("{ companion: { named: \"{Name}Tests\", in-project: \"*.Tests\" } }", "may be several projects")]
    [InlineData("{ companion: { named: \"{Name}Tests\" }, attribute: Serializable }", "make it a rule of its own")]
    [InlineData("{ companion: { in-project: \"{Project}.Tests\" } }", "needs the key 'named'")]
    public void What_means_nothing_is_told(string require, string expected) => Assert.Contains(
        RuleBookReader.Read(new RuleFileText("bylaw.yml", $"bylaw: 1\nrules: {{ a: {{ require: {require} }} }}"), []).Problems,
        problem => problem.Message.Contains(expected, StringComparison.Ordinal));
}
