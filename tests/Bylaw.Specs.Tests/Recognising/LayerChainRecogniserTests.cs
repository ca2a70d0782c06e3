namespace Bylaw.Specs.Tests.Recognising;

public sealed class LayerChainRecogniserTests
{
    [Theory]
    [InlineData("Endpoint -> Service -> Repository -> Model", "layering: { flow: Endpoint -> Service -> Repository -> Model }")]
    [InlineData("Controllers → Services → Repositories", "layering: { flow: Endpoint -> Service -> Repository }")]
    [InlineData("Domain → Application → Infrastructure → Presentation (API)",
        "domain-no-outer-layer: { in: Domain, forbid: { layers: [Application, Infrastructure, Presentation] } }\napplication-no-outer-layer: { in: Application, forbid: { layers: [Infrastructure, Presentation] } }\ninfrastructure-no-outer-layer: { in: Infrastructure, forbid: { layers: Presentation } }")]
    [InlineData("Domain ← Application ← Infrastructure",
        "domain-no-outer-layer: { in: Domain, forbid: { layers: [Application, Infrastructure] } }\napplication-no-outer-layer: { in: Application, forbid: { layers: Infrastructure } }")]
    [InlineData("controllers → services → models ← repositories",
        "service-no-outer-layer: { in: Service, forbid: { layers: Endpoint } }\nmodel-no-outer-layer: { in: Model, forbid: { layers: [Service, Endpoint, Repository] } }")]
    public void A_chain_says_who_may_use_whom(string chain, string rules) =>
        Assert.Equal(rules, Derived.Rules($"# Architecture\n\n```\n{chain}\n```\n"));

    [Fact]
    public void An_arrow_that_could_mean_either_is_a_question()
    {
        var derivation = Derived.From("# Architecture rules\n\n- Service -> Repository -> Endpoint\n");
        Assert.Empty(derivation.Rules);
        Assert.Contains("Does an arrow mean", Assert.Single(derivation.Statements).Understanding.Reason);
    }

    [Theory]
    [InlineData("Pending → Approved → Shipped")]
    [InlineData("Draft -> Review -> Done")]
    [InlineData("analyst → architect → developer")]
    [InlineData("NotFoundException → 404")]
    [InlineData("x => y")]
    public void Other_arrows_are_no_layers(string line) => Assert.Equal("", Derived.Rules($"# Flow\n\n- {line}\n"));

    [Fact]
    public void Names_that_do_something_are_layers_of_their_own()
    {
        var derivation = Derived.From("# Patterns\n\n- Import: Reader → Mapper → Writer\n");
        Assert.Equal(["ImportReader", "ImportMapper", "ImportWriter"], derivation.Layers.Select(layer => layer.Key));
        Assert.Equal("import-layering", Assert.Single(derivation.Rules).Name);
    }

    [Fact]
    public void A_forbidden_step_of_a_chain_is_no_rule_of_its_own()
    {
        var derivation = Derived.From("""
            # Layers

            ```
            ALLOWED:
              Endpoint → Service → Repository → Model

            VIOLATIONS:
              Endpoint → Repository (bypass service)
              Endpoint → db session directly
            ```
            """);
        Assert.Equal(["layering", "endpoint-no-db-session"], derivation.Rules.Select(rule => rule.Name));
        Assert.Equal(2, derivation.Rules[0].Sources.Count);
    }
}
