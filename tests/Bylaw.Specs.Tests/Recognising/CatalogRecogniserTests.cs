using Bylaw.Specs.Recognising;
using Bylaw.Specs.Statements;

namespace Bylaw.Specs.Tests.Recognising;

public sealed class CatalogRecogniserTests
{
    [Theory]
    [InlineData("Database: 3 tables (orders, order_lines, customers) at data/shop.db", "catalog: tables { catalog: { of: table, is: [orders, order_lines, customers], closed: true, count: 3 } }")]
    [InlineData("**CLI**: tools/cli/ (2 commands: import, export)", "catalog: commands { catalog: { of: command, is: [import, export], closed: true, count: 2 } }")]
    [InlineData("Message queues: `orders`, `orders-failed`", "catalog: queues { catalog: { of: queue, is: [orders, orders-failed], closed: true } }")]
    [InlineData("CLI (`shop import/export/check`)", "catalog: commands { catalog: { of: command, is: [import, export, check] } }")]
    [InlineData("CLI commands (shop import, shop export)", "catalog: commands { catalog: { of: command, is: [import, export] } }")]
    [InlineData("Queues such as: `orders`, `mails`", "-")]
    [InlineData("Queues: `orders`, `mails`, etc.", "catalog: queues { catalog: { of: queue, is: [orders, mails] } }")]
    [InlineData("3 tables (orders, customers)", "catalog unresolved")]
    [InlineData("2 tables (orders, orders)", "catalog unresolved")]
    [InlineData("The table has columns: id, name", "-")]
    [InlineData("Use tables for layout.", "-")]
    [InlineData("Commands: short sentences, no politeness", "-")]
    [InlineData("Use the command `dotnet build` first", "-")]
    [InlineData("Commands for mutations, queries for reads", "-")]
    [InlineData("Small tweaks: environment variables, command flags", "-")]
    public void A_list_in_a_sentence(string sentence, string expected) =>
        Assert.Equal(expected, Drafts.Of(new CatalogRecogniser(Forms.Lexicon).Understand(Forms.Sentence(sentence))));

    [Theory]
    [InlineData("Core Services", "**SessionManager** - lifecycle of sessions",
        "catalog: core-services { catalog: { of: service, is: [SessionManager] } }; session-manager-creates { reserve: { members: { of: { in: **, named: Session, is: class }, named: new }, for: { named: SessionManager } }, because: who creates it ends it }")]
    [InlineData("Core Services", "**CartKeeper** - order/cart lifecycle",
        "catalog: core-services { catalog: { of: service, is: [CartKeeper] } }; cart-keeper-creates { reserve: { members: { of: { in: **, named: [Order, Cart], is: class }, named: new }, for: { named: CartKeeper } }, because: who creates it ends it }")]
    [InlineData("Core Services", "**OrderService** - the request lifecycle", "catalog: core-services { catalog: { of: service, is: [OrderService] } }")]
    [InlineData("Core Services", "**TreeKeeper** - git worktree operations",
        "catalog: core-services { catalog: { of: service, is: [TreeKeeper] } }; work-trees-belong-to-one { reserve: { types: { in: LibGit2Sharp.** }, for: { any: [{ named: TreeKeeper }] } } }")]
    [InlineData("Core Services", "**StateKeeper** - State persistence",
        "catalog: core-services { catalog: { of: service, is: [StateKeeper] } }; state-has-one-writer { reserve: { members: [{ of: System.IO.File, named: [Write*, Append*, Create*, Delete, Move, Copy, Replace] }, { of: System.IO.Directory, named: [Create*, Delete, Move] }], for: { any: [{ named: StateKeeper }] } } }")]
    [InlineData("Environment Variables", "`DJANGO_DEBUG`: off", "catalog judgment")]
    [InlineData("Patterns", "As many workers run as is set by `WORKER_COUNT`", "catalog: settings { catalog: { of: setting, is: [WORKER_COUNT] } }")]
    [InlineData("Patterns", "`_COLUMNS` is a constant", "-")]
    [InlineData("Core Services", "Every service has an interface", "-")]
    [InlineData("Core Services", "**orders** - port 8001", "-")]
    [InlineData("Environment Variables", "`WORKER_COUNT`: how many workers run", "catalog: settings { catalog: { of: setting, is: [WORKER_COUNT] } }")]
    [InlineData("Environment Variables", "`API_KEY`/`API_PASSWORD`: of the shop",
        "secret-literal: no-secret-in-code { ensure: no-secret-literal }; logs-without-secrets { ensure: no-sensitive-data-in-logs, because: logs are read by more people than the database }; settings { catalog: { of: setting, is: [API_KEY, API_PASSWORD] } }")]
    [InlineData("Environment Variables", "Connection strings of database and queue", "secret-literal: no-secret-in-code { ensure: no-secret-literal }")]
    [InlineData("Environment Variables", "Document each of them", "-")]
    [InlineData("Commands", "`dotnet build` - builds", "-")]
    public void Items_below_a_heading(string heading, string item, string expected) =>
        Assert.Equal(expected, Drafts.Of(new CatalogRecogniser(Forms.Lexicon).Understand(Forms.Item(item, under: heading))));

    [Theory]
    [InlineData("Table | Purpose", "`orders` | What was ordered", "catalog: tables { catalog: { of: table, is: [orders] } }")]
    [InlineData("Environment variable | Default", "`SHOP_PAGE_SIZE` | 20", "catalog: settings { catalog: { of: setting, is: [SHOP_PAGE_SIZE] } }")]
    [InlineData("Command | Description", "`dotnet test` | Runs the tests", "-")]
    [InlineData("Service | Port", "`orders` | 8001", "-")]
    [InlineData("Status | Meaning", "`404` | Not found", "-")]
    [InlineData("Port | Purpose", "`5432` | Database", "-")]
    public void Rows_below_a_header(string headers, string row, string expected) =>
        Assert.Equal(expected, Drafts.Of(new CatalogRecogniser(Forms.Lexicon).Understand(Forms.Row(headers, row))));

    [Theory]
    [InlineData("CREATE TABLE orders (id int);\ncreate table if not exists \"public\".\"order_lines\" (\n id int);", "catalog: tables { catalog: { of: table, is: [orders, order_lines] } }")]
    [InlineData("SELECT 1 FROM orders", "-")]
    [InlineData("CREATE TABLE", "-")]
    public void Tables_that_sql_creates(string sql, string expected) =>
        Assert.Equal(expected, Drafts.Of(new CatalogRecogniser(Forms.Lexicon).Understand(Forms.Fence("sql", sql))));

    [Fact]
    public void What_people_run_is_no_catalog() =>
        Assert.Null(new CatalogRecogniser(Forms.Lexicon).Understand(Forms.Item("Commands: `build`, `test`", section: SectionSense.Process)));
}
