using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Tests.Deriving;

public sealed class RuleMergerTests
{
    [Fact]
    public void The_same_sentence_in_two_documents_is_one_rule_with_two_sources()
    {
        var derivation = Derived.From("# Rules\n\n- Controllers must not use repositories.\n", "# Guidelines\n\n- Never access repositories from controllers.\n");
        var rule = Assert.Single(derivation.Rules);
        Assert.Equal(["docs/spec1.md", "docs/spec2.md"], rule.Sources.Select(source => source.Spec.Path));
        Assert.All(derivation.Statements, row => Assert.Equal(["endpoint-no-repository"], row.Rules));
    }

    [Fact]
    public void What_contradicts_itself_is_a_question_with_both_places_and_no_rule()
    {
        var derivation = Derived.From("# Layers\n\n```\nController -> Repository\n```\n", "# Rules\n\n- Controllers must not use repositories.\n");
        Assert.Empty(derivation.Rules);
        Assert.All(derivation.Statements, row =>
        {
            Assert.Equal(Disposition.Unresolved, row.Understanding.Disposition);
            Assert.Contains("docs/spec1.md:4", row.Understanding.Reason);
            Assert.Contains("docs/spec2.md:3", row.Understanding.Reason);
        });
    }

    [Fact]
    public void A_wish_is_a_suggestion_and_a_demand_beside_it_makes_it_an_error()
    {
        Assert.Contains("severity: suggestion", Derived.Rules("# Rules\n\n- Prefer not to use the DbContext in controllers.\n"));
        Assert.DoesNotContain("severity", Derived.Rules("# Rules\n\n- Prefer not to use the DbContext in controllers.\n- Controllers must not use the DbContext.\n"));
    }

    [Fact]
    public void The_order_of_documents_and_lines_is_the_order_of_rules() =>
        Assert.Equal(["endpoint-no-repository", "repository-no-service"], Derived.From("# Rules\n\n- Controllers must not use repositories.\n- Repositories must not use services.\n").Rules.Select(rule => rule.Name));

    [Fact]
    public void The_file_of_a_name_is_not_said_again_with_its_place()
    {
        var rules = Derived.Rules("# Naming\n\n| Component | File | Class |\n|---|---|---|\n| Service | `{Entity}Service.cs` | `class {Entity}Service` |\n\n# Workflow\n\n1. Add the service → `Logic/{Entity}Service.cs`\n");
        Assert.Contains("service-name: { in: Service, name: { type: \"{Entity}Service\", file: \"{Entity}Service.cs\" } }", rules);
        Assert.Contains("service-place: { in: Service, name: { folder: \"**/Logic/**\" } }", rules);
    }

    [Theory]
    [InlineData("# Limits (ENFORCED)", false)]
    [InlineData("# Limits", true)]
    public void What_stands_below_a_strict_heading_is_no_warning(string heading, bool warns) =>
        Assert.Equal(warns, Derived.Rules(heading + "\n\n- Keep business logic out of the controllers.\n").Contains("severity: warning", StringComparison.Ordinal));

    [Fact]
    public void A_strict_heading_is_accounted_for_with_the_rules_below_it()
    {
        var row = Derived.From("# Limits (ENFORCED)\n\n- Controllers must not use repositories.\n").Statements[0];
        Assert.Equal("severity", row.Understanding.Kind);
        Assert.Equal(["endpoint-no-repository"], row.Rules);
        Assert.DoesNotContain(Derived.From("# Workflow (mandatory)\n\n- Controllers must not use repositories.\n").Statements, other => other.Understanding.Kind == "severity");
    }
}
