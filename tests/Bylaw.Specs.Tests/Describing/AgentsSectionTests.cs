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
        Assert.Contains("- **service-clock**: Service must not use `System.DateTime.Now`, because tests set the clock. Use `System.TimeProvider` instead.\n", AgentsSection.Write(Shop, null, isBuilt: true));

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
    public void What_may_be_absent_is_told_as_it_is_to_be_written()
    {
        var book = Book("""
            rules:
              absence:
                in: any
                ensure: { nullable-style: { nullable: enable, forbid: ["System.Nullable<T>", Option<T>], null-default: required, null-forgiving: forbid, untyped: [dynamic, object] } }
            """);
        Assert.Equal(
            "Code: nullable reference types are on in every project and file; what may be absent is written `T?`, not `System.Nullable<T>` or `Option<T>`; an optional parameter that may be null is written `T? x = null`; "
            + "no signature that others see has `object` or `dynamic`; there is no `!` after an expression.",
            RuleSentence.Of(Assert.Single(book.Rules), book));
    }

    [Fact]
    public void What_fails_the_build_and_what_does_not_are_told_apart()
    {
        var section = AgentsSection.Write(Shop, null, isBuilt: true);
        Assert.True(section.IndexOf("**service-clock**", StringComparison.Ordinal) < section.IndexOf("don't fail the build", StringComparison.Ordinal));
        Assert.True(section.IndexOf("**legacy**", StringComparison.Ordinal) > section.IndexOf("don't fail the build", StringComparison.Ordinal));
    }

    [Fact]
    public void For_a_file_only_what_concerns_it()
    {
        var section = AgentsSection.Write(Shop, new SectionScope("src/A.cs", rule => rule.Name == "legacy", "It is old."), isBuilt: true);
        Assert.Contains("It is old.\n\nFor `src/A.cs`, these are reported and don't fail the build:\n\n- **legacy**", section);
        Assert.DoesNotContain("**service-clock**", section);
        Assert.Contains("No rule is about `a.md`.", AgentsSection.Write(Shop, new SectionScope("a.md", _ => false, ""), isBuilt: true));
    }

    [Fact]
    public void Where_no_build_checks_them_the_tool_does()
    {
        var section = AgentsSection.Write(Shop, null, isBuilt: false);
        Assert.Contains("`bylaw check` fails where", section);
        Assert.DoesNotContain("build fails", section);
        Assert.DoesNotContain("dotnet build", section);
    }

    [Fact]
    public void The_section_is_replaced_and_the_rest_of_the_document_stays()
    {
        var section = AgentsSection.Write(Shop, null, isBuilt: true);
        var once = AgentsSection.Replace("# Ours\n\nText.\n", section)!;
        Assert.StartsWith("# Ours\n\nText.\n\n" + AgentsSection.BeginMark, once);
        Assert.Equal(once, AgentsSection.Replace(once, section));
        Assert.EndsWith("\nAfter.\n", AgentsSection.Replace(once + "\nAfter.\n", section));
    }

    [Fact]
    public void A_section_without_an_end_is_not_guessed_at() => Assert.Null(AgentsSection.Replace("# Ours\n" + AgentsSection.Begin + "\n- a rule\n", "x"));

    [Fact]
    public void Derive_reads_past_its_own_section() =>
        Assert.Empty(Derived.From("# Rules\n\n" + AgentsSection.Write(Shop, null, isBuilt: true)).Statements);

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
