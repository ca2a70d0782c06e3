using Bylaw.Rules;
using Bylaw.Rules.Reading;
using Bylaw.Specs.Describing;

namespace Bylaw.Specs.Tests.Describing;

public sealed class AgentsSectionTests
{
    private static RuleBook Book(string rules) => RuleBookReader.Read(new RuleFileText("bylaw.yml", "bylaw: 1\n" + rules), []);

    private static readonly RuleBook Shop = Book("""
        extends: bylaw/backend
        rules:
          service-clock:
            in: Service
            forbid: { members: [System.DateTime.Now] }
            because: tests set the clock
            instead: { use: System.TimeProvider }
          legacy:
            in: { path: "src/Legacy/**" }
            forbid: { types: [Shop.Clock] }
            severity: warning
        """);

    [Fact]
    public void Each_rule_is_a_sentence() =>
        Assert.Contains("- **service-clock**: Service must not use `System.DateTime.Now`, because tests set the clock. Use `System.TimeProvider` instead.\n", AgentsSection.Write(Shop, null));

    [Theory]
    [InlineData("[private, init]", "Dto must have properties that are set by `private` or `init` setters only.")]
    [InlineData("init", "Dto must have properties that are set by `init` setters only.")]
    [InlineData("[none]", "Dto must have properties without setters.")]
    public void Setters_are_named(string setters, string sentence)
    {
        var book = Book($"layers: {{ Dto: {{ is: dto }} }}\nrules: {{ whole: {{ in: Dto, require: {{ setters: {setters} }} }} }}\n");
        Assert.Equal(sentence, RuleSentence.Of(Assert.Single(book.Rules), book));
    }

    [Fact]
    public void What_fails_the_build_and_what_does_not_are_told_apart()
    {
        var section = AgentsSection.Write(Shop, null);
        Assert.True(section.IndexOf("**service-clock**", StringComparison.Ordinal) < section.IndexOf("don't fail the build", StringComparison.Ordinal));
        Assert.True(section.IndexOf("**legacy**", StringComparison.Ordinal) > section.IndexOf("don't fail the build", StringComparison.Ordinal));
    }

    [Fact]
    public void For_a_path_only_what_can_hold_there()
    {
        Assert.DoesNotContain("**legacy**", AgentsSection.Write(Shop, "src/Orders/OrderService.cs"));
        Assert.Contains("**legacy**", AgentsSection.Write(Shop, "src/Legacy/OldService.cs"));
    }

    [Fact]
    public void The_section_is_replaced_and_the_rest_of_the_document_stays()
    {
        var section = AgentsSection.Write(Shop, null);
        var once = AgentsSection.Replace("# Ours\n\nText.\n", section)!;
        Assert.StartsWith("# Ours\n\nText.\n\n" + AgentsSection.BeginMark, once);
        Assert.Equal(once, AgentsSection.Replace(once, section));
        Assert.EndsWith("\nAfter.\n", AgentsSection.Replace(once + "\nAfter.\n", section));
    }

    [Fact]
    public void A_section_without_an_end_is_not_guessed_at() => Assert.Null(AgentsSection.Replace("# Ours\n" + AgentsSection.Begin + "\n- a rule\n", "x"));

    [Fact]
    public void Derive_reads_past_its_own_section() =>
        Assert.Empty(Derived.From("# Rules\n\n" + AgentsSection.Write(Shop, null)).Statements);

    [Fact]
    public void Every_rule_of_every_preset_has_a_sentence()
    {
        foreach (var preset in Preset.Names)
        {
            var book = Book($"extends: {preset}\n");
            Assert.All(book.Rules, rule => Assert.Matches(@"^[A-Z`].{20,}\.$", RuleSentence.Of(rule, book)));
        }
    }
}
