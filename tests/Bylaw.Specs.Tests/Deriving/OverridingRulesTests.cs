using Bylaw.Rules;
using Bylaw.Specs.Deriving;

namespace Bylaw.Specs.Tests.Deriving;

public sealed class OverridingRulesTests
{
    [Theory]
    [InlineData("extends: ./derived.bylaw.yml", true)]
    [InlineData("extends: [bylaw/backend, derived.bylaw.yml]", true)]
    [InlineData("extends: bylaw/backend", false)]
    [InlineData("rules: {}", false)]
    [InlineData("\"", false)]
    public void A_rule_file_that_extends_the_derived_one(string line, bool extends) => Assert.Equal(extends, Find("bylaw: 1\n" + line).Extends);

    [Fact]
    public void Its_rules_of_the_same_name_win_and_say_how()
    {
        var found = Find("""
            bylaw: 1
            extends: [./derived.bylaw.yml]
            rules:
              no-clock: none
              no-sql: { severity: warning, because: it is old }
              layering: { flow: "Api -> Core" }
              mine: { forbid: { types: System.Random } }
            """);

        Assert.Equal(
            [
                "src/bylaw.yml:4: 'no-clock' is a rule of your own there, which wins over the derived one: it switches it off.",
                "src/bylaw.yml:5: 'no-sql' is a rule of your own there, which wins over the derived one: it sets severity, because.",
                "src/bylaw.yml:6: 'layering' is a rule of your own there, which wins over the derived one: it demands something of its own.",
            ],
            found.Rules.Select(rule => rule.Says));
    }

    [Fact]
    public void A_file_of_another_folder_is_another_file() =>
        Assert.False(OverridingRules.Find(new RuleFileText("bylaw.yml", "bylaw: 1\nextends: ./derived.bylaw.yml"), "src/derived.bylaw.yml", []).Extends);

    private static OverridingRules Find(string text) =>
        OverridingRules.Find(new RuleFileText("src/bylaw.yml", text), "src/derived.bylaw.yml", ["no-clock", "no-sql", "layering"]);
}
