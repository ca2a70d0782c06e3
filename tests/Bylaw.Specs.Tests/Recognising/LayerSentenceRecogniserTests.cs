using Bylaw.Specs.Deriving;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class LayerSentenceRecogniserTests
{
    [Theory]
    [InlineData("Never let endpoints access repositories directly", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Controllers must not use the DbContext", "endpoint-no-db-session: { in: Endpoint, forbid: { types: { is: db-session } } }")]
    [InlineData("No DbContext in controllers", "endpoint-no-db-session: { in: Endpoint, forbid: { types: { is: db-session } } }")]
    [InlineData("Never inject repositories into controllers", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Repositories must not depend on services or controllers", "repository-no-service: { in: Repository, forbid: { layers: Service } }\nrepository-no-endpoint: { in: Repository, forbid: { layers: Endpoint } }")]
    [InlineData("The domain layer must not reference infrastructure", "domain-no-infrastructure: { in: Domain, forbid: { layers: Infrastructure } }")]
    [InlineData("Only repositories may use the DbContext", "db-session-only-in-repository: { reserve: { types: { is: db-session }, for: Repository } }")]
    [InlineData("All database access must go through repositories", "db-session-only-in-repository: { reserve: { types: { is: db-session }, for: Repository } }")]
    [InlineData("Controllers must not access the DbContext. Use services.", "endpoint-no-db-session: { in: Endpoint, forbid: { types: { is: db-session } } }")]
    [InlineData("Controllers must not access the DbContext, use services", "endpoint-no-db-session: { in: Endpoint, forbid: { types: { is: db-session } } }")]
    [InlineData("Controllers must not call repositories directly but use services", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Never call repositories from controllers; go through a service", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Don't call repositories from controllers - use services", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Services must not call controllers, only repositories", "service-no-endpoint: { in: Service, forbid: { layers: Endpoint } }")]
    [InlineData("Services never access the DbContext. Controllers never access repositories.",
        "service-no-db-session: { in: Service, forbid: { types: { is: db-session } } }\nendpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Services: no HTTP types, no DbContext",
        "service-no-http-type: { in: Service, forbid: { types: { is: http-type } } }\nservice-no-db-session: { in: Service, forbid: { types: { is: db-session } } }")]
    [InlineData("Endpoints don't touch repositories, the services do", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Do not use the DbContext outside of repositories", "db-session-only-in-repository: { reserve: { types: { is: db-session }, for: Repository } }")]
    [InlineData("Repositories do NOT import anything from routes, services or EF Core",
        "repository-no-endpoint: { in: Repository, forbid: { layers: Endpoint } }\nrepository-no-service: { in: Repository, forbid: { layers: Service } }\nrepository-no-ef-core: { in: Repository, forbid: { namespaces: Microsoft.EntityFrameworkCore.** } }")]
    [InlineData("Handlers must not depend on HttpContext", "handler-no-http-type: { in: Handler, forbid: { types: { is: http-type } } }")]
    [InlineData("Infrastructure depends on Application", "application-no-outer-layer: { in: Application, forbid: { layers: Infrastructure } }")]
    [InlineData("Never expose the DbContext outside the data layer - use repositories", "db-session-only-in-infrastructure: { reserve: { types: { is: db-session }, for: Infrastructure } }")]
    [InlineData("Controllers call services, never repositories", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    public void A_sentence_about_layers_is_a_rule(string sentence, string rules) => Assert.Equal(rules, Derived.Rules($"# Rules\n\n- {sentence}\n"));

    [Fact]
    public void Whom_it_is_about_may_stand_above() =>
        Assert.Equal("service-no-repository: { in: Service, forbid: { layers: Repository } }", Derived.Rules("# Rules\n\n## Services\n\n- Never call repositories\n"));

    [Fact]
    public void A_noun_may_stand_for_the_verb()
    {
        var rules = Derived.From("# Rules\n\n- **The domain has no infrastructure imports**: no EF Core, no HttpClient\n").Rules.Select(rule => rule.Name);
        Assert.Contains("domain-no-infrastructure", rules);
        Assert.DoesNotContain(rules, rule => rule.StartsWith("infrastructure-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- **Application**: references Domain only\n- **Infrastructure**: references Application + Domain\n- **Api**: calls them\n")]
    [InlineData("## 2. Application Layer (Shop.Application)\n\n- References: Domain\n\n## Infrastructure Layer\n\n- Contains: the DbContext\n\n## API Layer\n\n- Contains: controllers\n")]
    public void What_is_referenced_is_all_that_is_used(string text)
    {
        var rule = Assert.Single(Derived.From($"# Layers\n\n{text}").Rules, rule => rule.Name == "application-no-outer-layer");
        Assert.DoesNotContain("Domain", YamlText.Flow(rule.Body.Find("forbid")!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_means_the_layers_of_the_document()
    {
        const string Text = """
            # Rules

            - The domain depends on nothing.
            - The application layer must not use infrastructure.
            """;
        Assert.Contains("domain-no-outer-layer: { in: Domain, forbid: { layers: [Infrastructure, Application] } }", Derived.Rules(Text));
    }

    [Theory]
    [InlineData("Models may be used by services")]
    [InlineData("Services are stateless")]
    [InlineData("Never commit to the repository without a test")]
    [InlineData("Background services log their errors")]
    [InlineData("Controllers must not be longer than a page")]
    [InlineData("Never create services with `new` in controllers")]
    [InlineData("Do not register repositories in controllers")]
    [InlineData("Do not put business logic in controllers; use services")]
    [InlineData("Controllers should not contain business logic, delegate to services")]
    [InlineData("Endpoints never contain logic that belongs in a service")]
    [InlineData("Models must not contain business logic, put it in services")]
    [InlineData("Controllers shouldn't use try/catch; services throw exceptions")]
    [InlineData("Never instantiate services with new in controllers")]
    [InlineData("Never put services in the Controllers folder")]
    [InlineData("Avoid injecting more than 5 services in a controller")]
    [InlineData("Don't mock repositories in service tests")]
    [InlineData("Never use repositories without an interface in services")]
    [InlineData("Services do not return entities to controllers")]
    // Only what is said against is forbidden.
    [InlineData("One DbContext per service; no lazy loading")]
    [InlineData("A repository does not decide; the application layer does")]
    [InlineData("Controllers must not decide anything; they delegate to application services")]
    [InlineData("Controllers depend on interfaces of services, never on concrete services")]
    [InlineData("Prices of external APIs are asked for only in jobs")]
    [InlineData("No `services.AddScoped` in Application")]
    [InlineData("A test class of a service must not call endpoints")]
    [InlineData("Application\n\n## Presentation Layer\n\n- No business logic in controllers")]
    public void What_joins_no_two_layers_is_none(string sentence) =>
        Assert.DoesNotContain(Derived.From($"# Rules\n\n- {sentence}\n").Rules, rule => rule.Name.Contains("-no-", StringComparison.Ordinal) && rule.Body.Find("forbid") is not null);

    [Fact]
    public void Roles_and_rings_side_by_side_leave_the_rings_as_selectors()
    {
        var derivation = Derived.From("# Rules\n\n- Services must not use controllers.\n- The domain must not reference infrastructure.\n");
        Assert.DoesNotContain(derivation.Layers, layer => layer.Key is "Domain" or "Infrastructure");
        Assert.Contains("""in: { in: ["**.Domain.**", "**.Core.**"] }""", Derived.Rules("# Rules\n\n- Services must not use controllers.\n- The domain must not reference infrastructure.\n"));
    }

    [Theory]
    [InlineData("Never use the DbContext in services, except in startup code", """in: { layer: Service, not: { is: composition-root } }""")]
    [InlineData("Services must not use the DbContext unless they are background jobs", """in: { layer: Service, not: { is: background-service } }""")]
    public void What_is_excepted_is_taken_out(string sentence, string subject) => Assert.Contains(subject, Derived.Rules($"# Rules\n\n- {sentence}\n"));

    [Fact]
    public void An_exception_that_nobody_understands_is_said()
    {
        var row = Assert.Single(Derived.From("# Rules\n\n- Services must not use the DbContext, except on Tuesdays\n").Statements);
        Assert.Equal(["service-no-db-session"], row.Rules);
        Assert.Contains("on Tuesdays", row.Understanding.Reason);
    }
}
