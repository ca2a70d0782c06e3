using Bylaw.Specs.Deriving;
using Bylaw.Specs.Recognising;

namespace Bylaw.Specs.Tests.Deriving;

/// <summary>What authors can say of a rule beside the rule itself: its name, its severity, its reason and what to do instead.</summary>
public sealed class AuthorsWordsTests
{
    private static string Rule(string sentence)
    {
        var rule = Assert.Single(Derived.From(sentence).Rules);
        return $"{rule.Name}: {YamlText.Flow(rule.Body)}";
    }

    [Theory]
    [InlineData("- [no-shortcut] Endpoints must not use repositories.", "no-shortcut: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("- [No shortcut] Endpoints must not use repositories.", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("- Endpoints must not use repositories (warning).", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository }, severity: warning }")]
    [InlineData("- Endpoints must not use repositories (see below).", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("- Endpoints must not use repositories, because they need no transaction.", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository }, because: they need no transaction }")]
    [InlineData("- Endpoints must not use repositories. Instead, inject the service.", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository }, instead: Inject the service. }")]
    [InlineData("- Endpoints must not use repositories; inject the service instead.", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository }, instead: Inject the service. }")]
    [InlineData("- Endpoints must not use repositories — inject the service instead.", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository }, instead: Inject the service. }")]
    public void They_are_taken_from_the_sentence(string sentence, string expected) => Assert.Equal(expected, Rule(sentence));

    [Fact]
    public void The_strongest_severity_that_is_said_counts() =>
        Assert.Equal("endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository }, severity: error }",
            Rule("- Endpoints must not use repositories (suggestion).\n- Controllers must not use repositories (error).\n- Endpoints never use repositories."));

    [Fact]
    public void Their_reason_stands_before_ours() =>
        Assert.Equal("sql-has-parameters: { ensure: parameterized-sql, because: we had an incident, instead: Pass the value as a parameter. }",
            Rule("- Never concatenate SQL, because we had an incident."));

    [Fact]
    public void A_name_above_a_diagram_is_that_of_its_chain() =>
        Assert.Equal("no-skipping: { flow: Endpoint -> Service -> Repository, because: services own transactions }",
            Rule("- [no-skipping] The layers are a chain, because services own transactions:\n\n  ```\n  Endpoint -> Service -> Repository\n  ```\n"));

    [Fact]
    public void A_chain_with_a_label_stands_beside_the_one_without() =>
        Assert.Equal("layering: { flow: Endpoint -> Service -> Repository }\ncli-layering: { flow: CliParser -> CliDispatcher -> CliRunner }",
            Derived.Rules("- Endpoint → Service → Repository\n- CLI: Parser → Dispatcher → Runner"));

    [Theory]
    [InlineData("- A service is called `{Entity}Service`, where `{Entity}` is a model, or one of `Auth` and `Email`.",
        "service-name: { in: Service, name: { type: \"{Entity}Service\", where: { Entity: { exists-in: Model, or: [Auth, Email] } } } }")]
    [InlineData("- The route of an endpoint is `api/v1/{entities}/**` or `health/**`.", "route-form: { in: Endpoint, name: { route: [\"api/v1/{entities}/**\", health/**] } }")]
    [InlineData("- Contract types live in a `Shared`, `Contracts` or `Protocol` namespace.",
        "contract-place: { in: { is: dto, not: { is: nested } }, name: { namespace: [\"**.Shared.**\", \"**.Contracts.**\", \"**.Protocol.**\"] } }")]
    public void Names_and_places_are_taken_as_written(string sentence, string expected) => Assert.Equal(expected, Rule(sentence));

    [Fact]
    public void Layers_of_a_preset_that_is_extended_are_not_written_again()
    {
        const string sentence = "- Endpoints must not use repositories.";
        Assert.NotEmpty(Derived.From(sentence).Layers);
        Assert.Empty(Derived.From($"---\nextends: bylaw/backend\n---\n\n{sentence}").Layers);
        Assert.Empty(Derived.From($"---\nextends: bylaw/realtime\n---\n\n{sentence}").Layers);
    }
}
