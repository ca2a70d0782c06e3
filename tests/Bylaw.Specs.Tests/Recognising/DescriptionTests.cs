namespace Bylaw.Specs.Tests.Recognising;

/// <summary>What has the words of a rule in it and is none, or one of less.</summary>
public sealed class DescriptionTests
{
    [Theory]
    // examples in brackets
    [InlineData("Shared types lie beside the versions (e.g., `PageQuery`, `PagedResult<T>`)")]
    [InlineData("Implements ports of the core (e.g. `IShopContext`)")]
    // the parts of a layer
    [InlineData("Contains: handlers, DTOs, validators, mapping profiles")]
    // an answer, no wait
    [InlineData("Handlers map a `Result<T>` to a status code")]
    [InlineData("Siempre devuelven `Result` o `Result<T>`")]
    // reasons, names and files
    [InlineData("Before you change code, read `src/.editorconfig`")]
    [InlineData("Changed files keep 70% line coverage")]
    [InlineData("`pnpm exec nx test` runs the tests of the pages")]
    [InlineData("If it would be simpler without backwards compatibility, take the simpler path")]
    [InlineData("The dispatcher resolves handlers from `IServiceProvider`; no handler is a no-op")]
    [InlineData("Allowed methods: `GET`, `POST` - do not add `PATCH`")]
    [InlineData("No scanned invoices in PostgreSQL")]
    [InlineData("Avoid trivial tests (getters, setters, AutoMapper)")]
    [InlineData("docs/tenants.md - tenant isolation")]
    [InlineData("Names of views say what is in them (`OrderSummary`, not `OrderByCustomer`)")]
    [InlineData("Check your work before the push with `npm run test`")]
    [InlineData("Think of speed when working with EF Core")]
    [InlineData("Errors have one format with a code that a machine reads")]
    public void Is_no_rule(string sentence) => Assert.Equal("", Derived.Rules($"# Conventions\n\n- {sentence}\n"));

    [Fact]
    public void Rows_about_folders_are_none() =>
        Assert.Equal("", Derived.Rules("# Conventions\n\n| Folder | Contents |\n|---|---|\n| `Data/` | `PagedList<T>`, caching |\n| `Logging/` | NLog targets |\n"));

    [Fact]
    public void Classes_of_an_example_are_none() =>
        Assert.Equal("", Derived.Rules("# Conventions\n\n```csharp\npublic record OrderDto(string Id, DateTime CreatedAt, DateTime? UpdatedAt);\n```\n"));

    [Theory]
    [InlineData("Three required workflows:")]
    [InlineData("Constraint violations throw a `ConflictException` for failures")]
    [InlineData("If nobody knows, find the task in `plan/tasks/`")]
    public void Nothing_else_is_enforced_by_it(string sentence) =>
        Assert.DoesNotContain(Derived.From($"# Conventions\n\n- Never use raw SQL\n\n{sentence}\n").Statements, row => row.Rules.Count > 0 && !row.Statement.Quote.Contains("SQL", StringComparison.Ordinal));

    [Theory]
    [InlineData("Constants: `PascalCase` (not `ALL_CAPS`)", "IDE1006")]
    [InlineData("Declare local functions as `static`", "IDE0062")]
    public void Another_analyzer_does_it(string sentence, string id) =>
        Assert.Contains(id, Assert.Single(Derived.From($"# Conventions\n\n- {sentence}\n").Statements).Understanding.Delegate);

    [Theory]
    [InlineData("Use `TimeProvider` (injected via constructor) for all clock access", "clock-is-injected")]
    [InlineData("Avoid .Result or .Wait()", "awaited-calls")]
    [InlineData("Never use `.Result`", "awaited-calls")]
    [InlineData("Nada de lógica de negocio en controllers", "thin-endpoints")]
    public void Is_this_rule(string sentence, string rule) =>
        Assert.Equal([rule], Derived.From($"# Conventions\n\n- {sentence}\n").Rules.Select(derived => derived.Name));
}
