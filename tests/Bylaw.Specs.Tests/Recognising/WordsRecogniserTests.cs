using Bylaw.Specs.Reading;
using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

/// <summary>Sentences as teams write them, and what becomes of each: its disposition, its kind, and the rules or the ids of other analyzers.</summary>
public class WordsRecogniserTests
{
    private const string Understood = """
        enforced async awaited-calls | Never use `.Result` or `.Wait()` on tasks.
        enforced async awaited-calls | All I/O must be asynchronous.
        enforced async awaited-calls | Use async/await throughout, no blocking calls.
        enforced async awaited-calls | Avoid sync-over-async.
        enforced async awaited-calls | No synchronous database calls in async code.
        enforced async awaited-calls | Always use async methods for database access.
        enforced async awaited-calls | Don't block on async code with `GetAwaiter().GetResult()`.
        delegated async VSTHRD100,VSTHRD101,MA0155 | Never write `async void` methods.
        delegated async VSTHRD100,VSTHRD101,MA0155 | Avoid async void.
        delegated naming VSTHRD200 | Async methods must end with the `Async` suffix.
        judgment naming | Do not add the `Async` suffix to method names.
        delegated async CS4014,VSTHRD110 | Never fire and forget; always await.
        delegated async CA2007 | Use `ConfigureAwait(false)` in library code.
        enforced async no-configure-await | Don't use `ConfigureAwait(false)` in this application.
        delegated async CA2016,MA0040 | Pass the `CancellationToken` through every async call.
        delegated async CA2016,MA0040 | Every async method accepts a `CancellationToken` and forwards it.
        judgment style | Consider `ValueTask` for hot paths.
        judgment async | Use `Task.WhenAll` to run independent work in parallel.
        enforced async no-thread-sleep | No `Thread.Sleep`.
        enforced async jobs-not-threads | Never use `Task.Run` in controllers.
        judgment concurrency | Protect shared state with a lock.
        delegated di CA2211,S2223,S2696 | No mutable static state.
        enforced exception-policy no-silent-failure | Never swallow exceptions.
        enforced exception-policy no-silent-failure | No empty catch blocks.
        enforced exception-policy no-silent-failure | Errors must never be silently ignored.
        delegated exception-policy CA2200 | Rethrow with `throw;`, never `throw ex;`.
        delegated exception-policy CA1031 | Never catch `Exception`; catch specific exceptions.
        enforced forbidden-api no-system-exception | Never throw `System.Exception`.
        enforced exception-policy expected-failures-are-results | Return a `Result<T>` instead of throwing exceptions for business failures.
        enforced exception-policy expected-failures-are-results | Use the Result pattern for expected failures, not exceptions.
        judgment exception-policy | Throw domain exceptions for broken invariants.
        enforced exception-policy errors-have-one-handler | Use a global exception handler middleware.
        judgment return-shape | Return ProblemDetails (RFC 7807) for errors.
        enforced naming exception-name | Exception classes must end with the suffix `Exception`.
        judgment style | Use guard clauses and return early.
        enforced di injected-services | Prefer constructor injection.
        enforced di injected-services | Never create services with `new` in controllers; inject them.
        judgment di | Register services in `Program.cs` with the DI container.
        enforced di no-service-locator | Avoid the service locator pattern.
        enforced di no-service-locator | Don't resolve services from `IServiceProvider`.
        judgment di | Never inject a scoped service into a singleton.
        judgment di | Services are registered as scoped.
        enforced di http-clients-from-factory | Use `IHttpClientFactory`; never `new HttpClient()`.
        enforced di settings-through-options | Bind configuration with the options pattern (`IOptions<T>`), never inject `IConfiguration` into services.
        enforced raw-sql sql-has-parameters | Always use parameterized queries.
        enforced raw-sql sql-has-parameters | Never concatenate SQL strings.
        enforced raw-sql sql-has-parameters | Guard against SQL injection.
        enforced raw-sql no-raw-sql | Never use raw SQL.
        enforced n-plus-1 one-query-for-all | Watch out for N+1 queries.
        enforced n-plus-1 one-query-for-all | Never query the database inside a loop.
        enforced ef-query read-without-tracking | Use `AsNoTracking()` for read-only queries.
        enforced ef-query read-by-projection | Prefer projections with `Select` over loading full entities.
        enforced ef-query no-lazy-loading | Lazy loading is forbidden.
        enforced ef-query repository-saves-nothing | Repositories must not call `SaveChanges`.
        judgment ef-query | Call `SaveChangesAsync` once per unit of work.
        judgment ef-query | Use `Include` for eager loading of related data.
        judgment ef-query | Add database indexes for columns that are filtered.
        enforced ef-query no-mapping-attributes | Configure entities with the Fluent API, not data annotations.
        enforced migrations no-ensure-created | Never call `EnsureCreated`.
        enforced migrations safe-migrations | Migrations must be reversible: always implement `Down`.
        enforced migrations safe-migrations | Never drop columns in a migration.
        judgment migrations | Never edit an existing migration.
        enforced forbidden-api no-hard-delete | Never hard delete records.
        unresolved ef-query | Use soft deletes for all entities.
        enforced type-shape audited-entities | Every entity has `CreatedAt` and `UpdatedAt`.
        enforced forbidden-api no-local-time | Store all dates in UTC.
        enforced forbidden-api clock-is-injected | Inject `TimeProvider` instead of calling `DateTime.UtcNow`.
        enforced forbidden-api clock-is-injected | Use `IClock` for the current time.
        enforced type-shape money-is-decimal | Use `decimal` for monetary amounts, never `double`.
        judgment architecture | Wrap multi-step writes in a database transaction.
        judgment architecture | Make commands idempotent.
        judgment events | Publish integration events through the outbox.
        judgment architecture | Cache reference data with a short expiration in a distributed cache.
        enforced thin-endpoint thin-endpoints | Keep controllers thin.
        enforced thin-endpoint thin-endpoints | No business logic in controllers.
        enforced thin-endpoint thin-endpoints | Controllers should only delegate to services.
        enforced thin-endpoint thin-endpoints | Never put business logic in endpoints.
        judgment thin-endpoint | Command handlers should be thin.
        enforced layer-dependency endpoint-no-db-session | Never inject `DbContext` into controllers.
        enforced dto-boundary no-model-in-response | Never return entities from the API.
        enforced dto-boundary no-model-in-response | Never expose domain entities directly in API responses.
        enforced dto-boundary no-model-in-response | Controllers return DTOs, never entities.
        enforced dto-boundary no-model-in-response | Use DTOs for all API responses.
        judgment architecture | Repositories return domain entities, not DTOs.
        enforced secret-exposure no-secret-in-response | Never return passwords or tokens in responses.
        enforced secret-exposure no-secret-in-response | Passwords must never be part of an API response.
        enforced required-attribute authorized-endpoints | Every endpoint must require authorization.
        enforced required-attribute authorized-endpoints | All endpoints require authentication unless marked public.
        enforced required-attribute authorized-endpoints | `[Authorize]` on every controller.
        judgment security-config | Use JWT bearer tokens for authentication.
        enforced validation validated-input | Validate all input at the API boundary.
        enforced validation validated-input,one-validation | Every request must be validated with FluentValidation.
        enforced validation validated-input | Never trust user input.
        enforced validation commands-have-validators | Every command has a validator.
        judgment validation | Business rules are validated in the domain.
        enforced docs documented-endpoints | Document every endpoint with OpenAPI attributes.
        enforced docs documented-endpoints | Every endpoint has `WithSummary` and `Produces`.
        enforced pagination paged-collections | List endpoints must be paginated.
        enforced pagination paged-collections | Never return unbounded lists.
        enforced routes versioned-routes | All routes are versioned: `/api/v1/...`.
        enforced routes plural-routes | Use plural nouns for resource routes.
        judgment routes | Use kebab-case for URLs.
        judgment routes | Return 201 Created after a POST.
        unresolved return-shape | All endpoints return a consistent response envelope.
        delegated delegate CA2100,CA3001,CA3002 | Check for OWASP top 10 issues.
        delegated security-config CA5391,CA5382,CA5383 | Protect forms against CSRF.
        delegated forbidden-api CA5350,CA5351,CA5379 | Never use MD5 or SHA1.
        delegated forbidden-api CA5350,CA5351,CA5379 | Passwords are hashed with bcrypt.
        delegated forbidden-api CA5394 | Use a cryptographically secure random number generator.
        enforced forbidden-api no-binary-formatter | Never use `BinaryFormatter`.
        enforced forbidden-api no-code-from-text | Never use `eval`.
        enforced security-config no-any-origin | Never allow any origin in CORS.
        judgment security-config | Enforce HTTPS in production.
        judgment security-config | Apply rate limiting to public endpoints.
        enforced secret-literal no-secret-in-code | Never hardcode secrets.
        enforced secret-literal no-secret-in-code | Never commit secrets or connection strings to the repository.
        enforced secret-literal no-secret-in-code | Secrets come from environment variables or the key vault.
        enforced secret-literal no-secret-in-code | No passwords in `appsettings.json`.
        enforced tenant-isolation tenants-apart | Every query must be filtered by `TenantId`.
        enforced tenant-isolation tenants-apart | Never call `IgnoreQueryFilters`.
        enforced logging-style structured-logs | Use structured logging with message templates.
        enforced logging-style structured-logs | Never use string interpolation in log messages.
        enforced logging-style log-not-console | Never use `Console.WriteLine`.
        enforced logging-style log-not-console | Use `ILogger<T>` instead of `Console.WriteLine`.
        enforced log-sensitive logs-without-secrets | Never log passwords or tokens.
        enforced log-sensitive logs-without-personal-data | Never log PII.
        enforced log-sensitive no-bodies-in-logs | Do not log request bodies.
        delegated logging-style CA1848,CA1873 | Use `LoggerMessage` source generators for hot paths.
        judgment logging-style | Log at Information level when an order ships.
        judgment observability | Propagate the correlation id in every request.
        judgment observability | Expose a health check endpoint.
        enforced disposal resources-given-back | Always dispose `IDisposable` resources.
        enforced nullable nullable-enabled | Nullable reference types are enabled.
        enforced nullable nullable-enabled | Never disable nullable.
        enforced nullable no-null-forgiving | Avoid the null-forgiving operator.
        enforced type-shape typed-signatures | Never use `dynamic`.
        enforced type-shape dto-records | Use records for DTOs.
        enforced type-shape dto-records | DTOs are `record` types.
        enforced type-shape message-records | Commands and queries are records.
        enforced type-shape value-objects-are-immutable | Value objects must be immutable.
        enforced type-shape value-objects-are-immutable | Use immutable value objects.
        enforced type-shape value-objects-are-immutable | Value objects have no setters.
        unresolved type-shape | Value objects are records.
        enforced type-shape entities-guard-their-state | Entities have private setters.
        enforced type-shape entities-guard-their-state | No public setters on entities.
        enforced type-shape entities-guard-their-state | Never expose public setters in domain models.
        enforced type-shape entities-guard-their-state | Entities must not have public setters; change them through methods.
        enforced type-shape entities-guard-their-state | Use `private set` for the properties of entities.
        enforced type-shape entities-guard-their-state | Aggregates encapsulate their state with private setters.
        enforced type-shape entities-guard-their-state | Domain entities encapsulate state: protected setters, rich behaviour.
        enforced type-shape entities-guard-their-state | Encapsulation in entities: minimize public setters.
        enforced type-shape entities-guard-their-state | Entities never expose setters; state changes through methods.
        enforced type-shape value-objects-are-immutable | Value objects are immutable: no public setters.
        enforced type-shape dtos-are-immutable | DTOs are immutable.
        enforced type-shape dtos-are-immutable | DTOs must be immutable (`init` only).
        enforced type-shape dtos-are-immutable | Use init-only properties for DTOs.
        enforced type-shape dtos-are-immutable | Never use mutable DTOs.
        enforced type-shape dto-records | DTOs are immutable records.
        unresolved type-shape | Use private setters.
        unresolved type-shape | Avoid public setters.
        judgment type-shape | Avoid anemic domain models.
        delegated type-shape CA1852,MA0053 | Classes are sealed by default.
        delegated type-shape CA1515,IDE0040 | Make types internal by default.
        delegated style IDE0044 | Mark fields readonly where possible.
        delegated style IDE0055 | Run `dotnet format` so that formatting is consistent.
        delegated style IDE0011 | Always use braces for control statements.
        delegated style IDE0161 | Use file-scoped namespaces.
        delegated style IDE0160 | Do not use file-scoped namespaces.
        delegated file-layout IDE0130 | Namespaces must match the folder structure.
        delegated style IDE0005,IDE0065,IDE0055 | Remove unused usings.
        delegated style IDE0290 | Prefer primary constructors.
        judgment style | Avoid primary constructors.
        delegated style IDE0021,IDE0022,IDE0025 | Use expression-bodied members for one-liners.
        delegated style IDE0007,IDE0008 | Use `var` when the type is obvious.
        delegated style IDE0066,IDE0078,IDE0090 | Prefer switch expressions and pattern matching.
        delegated style IDE0003,IDE0009 | Don't use `this.` qualifiers.
        delegated style CA1507 | Use `nameof` instead of string literals.
        delegated style CA1305,CA1307,CA1309 | Always pass a `CultureInfo` when formatting.
        delegated style S125 | No commented-out code.
        delegated style S1135,MA0026 | No TODO comments in merged code.
        delegated style SA1124 | Do not use regions.
        delegated file-layout SA1402,SA1649,MA0048 | One class per file.
        delegated file-layout SA1402,SA1649,MA0048 | Each type lives in its own file.
        delegated naming IDE1006 | Use PascalCase for public members and camelCase for locals.
        delegated naming IDE1006 | Private fields start with an underscore (`_field`).
        delegated naming CA1715,IDE1006 | Interfaces are prefixed with `I`.
        judgment naming | Use meaningful names.
        delegated docs CS1591,SA1600 | Public APIs must have XML documentation comments.
        judgment style | Don't write XML comments.
        judgment style | Comments explain why, not what.
        judgment style | No magic strings.
        delegated style CA1502,S138,S104 | Methods should not be longer than 30 lines.
        delegated style CA1502,S138,S104 | At most 4 parameters per method.
        judgment style | Treat warnings as errors.
        delegated delegate RS0016,RS0017,CP0001 | Don't break the public API.
        delegated packages NU1008 | Package versions live in `Directory.Packages.props`.
        unresolved packages | Don't add new packages without approval.
        enforced tests-companion services-are-tested | Every service must have unit tests.
        enforced tests-companion services-are-tested | Write unit tests for all new features.
        process process | All tests must pass before committing.
        process process | Run `dotnet test` before every commit.
        process process | Use conventional commits.
        process process | Create feature branches from `main`.
        process process | Never push directly to `main`.
        process process | Ask a clarifying question when requirements are unclear.
        process process | Update the README when behaviour changes.
        judgment test-style | Follow Arrange-Act-Assert.
        judgment architecture | Follow best practices.
        judgment architecture | Write clean, maintainable code.
        judgment architecture | Follow SOLID principles.
        judgment architecture | Keep it simple.
        judgment type-shape | Prefer composition over inheritance.
        judgment architecture | Use CQRS to separate reads from writes.
        judgment type-shape | Aggregates protect their invariants.
        process tests-companion | Aim for 80% code coverage.
        enforced test-style no-in-memory-database | Never use the EF Core in-memory database in tests.
        enforced naming test-class-name | Test classes end with `Tests`; suffix test classes.
        unresolved test-style | Name tests `MethodName_Scenario_ExpectedResult`.
        enforced packages one-mocking | Use NSubstitute, not Moq.
        enforced packages one-mocking | Use NSubstitute for mocking.
        enforced packages one-test-framework | Use xUnit for tests.
        enforced packages one-mapping | No AutoMapper.
        enforced packages one-json | Use `System.Text.Json` instead of `Newtonsoft.Json`.
        enforced packages one-json | Never use Newtonsoft.Json.
        enforced packages stack | Use C# 13 and .NET 9.
        enforced forbidden-api no-guid-new-guid | Never use `Guid.NewGuid()`.
        enforced forbidden-api no-hashtable | Do not use `Hashtable`.
        enforced forbidden-api no-web-client | Avoid `WebClient`.
        enforced forbidden-api no-date-time | Use `DateTimeOffset` instead of `DateTime`.
        unresolved forbidden-api | Never use `Acme.Legacy`.
        enforced type-shape model-extends-base-entity | All entities inherit from `BaseEntity`.
        enforced type-shape handler-implements-irequest-handler | Every handler must implement `IRequestHandler<TRequest, TResponse>`.
        enforced required-attribute controller-api-controller | Every controller must be annotated with `[ApiController]`.
        enforced type-shape service-internal | Services are `internal`.
        enforced naming repository-name | Repositories end with the suffix `Repository`.
        judgment naming | Suffix DTOs with `Dto`.
        enforced forbidden-api no-obsolete | Never use `[Obsolete]`.
        enforced forbidden-api no-environment-get-environment-variable | Never call `Environment.GetEnvironmentVariable` directly.
        enforced forbidden-api no-my-exception | Never throw `MyException`.
        judgment test-style | You may use `dynamic` in tests.
        enforced exception-policy guarded-jobs | Background jobs must catch and log exceptions.
        enforced forbidden-api no-repositories | Do not use the repository pattern.
        enforced test-style tests-reach-nobody | Mock external dependencies in unit tests.
        enforced forbidden-api no-legacy-apis | Never use deprecated APIs.
        enforced async awaited-calls | Use async all the way down.
        enforced packages stack | Target .NET 10.
        enforced forbidden-api service-no-order-factory | Services must not use `OrderFactory`.
        """;

    private const string NotEnforced = """
        Consider passing a cancellation token to long-running operations.
        Raw SQL is allowed for reports.
        Don't use `OrderCache` when the list is small.
        Use HTTPS everywhere.
        Repositories are internal to the module.
        We value simple code.
        The API returns JSON.
        Validation errors are shown to the user.
        Logging is done with Serilog.
        A controller groups related actions.
        Use dependency injection extension methods to register modules.
        Handlers return results.
        The service layer calls the payment provider over HTTP.
        Pagination component lives in the frontend.
        Log in with your company account.
        Tokens are refreshed every hour.
        The database is backed up nightly.
        Async communication between services uses RabbitMQ.
        Use DTOs in the mobile client.
        Keep tests independent of each other.
        Use descriptive log messages.
        Secrets rotate every 90 days.
        The token store caches access tokens.
        The tenant is resolved from the host name.
        Records are kept for seven years.
        Sealed bids are opened at noon.
        Migrations run on startup.
        Use the `var` directory for temporary files.
        Controllers may call repositories directly for health checks.
        It is fine to use `DateTime.Now` in scripts.
        Do not validate input in the repository layer again.
        Do not paginate internal admin lists.
        Do not add pagination to lookup endpoints.
        Do not use structured logging in scripts.
        Avoid AsNoTracking when updating entities.
        No need for authorization on internal endpoints.
        Avoid dependency injection in value objects.
        Don't write unit tests for DTOs.
        Do not use records for entities.
        Never mock the database in integration tests.
        Avoid DTOs for internal calls.
        Prefer integration tests over unit tests.
        Keep PRs small.
        Use the latest C# features.
        Avoid premature optimization.
        Use a circuit breaker for external calls.
        Errors are returned as problem details.
        Avoid magic numbers.
        Prefer immutability.
        Use feature folders.
        Avoid deep nesting of folders.
        Entities must have strongly typed ids.
        Use enums instead of booleans.
        Document architecture decisions as ADRs.
        Async methods return early when cancelled.
        Use caching for expensive queries.
        Background jobs run in a separate process.
        The console application starts the host.
        Use `dotnet user-secrets` for local development.
        Read the connection string from configuration.
        Dispose pattern is explained in the wiki.
        Endpoints are grouped by feature.
        Controllers inherit from our base controller.
        Test data builders create entities.
        Mock data is in the fixtures folder.
        Use Postman to test endpoints.
        Validate the architecture with ArchUnit.
        The repository has a README.
        Clone the repository before you start.
        Push the image to the registry.
        Each service has its own repository.
        Services communicate through events.
        The model is trained weekly.
        Each model has a version.
        Use GPT-4 as the model.
        Query parameters are camelCase.
        JSON properties are camelCase.
        Table names are snake_case.
        Column names use PascalCase.
        Environment variables are upper case.
        Use constants for route names.
        Use exceptions sparingly.
        Handle errors gracefully.
        Log errors.
        Log all exceptions at Error level.
        Wrap external calls in a retry policy.
        Avoid static classes.
        Avoid inheritance deeper than two levels.
        Avoid circular dependencies between modules.
        Interfaces are defined where they are used.
        Entities may have public setters.
        Don't use private setters in entities.
        Prefer immutable collections in DTOs.
        View models have public setters.
        Properties with public setters need validation.
        Use one DbContext per bounded context.
        The DbContext is scoped.
        Use Swagger UI to try the API.
        Keep Swagger up to date.
        Update OpenAPI docs.
        CORS is configured in Program.cs.
        The API key is sent in a header.
        Passwords need at least 12 characters.
        Users can reset their password by e-mail.
        Email addresses are unique.
        Logs are shipped to Seq.
        Use the outbox for events.
        Prefer `List<T>` for small collections.
        Use `string` for ids.
        Use `OrderService` as an example.
        See `OrderService.cs`.
        Look at `Program.cs` for wiring.
        """;

    public static IEnumerable<object[]> Sentences => Lines(Understood).Select(line => line.Split(" | ", 2)).Select(parts => new object[] { parts[1], parts[0] });

    public static IEnumerable<object[]> NearMisses => Lines(NotEnforced).Select(line => new object[] { line });

    [Theory, MemberData(nameof(Sentences))]
    public void Understands(string sentence, string expected)
    {
        var told = Tell(sentence);
        Assert.Equal(expected, (told.Find(Acts) ?? told.Find(understanding => understanding is not null)) is { } understanding ? Text(understanding) : "nothing");
        Assert.Equal([], told.SelectMany(one => one?.Rules ?? []).SelectMany(draft => RuleTexts.Problems(draft.Name, draft.Body)));
    }

    [Theory, MemberData(nameof(NearMisses))]
    public void EnforcesNothing(string sentence) => Assert.DoesNotContain(Tell(sentence), Acts);

    [Fact]
    public void LeadInBelongsToTheItem() =>
        Assert.Contains(Tell("- Never log:\n  - passwords\n"), understanding => understanding is { Rules: [{ Name: "logs-without-secrets" }] });

    [Theory]
    [InlineData("- Entities:\n  - Use private setters\n")]
    [InlineData("### Entities\n\n- No public setters\n")]
    public void WhatTheLineAboveAnswersIsNotAsked(string text) =>
        Assert.Contains(Tell(text), understanding => understanding is { Rules: [{ Name: "entities-guard-their-state" }] });

    [Fact]
    public void WhatOneSpecPicksAnotherDoesNotRuleOut()
    {
        var rules = Tell("- Use Dapper for reports.\n- Use EF Core for everything else.\n").SelectMany(understanding => understanding?.Rules ?? []).ToList();
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.DoesNotContain("Dapper\":", RuleTexts.Flow(rule.Body), StringComparison.Ordinal));
    }

    private static List<Understanding?> Tell(string text)
    {
        var document = SpecParser.Parse("AGENTS.md", "agents", "## Rules\n\n" + (text[0] is '-' or '#' ? text : $"- {text}\n"));
        var statements = new StatementReader(Forms.Lexicon).Read(document);
        var recogniser = new WordsRecogniser(Forms.Lexicon, statements);
        return [.. statements.Select(recogniser.Understand)];
    }

    private static bool Acts(Understanding? understanding) => understanding is { Disposition: Disposition.Enforced or Disposition.Delegated };

    private static string Text(Understanding understanding)
    {
        var what = understanding.Disposition == Disposition.Enforced ? string.Join(',', understanding.Rules.Select(rule => rule.Name)) : string.Join(',', understanding.Delegate.Take(3));
        return $"{understanding.Disposition.ToString().ToLowerInvariant()} {understanding.Kind} {what}".TrimEnd();
    }

    private static IEnumerable<string> Lines(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
