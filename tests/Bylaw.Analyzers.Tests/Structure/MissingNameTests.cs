using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class MissingNameTests
{
    private const string Id = "BYL1009";

    private const string Orders = "using System.ComponentModel.DataAnnotations.Schema; [Table(\"orders\")] class Order { }";

    private const string TableRules = """
        bylaw: 1
        rules:
          tables: { catalog: { of: table, is: [orders, {|#0:invoices|}] } }
        """;

    private static string WithoutMarkup => TableRules.Replace("{|#0:invoices|}", "invoices", StringComparison.Ordinal);

    [Fact]
    public Task A_name_that_nothing_has_reports_where_it_is_listed() => new RuleTest().ProjectRules(TableRules).Source(Orders)
        .Expect(0, Id, "The catalog has the table 'invoices', and nothing in 'Shop' has that name [tables]").RunAsync();

    [Fact]
    public Task Where_the_rule_file_is_shared_another_project_may_have_it() => new RuleTest().Rules(WithoutMarkup).Source(Orders).RunAsync();

    [Fact]
    public Task Where_a_project_is_referenced_that_may_have_it() => new RuleTest().ProjectRules(WithoutMarkup).Source(Orders)
        .Property("BylawProjectReferences", "Shop.Data").RunAsync();

    [Fact]
    public Task Where_there_is_no_table_at_all_the_catalog_is_about_others() => new RuleTest().ProjectRules(WithoutMarkup).Source("class Order { }").RunAsync();

    [Fact]
    public Task A_name_of_the_run_time_may_be_it() => new RuleTest().ProjectRules(WithoutMarkup).Source("""
        using Microsoft.EntityFrameworkCore;
        class Order { public int Id { get; set; } }
        class Context : DbContext
        {
            protected override void OnModelCreating(ModelBuilder model)
            {
                model.Entity<Order>().ToTable("orders");
                foreach (var type in model.Model.GetEntityTypes())
                    model.Entity(type.ClrType).ToTable(type.ClrType.Name.ToLowerInvariant() + "s");
            }
        }
        """).RunAsync();

    [Fact]
    public Task Tables_that_are_named_by_ToTable_are_known() => new RuleTest().ProjectRules(TableRules).Source("""
        using Microsoft.EntityFrameworkCore;
        class Order { public int Id { get; set; } }
        class Customer { public int Id { get; set; } }
        class Context : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Customer> Customers => Set<Customer>();
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Order>().ToTable("orders");
        }
        """).Expect(0, Id).RunAsync();

    [Theory]
    [InlineData("foreach (var type in model.Model.GetEntityTypes()) type.SetTableName(type.ClrType.Name);")]
    [InlineData("model.Entity<Order>().ToTable(GetType().Name);")]
    public Task Where_a_table_is_named_when_the_program_runs_it_may_be_it(string naming) => new RuleTest().ProjectRules(WithoutMarkup).Source($$"""
        using Microsoft.EntityFrameworkCore;
        class Order { public int Id { get; set; } }
        class Context : DbContext
        {
            protected override void OnModelCreating(ModelBuilder model) { model.Entity<Order>().ToTable("orders"); {{naming}} }
        }
        """).RunAsync();

    [Fact]
    public Task A_word_of_the_code_may_be_it() => new RuleTest().ProjectRules(WithoutMarkup).Source(Orders)
        .Source("static class Names { public const string Invoices = \"Invoices\"; }").RunAsync();

    [Fact]
    public Task A_service_is_there_or_not() => new RuleTest().ProjectRules("""
        bylaw: 1
        rules:
          services:
            in: { named: "*Service" }
            catalog: { of: service, is: [OrderService, {|#0:MailService|}] }
            severity: warning
        """).Source("class OrderService { } // MailService will come").Expect(0, Id).RunAsync();
}
