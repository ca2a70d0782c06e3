using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

public sealed class MergingTests
{
    private const string Base = """
        bylaw: 1
        layers:
          Web:  { in: "App.Web.**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: "Web -> Data", because: of the base }
          clock: { forbid: { members: System.DateTime.Now }, severity: warning }
        """;

    private static RuleBook Read(string own) =>
        RuleBookReader.Read(new RuleFileText("/repo/bylaw.yml", own), [new RuleFileText("/repo/base.bylaw.yml", Base)]);

    [Fact]
    public void Keys_of_a_rule_are_replaced_one_by_one()
    {
        var book = Read("""
            bylaw: 1
            extends: ./base.bylaw.yml
            rules:
              layering: { severity: suggestion }
            """);

        Assert.Empty(book.Problems);
        var rule = book.Rules.Single(rule => rule.Name == "layering");
        Assert.Equal("of the base", rule.Because);
        Assert.Equal(Severity.Suggestion, rule.Severity.Default);
        Assert.IsType<FlowVerb>(rule.Verb);
    }

    [Fact]
    public void Another_verb_takes_the_place_of_the_old_one()
    {
        var book = Read("""
            bylaw: 1
            extends: ./base.bylaw.yml
            rules:
              clock: { reserve: { members: System.DateTime.Now, for: Data } }
            """);

        Assert.Empty(book.Problems);
        Assert.IsType<ReserveVerb>(book.Rules.Single(rule => rule.Name == "clock").Verb);
    }

    [Fact]
    public void None_switches_a_rule_off()
    {
        var book = Read("bylaw: 1\nextends: ./base.bylaw.yml\nrules: { clock: none }");

        Assert.Empty(book.Problems);
        Assert.Equal(["layering"], book.Rules.Select(rule => rule.Name));
    }

    [Fact]
    public void None_for_a_rule_that_is_not_there_is_a_mistake()
    {
        var problem = Assert.Single(Read("bylaw: 1\nextends: ./base.bylaw.yml\nrules: { clok: none }").Problems);

        Assert.Equal("there is no rule 'clok' to switch off, did you mean 'clock'?", problem.Message);
        Assert.Equal((3, 10), (problem.Place.Line, problem.Place.Column));
    }

    [Fact]
    public void Own_layers_come_first()
    {
        var book = Read("""
            bylaw: 1
            extends: ./base.bylaw.yml
            layers:
              Jobs: { in: "App.Jobs.**" }
              Data: { in: "App.Storage.**" }
            """);

        Assert.Equal(["Jobs", "Data", "Web"], book.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void A_facet_may_mean_the_one_it_replaces()
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", """
            bylaw: 1
            facets:
              db-session: { any: [{ is: db-session }, App.Sql] }
            rules:
              a: { forbid: { types: { is: db-session } } }
            """), []);

        Assert.Empty(book.Problems);
        Assert.Contains(book.Facets["db-session"].Selector.DescendantsAndSelf().OfType<FacetSelector>(), facet => book.Facets.ContainsKey(facet.Facet));
    }

    [Theory]
    [InlineData("layers: { Web: { in: \"a?b\" } }", "'?' has no meaning in a pattern")]
    [InlineData("rules: { a: { in: Wbe, forbid: { types: X } } }", "'Wbe' is no layer of this rule file, did you mean 'Web'?")]
    [InlineData("rules: { a: { in: { is: endpint }, forbid: { types: X } } }", "'endpint' is no facet, kind or modifier, did you mean 'endpoint'?")]
    [InlineData("rules: { a: { in: Web } }", "it needs one of flow, forbid")]
    [InlineData("rules: { a: { forbid: { types: X }, allow: { types: Y } } }", "'a' has forbid and allow, so make it several rules")]
    [InlineData("rules: { a: { flow: \"Web -> Dta\" } }", "'Dta' is no layer of this rule file, did you mean 'Data'?")]
    [InlineData("rules: { a: { flow: \"Web\" } }", "at least two layers")]
    [InlineData("rules: { a: { flow: \"Web -> -> Data\" } }", "here one is missing")]
    [InlineData("rules: { a: { forbid: { members: Now } } }", "expected the type, a dot and the member's name")]
    [InlineData("rules: { a: { forbid: { types: X }, id: BYL1001 } }", "an id from BYL9001 to BYL9099")]
    [InlineData("rules: { a: { forbid: { types: X }, id: BYL9090 } }", "this one's lies from BYL9001 to BYL9079")]
    [InlineData("rules: { a: { forbid: { types: X }, source: { spec: backend } } }", "'backend' is no spec of this rule file")]
    [InlineData("exceptions: [{ rule: layring, at: C, reason: Internal., expires: never }]", "'layring', which does not exist, did you mean 'layering'?")]
    [InlineData("exceptions: [{ rule: layering, reason: Internal., expires: never }]", "an exception needs the key 'at'")]
    [InlineData("exceptions: [{ rule: layering, to: Repo, reason: Internal., expires: never }]", "a rule that is to hold nowhere has `severity: none`")]
    [InlineData("exceptions: [{ rule: layering, at: \"*\", reason: Internal., expires: never }]", "'*' is everywhere, which switches the rule off")]
    [InlineData("exceptions: [{ rule: layering, at: \"**\", to: \"**\", reason: Internal., expires: never }]", "'**' is everywhere, which switches the rule off")]
    [InlineData("rules: { a: { name: { type: \"{Entity}Service\", where: { Entty: { or: [A] } } } } }", "no pattern of this rule captures '{Entty}'")]
    [InlineData("facets: { a: { is: a } }", "the facet 'a' refers to itself")]
    [InlineData("facets: { a: { is: b }, b: { is: a } }", "refers to itself")]
    [InlineData("extends: bylaw/backnd", "there is no preset 'bylaw/backnd', did you mean 'bylaw/backend'?")]
    [InlineData("rules: { a: { ensure: { layered: {}, nullable-style: { nullable: enable } } } }", "ensure names one check")]
    [InlineData("rules: { a: { name: { route: \"api/{id}/x\" } } }", "{} is any parameter of the route, {entities} a plural noun")]
    [InlineData("rules: { a: { name: { route: \"api//x\" } } }", "has nothing between two '/'")]
    [InlineData("rules: { a: { name: { route: \"api/v**\" } } }", "'**' stands for whole segments")]
    [InlineData("rules: { a: { name: { route: \"GET /api\" } } }", "a name has no verb")]
    [InlineData("rules: { a: { ensure: { authorized: { anonymous: \"/a/{id}\" } } } }", "is no part of a route pattern")]
    public void A_mistake_is_named_with_its_remedy(string lines, string message)
    {
        var extends = lines.StartsWith("extends", StringComparison.Ordinal) ? "" : "extends: ./base.bylaw.yml\n";
        var book = Read("bylaw: 1\n" + extends + lines);

        Assert.Contains(book.Problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.Single(book.Problems);
    }
}
