using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;

namespace Bylaw.Specs.Tests.Recognising;

/// <summary>Kinds of sentences that were once taken for more, or for less, than their authors meant.</summary>
public sealed class UnseenSpecsTests
{
    [Theory]
    // what something of the author's own does
    [InlineData("`FaultFilter` catches every exception silently before it logs it")]
    [InlineData("`ClerkRoles`, `OwnerRoles` - the names that stand in `[Authorize]`")]
    // words of two sentences
    [InlineData("Imports keep the raw file for a month. Input arrives by mail, and the clerk decides what counts as valid.")]
    // a package that lies below what is refused
    [InlineData("Creates a second cache over EF Core")]
    // the folders of tests, the tools of a shell, the steps of an upgrade
    [InlineData("Run `dotnet add package <id>` without a version")]
    [InlineData("Drop the old serializer on the .NET 9 upgrade")]
    [InlineData("Integration tests use `IClassFixture<ShopHost>` - not `ShopTestBase<T>`")]
    // wrong input is a case, and no demand to check it
    [InlineData("A coupon that fails under normal user input is an enum value")]
    // somebody else's entities, duplicated logic, administrators
    [InlineData("Do not duplicate handler logic in controllers")]
    [InlineData("Do not return domain entities from service methods")]
    [InlineData("Administrative endpoints must require explicit permissions")]
    [InlineData("Services that import files must extend `ImportService<T>`")]
    // of another layer, of a part of the list, of what may be
    [InlineData("Domain services must validate input")]
    [InlineData("Entities may have a `TenantId` for later")]
    [InlineData("Skip the validator when a request has no input to validate")]
    [InlineData("Do not create a repository for every class unless it is of use")]
    [InlineData("Audit codes are registered in one place - never a raw literal (guard: `AuditCodeTests`)")]
    [InlineData("Role names over technology names (`Gateway` over `Api`, `Client` over `Blazor`)")]
    [InlineData("Development: allow all origins in CORS")]
    [InlineData("Remove the timestamp prefix from the names of migrations")]
    [InlineData("`.claude/agents/` - a reviewer of N+1 queries")]
    [InlineData("Notes on the repo lie in `docs/adr/`")]
    // why, not what
    [InlineData("An immutable value object improves the logs")]
    [InlineData("Explain how Razor Pages relate to Serilog")]
    [InlineData("Guide the reader through structured logging with Serilog")]
    // what stands inside something is not what is refused, and neither is some of it all of it
    [InlineData("Never inject scoped services into `BackgroundService` directly")]
    [InlineData("Never put transient services into `ShopHost`")]
    [InlineData("Late reports: queries use `ILateQuery` instead of `IQuery`")]
    [InlineData("Slow repositories use `LateReader` instead of `PlainReader`")]
    [InlineData("Bind input models, not domain/EF entities")]
    [InlineData("In importers open a scope inside `ExecuteAsync`")]
    [InlineData("Use list patterns (introduced in C# 11) where they read well")]
    // a check of others than the one that can be checked
    [InlineData("Background workers validate their input")]
    [InlineData("Prefer async/await over the direct return of a task")]
    [InlineData("Read the time from `DateTime.UtcNow` or inject an `IClock`")]
    [InlineData("Never show stored secrets to the operator")]
    [InlineData("Controllers never know of other repos")]
    [InlineData("**Notes**: decisions of the monorepo go into `Notes`")]
    [InlineData("Whole repo → `Notes/{Name}.md`")]
    // said of something else: its subject, its place, the case in which it holds, its reason
    [InlineData("Ensure all authorization uses one retry policy")]
    [InlineData("Each report keeps its request types, validation and handler together in one file")]
    [InlineData("Trim inputs after validation")]
    [InlineData("Reports cannot be reopened — the importer validates its input")]
    [InlineData("Always mark them with `[ApiController]` — enables a ProblemDetails response")]
    [InlineData("The default store is in memory; set the flag to use SQL Server")]
    [InlineData("Utilize primary constructors for short classes (C# 12+)")]
    [InlineData("The filter reads the clock, so past bookings never block an edit")]
    [InlineData("Names of namespaces always end with a file - never block-scoped")]
    [InlineData("Read before adding reports, endpoints, validators or errors")]
    [InlineData("Every paged report query needs a validator of its own - the tests check it")]
    [InlineData("Don't rename the tenant filter, it stays anonymous")]
    [InlineData("In a job, restore the tenant context before the first tenant-filtered read")]
    [InlineData("Handler (`internal sealed`), validator, endpoint (`MapReport`)")]
    [InlineData("Event in source contracts, implements `IReportEvent`")]
    [InlineData("All migrations live in **one** project, sorted by module")]
    [InlineData("If the bus never starts, a service that can't publish returns HTTP 500")]
    [InlineData("The output names the owner's email, log in with it")]
    [InlineData("**Phase order (shop)**: Shop → ShopKey → Roster → Owner → Carts")]
    // what a name stands for
    [InlineData("**DTOs**: Plain objects that go through the API")]
    [InlineData("**Validation**: Integration of the input validation")]
    [InlineData("**DTOs** — create a `Model/<Name>/` folder with `Create<Name>Request.cs`")]
    // a request that is quoted, a version that is no demand, attributes of properties
    [InlineData("\"Create an endpoint for refunds with input validation.\"")]
    [InlineData("Use classic namespaces, even in .NET 6+ projects")]
    [InlineData("If more than one net10 SDK is installed, build with the newer one")]
    [InlineData("Put `[Required]` on all names in DTOs")]
    [InlineData("Keep mails out of the Controller: take no mails there. The flow is always: Controller -> Service -> Mails")]
    [InlineData("Override `ToString()` on key types for a clear log")]
    // of tests
    [InlineData("In **tests** do not use `.ConfigureAwait(false)`")]
    [InlineData("No `ConfigureAwait(false)` in unit tests")]
    // objects, guards and loggers of their own
    [InlineData("Anonymous objects: names match the parameters of the procedure exactly (no prefix)")]
    [InlineData("Guard constructor-injected dependencies with `Ensure.NotNull`")]
    [InlineData("Logger field: `_logger` injected via constructor")]
    [InlineData("Always use `IReportConsole` via dependency injection")]
    [InlineData("Models mirror the DTOs of the API — live in `src/Shop.Web/Models/ApiModels.cs`")]
    [InlineData("Rules of the domain must be enforced inside the domain model, not only in controllers")]
    public void Is_no_rule(string sentence) => Assert.Equal("", Derived.Rules($"# Conventions\n\n- {sentence}\n"));

    [Theory]
    [InlineData("- Responses use DTOs at the API boundary", 0)]
    [InlineData("- Responses must use DTOs at the API boundary", 1)]
    [InlineData("## Rules\n\n- Use DTOs at the API boundary", 1)]
    public void A_document_that_is_only_referred_to_has_to_say_what_must_be(string text, int rules)
    {
        var document = SpecParser.Parse("docs/guide.md", "guide", $"# How reports are made\n\n{text}\n") with { IsReferred = true };
        Assert.Equal(rules, new Deriver(Forms.Lexicon).Derive([document]).Rules.Count);
    }

    [Fact]
    public void A_long_item_says_its_rule_first()
    {
        const string Text = """
            # Decisions

            - **The clock is a parameter of the importer.** It was a field for a while. That made the nightly run of last March fail, since the field was read before
              the time zone was known to the process. Nullable reference types must be enabled in a project that wants to see such a thing, and the team had not done it.

            """;
        Assert.DoesNotContain("nullable-enabled", Derived.Rules(Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("**Inward only.** Domain depends on nothing. Application depends on Domain. Infrastructure depends on Application. Never turn that round.",
        "domain-no-outer-layer: { in: Domain, forbid: { layers: [Infrastructure, Application] } }\napplication-no-outer-layer: { in: Application, forbid: { layers: Infrastructure } }")]
    [InlineData("Keep domain types free of EF Core references", "domain-no-ef-core: { in: Domain, forbid: { namespaces: Microsoft.EntityFrameworkCore.** } }")]
    [InlineData("Domain has zero dependencies on Infrastructure", "domain-no-infrastructure: { in: Domain, forbid: { layers: Infrastructure } }")]
    [InlineData("Controllers send messages only — no direct repository injection in controllers", "endpoint-no-repository: { in: Endpoint, forbid: { layers: Repository } }")]
    [InlineData("Do not move DbContext references into Application", "application-no-db-session: { in: Application, forbid: { types: { is: db-session } } }")]
    public void Each_sentence_about_layers_is_read(string sentence, string rules) => Assert.Equal(rules, Derived.Rules($"# Rules\n\n- {sentence}\n"));

    [Fact]
    public void What_stands_before_the_dash_is_what_the_item_is_about()
    {
        var rules = Derived.Rules("# Projects\n\n- `Shop.Domain` - entities. No dependencies on other layers.\n- `Shop.Application` - services, DTOs. Depends only on `Domain`.\n- `Shop.Infrastructure` - EF Core. Depends on `Application`.\n");
        Assert.Contains("application-no-outer-layer: { in: Application, forbid: { layers: Infrastructure } }", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("model-", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_a_prohibition_the_first_part_is_what_is_wrong() =>
        Assert.Contains("no-model-in-response", Derived.Rules("# Conventions\n\nDo NOT write code that:\n\n- Returns domain entities from endpoints — always map to response DTOs\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("**Hard rules - never bypass:**")]
    [InlineData("**These hold without exception:**")]
    public void Rules_that_must_not_be_broken_point_as_they_say(string above) =>
        Assert.Contains("awaited-calls", Derived.Rules($"# Architecture\n\n{above}\n\n- Use async methods for all database access\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("In the import worker, never use `Thread.Sleep`")]
    [InlineData("For `Shop.Jobs`: never use `Thread.Sleep`")]
    [InlineData("Never swallow exceptions in the mail gateway")]
    [InlineData("Never use `Thread.Sleep` inside `ExecuteAsync`")]
    [InlineData("Never use `Task.Run` in the `StartAsync()`")]
    public void What_holds_in_one_place_is_asked_about(string sentence)
    {
        var row = Assert.Single(Derived.From($"# Conventions\n\n- {sentence}\n").Statements);
        Assert.Equal(Bylaw.Specs.Recognising.Disposition.Unresolved, row.Understanding.Disposition);
    }

    [Theory]
    [InlineData("In all projects, never use `Thread.Sleep`")]
    [InlineData("In every module: never use `Thread.Sleep`")]
    public void Everywhere_is_no_place(string sentence) => Assert.Contains("no-thread-sleep", Derived.Rules($"# Conventions\n\n- {sentence}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("## Frontend (React)\n\n- Never swallow errors\n")]
    [InlineData("## Billing in Java\n\n- Write structured logs\n")]
    [InlineData("## Testing\n\n- Never use `Thread.Sleep`\n")]
    [InlineData("- **Mail**: Java 21 and Spring Boot with PostgreSQL\n")]
    public void Other_parts_have_rules_of_their_own(string text) => Assert.DoesNotContain(":", Derived.Rules($"# Shop\n\nThe backend is written in C#.\n\n{text}"), StringComparison.Ordinal);

    [Fact]
    public void The_parts_of_a_thing_are_no_rules() =>
        Assert.Equal("", Derived.Rules("# Conventions\n\nA receipt must contain:\n\n- the approver\n- a timestamp in UTC\n"));

    [Theory]
    [InlineData("Each audit entry must include:", "Timestamp (UTC)")]
    [InlineData("A refund has these fields:", "the validated input")]
    [InlineData("Columns:", "Timestamp in UTC")]
    public void What_something_is_made_of_is_no_rule(string leadIn, string item) =>
        Assert.Equal("", Derived.Rules($"# Conventions\n\n{leadIn}\n\n- {item}\n"));

    [Fact]
    public void What_endpoints_are_made_of_is_one() =>
        Assert.Contains("authorized-endpoints", Derived.Rules("# Conventions\n\nEvery endpoint must have:\n\n- `[Authorize]`\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Keep refund handlers in Infrastructure")]
    [InlineData("Audit and Billing validators belong in `Contracts`")]
    public void Some_types_of_a_kind_are_asked_about(string sentence)
    {
        var row = Assert.Single(Derived.From($"# Conventions\n\n- {sentence}\n").Statements);
        Assert.Equal(Bylaw.Specs.Recognising.Disposition.Unresolved, row.Understanding.Disposition);
    }

    [Theory]
    [InlineData("Keep all handlers in Infrastructure")]
    [InlineData("Validators always belong in `Contracts`")]
    [InlineData("Refund rules are checked first. Validators live in `Contracts`")]
    [InlineData("**Refund safety** - keep handlers in Infrastructure")]
    [InlineData("Commands and command handlers belong in `Orders`")]
    public void All_types_of_a_kind_have_their_place(string sentence) => Assert.Contains("-place", Derived.Rules($"# Conventions\n\n- {sentence}\n"), StringComparison.Ordinal);

    [Fact]
    public void Tests_have_a_clock_of_their_own() =>
        Assert.DoesNotContain("clock-is-injected", Derived.Rules("# Conventions\n\n- Tests must be repeatable; time must come from a `TimeProvider` of the test\n"), StringComparison.Ordinal);

    [Fact]
    public void Below_workers_nothing_is_said_of_endpoints() =>
        Assert.DoesNotContain("Endpoint", Derived.Rules("# Conventions\n\n## Background workers\n\n- Validate all input\n"), StringComparison.Ordinal);

    [Fact]
    public void A_logger_alone_says_nothing_of_the_console() =>
        Assert.DoesNotContain("log-not-console", Derived.Rules("# Stack\n\n- Serilog\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Gebruik nooit `DateTime.Now`")]
    [InlineData("Nepoužívej `DateTime.Now`")]
    [InlineData("Jangan gunakan `DateTime.Now`")]
    [InlineData("Заборонено `DateTime.Now`")]
    [InlineData("Nunca use `DateTime.Now`")]
    public void A_code_name_is_refused_in_any_language(string sentence) => Assert.Contains("no-date-time-now", Derived.Rules($"# Conventions\n\n- {sentence}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("- Controller actions have no more than 12 lines\n", "{ statements: 12 }")]
    [InlineData("- Keep controllers thin\n- Endpoints have at most 6 statements and 3 branches\n", "{ statements: 6, complexity: 3 }")]
    [InlineData("- Keep controllers thin\n", "{ statements: 8, complexity: 5 }")]
    public void The_authors_number_counts(string text, string settings) => Assert.Contains($"thin-endpoint: {settings}", Derived.Rules($"# Conventions\n\n{text}"), StringComparison.Ordinal);

    [Fact]
    public void A_row_names_its_own_types()
    {
        var rules = Derived.Rules("# Naming\n\n| Element | Pattern |\n|---|---|\n| Gateway interface | `I{Resource}Gateway` |\n| Service | `{Entity}ServiceException` |\n");
        Assert.Contains("in: { named: \"*Gateway\", is: interface }", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("service-name", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_is_about_what_stands_below_it()
    {
        var rows = Derived.From("# Code\n\n- Never use `Thread.Sleep`\n\n## Braces and spaces (mandatory)\n\n- Write what reads well\n").Statements;
        Assert.DoesNotContain(rows, row => row.Statement.Text.Plain.StartsWith("Braces", StringComparison.Ordinal) && row.Rules.Count > 0);
    }

    [Fact]
    public void What_is_preferred_over_code_refuses_that_code() =>
        Assert.Contains("no-imemory-cache", Derived.Rules("# Conventions\n\n- **`HybridCache` over `IMemoryCache`.** One of the two is enough.\n"), StringComparison.Ordinal);

    [Fact]
    public void A_system_called_library_lists_no_libraries() =>
        Assert.Equal("", Derived.Rules("# Library backend\n\n- Redis and PostgreSQL run on the host of the library\n"));

    [Fact]
    public void A_blocking_wait_says_where_it_is_looked_for() =>
        Assert.Contains("everywhere", Assert.Single(Derived.From("# Rules\n\n- Never block with `.Result` or `.Wait()`\n").Statements).Understanding.Reason, StringComparison.Ordinal);

    [Fact]
    public void The_line_above_a_list_speaks_of_that_list_alone() =>
        Assert.Equal(["thin-endpoints"], Derived.From("# Rules\n\nNever write:\n\n- business logic in controllers\n\n## More\n\n- Never use `Thread.Sleep`\n").Statements[0].Rules);

    [Fact]
    public void A_bold_line_with_a_remark_is_a_heading() =>
        Assert.Equal("domain-no-infrastructure: { in: Domain, forbid: { layers: Infrastructure } }", Derived.Rules("# Rules\n\n**Domain** (pure)\n- Aggregates\n- No dependencies on Infrastructure, Mails\n"));
}
