using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class OwnershipRecogniserTests
{
    private readonly OwnershipRecogniser recogniser = new(Forms.Lexicon);

    [Theory]
    [InlineData("Use this agent when working with the server and its database in apps/server/", "apps/server/**")]
    [InlineData("Use for endpoints, services and logic in packages/server.", "packages/server/**")]
    [InlineData("Your scope is everything under the `backend/` directory at the root.", "backend/**")]
    [InlineData("**YOU OWN** apps/server/:", "apps/server/**")]
    [InlineData("These rules apply only to `src/Orders/**/*.cs`.", "src/Orders/**/*.cs")]
    public void A_sentence_limits_its_document(string sentence, string glob)
    {
        var understood = recogniser.Understand(Forms.Sentence(sentence));
        Assert.Equal("ownership", Drafts.Of(understood));
        Assert.Equal(glob, Assert.Single(understood!.Scope));
    }

    [Theory]
    [InlineData("Your scope is session/worker state and CI/CD.")]
    [InlineData("Keep everything in apps/server/ tidy")]
    [InlineData("Never work in apps/client/")]
    [InlineData("See https://example.org/a/b for your scope.")]
    public void A_path_alone_limits_nothing(string sentence) => Assert.Null(recogniser.Understand(Forms.Sentence(sentence, polarity: sentence.StartsWith("Never", StringComparison.Ordinal) ? Polarity.Forbid : Polarity.None)));

    [Theory]
    [InlineData("`packages/server/` - the application", "ownership")]
    [InlineData("`packages/shared/` - Type definitions and helpers (primary owner)",
        "ownership: contract-place { in: { is: dto, not: { is: nested } }, name: { namespace: **.Shared.** } }")]
    public void An_item_of_a_scope(string item, string expected)
    {
        var understood = recogniser.Understand(Forms.Item(item, under: "Scope", leadIn: "Your primary scope is:"));
        Assert.Equal(expected, Drafts.Of(understood));
        Assert.EndsWith("/**", Assert.Single(understood!.Scope), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MCP server (api/mcp_sdk/)",
        "ownership: mcp-in-one-place { reserve: { types: { in: ModelContextProtocol.** }, for: { any: [{ in: **.Mcp.** }, { in: **.McpSdk.** }] } } }; parts-of-server { in: { path: apps/server/** }, name: { folder: [apps/server, apps/server/api/mcp_sdk/**] } }")]
    [InlineData("Web server (main.py, api/)", "ownership: parts-of-server { in: { path: apps/server/** }, name: { folder: [apps/server, apps/server/api/**] } }")]
    [InlineData("All of the tests", "-")]
    public void An_item_of_what_one_owns(string item, string expected) =>
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Item(item, leadIn: "YOU OWN apps/server/:"))));

    [Theory]
    [InlineData("Execution engine, handlers → shop-core", "ownership: owned-by-shop-core { reserve: { types: [{ in: **.Execution.**, is: internal }], for: { any: [{ in: **.Execution.** }] }, owner: shop-core }, because: what is not public may change any day }; nothing-of-shop-core-here { forbid: { declares: [{ in: **.Execution.** }] }, because: it belongs to shop-core }")]
    [InlineData("LLM infrastructure, GraphQL schema changes -> data team",
        "ownership: owned-by-data-team { reserve: { types: [{ in: [**.Llm.**, **.LLM.**, **.GraphQl.**, **.GraphQL.**], is: internal }], for: { any: [{ in: [**.Llm.**, **.LLM.**, **.GraphQl.**, **.GraphQL.**] }] }, owner: data team }, because: what is not public may change any day }; nothing-of-data-team-here { forbid: { declares: [{ in: [**.Llm.**, **.LLM.**, **.GraphQl.**, **.GraphQL.**] }] }, because: it belongs to data team }")]
    [InlineData("Endpoint → Service", "-")]
    [InlineData("Domain models, services → shop-core", "ownership: owned-by-shop-core { reserve: { types: [{ in: **.Domain.**, is: internal }], for: { any: [{ in: **.Domain.** }] }, owner: shop-core }, because: what is not public may change any day }; nothing-of-shop-core-here { forbid: { declares: [{ in: **.Domain.** }] }, because: it belongs to shop-core }")]
    [InlineData("TypeScript specs → shop-core", "-")]
    [InlineData("Draft → Approved", "-")]
    public void An_item_of_what_others_own(string item, string expected) =>
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Item(item, leadIn: "YOU DO NOT OWN:"))));

    [Theory]
    [InlineData("Billing engine is owned by payments-team, not by us.", "ownership: owned-by-payments-team { reserve: { types: [{ in: **.Billing.**, is: internal }], for: { any: [{ in: **.Billing.** }] }, owner: payments-team }, because: what is not public may change any day }; nothing-of-payments-team-here { forbid: { declares: [{ in: **.Billing.** }] }, because: it belongs to payments-team }")]
    [InlineData("Tools are isolated in Docker containers managed by Runner service",
        "ownership: containers-belong-to-runners { reserve: { types: { in: Docker.DotNet.** }, for: { any: [{ named: [*Runner, *RunnerService] }] } } }")]
    [InlineData("MCP server integration is backend responsibility.", "ownership: mcp-in-one-place { reserve: { types: { in: ModelContextProtocol.** }, for: { any: [{ in: **.Mcp.** }] }, owner: backend } }")]
    [InlineData("**To shop-core**: Execution handlers, service architecture", "ownership: owned-by-shop-core { reserve: { types: [{ in: **.Execution.**, is: internal }], for: { any: [{ in: **.Execution.** }] }, owner: shop-core }, because: what is not public may change any day }; nothing-of-shop-core-here { forbid: { declares: [{ in: **.Execution.** }] }, because: it belongs to shop-core }")]
    [InlineData("To be safe: check twice", "-")]
    [InlineData("The order is handled by the service.", "-")]
    [InlineData("Errors are handled by middleware.", "-")]
    public void A_sentence_names_an_owner(string sentence, string expected) =>
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Sentence(sentence))));

    [Theory]
    [InlineData("**Database**: src/store/order_store.py (schema in /src/schema_keeper.py)", "catalog: database-in-infrastructure { reserve: { types: { is: db-session }, for: { any: [{ named: [OrderStore, SchemaKeeper] }] } } }")]
    [InlineData("**MCP**: src/mcp/", "-")]
    [InlineData("**Server**: src/main.py, src/app.py", "-")]
    public void Files_that_do_something(string item, string expected) =>
        Assert.Equal(expected, Drafts.Of(recogniser.Understand(Forms.Item(item, section: SectionSense.References))));

    [Fact]
    public void Whom_to_tell_is_no_owner() =>
        Assert.Null(recogniser.Understand(Forms.Item("Execution issues → shop-core", under: "Escalation", section: SectionSense.Ownership)));

    [Fact]
    public void The_line_above_what_others_own_is_enforced_by_what_stands_below() =>
        Assert.Equal(Force.Plain, recogniser.Understand(Forms.Sentence("**YOU DO NOT OWN**:"))!.SetsForce);

    [Theory]
    [InlineData("paths", "src/Orders/**, ./src/{A,B}/**", "src/Orders/**|src/{A,B}/**")]
    [InlineData("applyTo", "\"**/*.cs\"", "")]
    [InlineData("globs", "/server/**/*.cs", "server/**/*.cs")]
    [InlineData("tools", "Read, Write", "")]
    public void The_head_of_a_document_limits_it(string key, string value, string globs) =>
        Assert.Equal(globs, string.Join('|', Scopes.Of(new FrontMatter([new FrontMatterEntry(key, [value], 2)]))));
}
