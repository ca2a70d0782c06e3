using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class CatalogTests
{
    private const string Id = "BYL1006";

    private const string CommandLibrary = """
        namespace System.CommandLine { public class Command(string name, string? description = null) { } public class RootCommand(string description = "") : Command("root") { } }
        namespace Spectre.Console.Cli { public interface IConfigurator { void AddCommand<T>(string name); void AddBranch(string name, System.Action<IConfigurator> add); } }
        namespace McMaster.Extensions.CommandLineUtils { public class CommandAttribute(string name) : System.Attribute { } public class CommandLineApplication { public void Command(string name, System.Action<CommandLineApplication> add) { } } }
        namespace CommandLine { public class VerbAttribute(string name, bool isDefault = false) : System.Attribute { } }
        """;

    private const string QueueLibrary = """
        namespace RabbitMQ.Client { public interface IModel { void QueueDeclare(string queue = "", bool durable = false); void BasicPublish(string exchange, string queue); } }
        namespace MassTransit { public interface IBus { void ReceiveEndpoint(string queueName, System.Action configure); } }
        namespace Hangfire { public class QueueAttribute(string queue) : System.Attribute { } public static class BackgroundJob { public static void Enqueue(string queue, System.Action job) { } } }
        """;

    private static RuleTest Catalog(string catalog, string subject = "any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Service: { named: "{Entity}Service" }
        rules:
          names:
            in: {{subject}}
            catalog: {{catalog}}
        """).Expect(Id);

    private static RuleTest Tables() => Catalog("{ of: table, is: [executions, messages, transitions], closed: true, count: 3 }");

    private static RuleTest Commands() => Catalog("{ of: command, is: [run, results, list], closed: true }").Source("lib/Commands.g.cs", CommandLibrary);

    private static RuleTest Queues() => Catalog("{ of: queue, is: [jobs, job-results], closed: true }").Source("lib/Queues.g.cs", QueueLibrary);

    [Fact]
    public Task Tables_of_the_model_are_judged() => Tables().Source("""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;
        class Execution { public int Id { get; set; } }
        class Message { public int Id { get; set; } }
        class Audit { public int Id { get; set; } }
        class Context : DbContext
        {
            const string Transitions = "transitions";
            protected override void OnModelCreating(ModelBuilder model)
            {
                model.Entity<Execution>().ToTable("executions");
                model.Entity<Message>().ToTable({|#0:"mesages"|});
                model.Entity<Audit>(audit => audit.ToTable({|#1:"audit"|}, "log"));
                model.Entity<Audit>().ToTable(Transitions, table => table.HasComment(""));
                model.Entity<Audit>().ToView("anything");
            }
        }
        class AuditMap : IEntityTypeConfiguration<Audit> { public void Configure(EntityTypeBuilder<Audit> audit) => audit.ToTable(name: {|#2:"Messages"|}); }
        """)
        .Expect(0, Id, "'Context' must not name the table 'mesages' (did you mean 'messages'?) [names]")
        .Expect(1, Id, "'Context' must not name the table 'audit' (the catalog has executions, messages, transitions) [names]")
        .Expect(2, Id, "'AuditMap' must not name the table 'Messages' (did you mean 'messages'?) [names]")
        .RunAsync();

    [Fact]
    public Task Tables_of_attributes_are_judged() => Tables().Source("""
        using System.ComponentModel.DataAnnotations.Schema;
        [Table("messages")] class Message { }
        [Table([|"audit"|])] class Audit { }
        [Table(name: [|"entries"|], Schema = "log")] class Entry { }
        namespace Own { class TableAttribute(string name) : System.Attribute { } [Table("furniture")] class Chair { } }
        """).RunAsync();

    [Fact]
    public Task Sets_name_tables_where_nobody_else_does() => Catalog("{ of: table, is: [Orders], closed: true }").Source("""
        using Microsoft.EntityFrameworkCore;
        using System.ComponentModel.DataAnnotations.Schema;
        class Order { public int Id { get; set; } }
        class RushOrder : Order { }
        class Line { public int Id { get; set; } }
        [Table("Orders")] class Named { public int Id { get; set; } }
        class Context : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<RushOrder> Rushed => Set<RushOrder>();
            public DbSet<Line> [|Lines|] { get; set; } = null!;
            public DbSet<Named> Others => Set<Named>();
        }
        """).RunAsync();

    [Fact]
    public Task Sets_name_no_tables_where_the_model_does() => Catalog("{ of: table, is: [orders], closed: true }").Source("""
        using Microsoft.EntityFrameworkCore;
        class Order { public int Id { get; set; } }
        class Context : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Order>().ToTable("orders");
        }
        """).RunAsync();

    [Fact]
    public Task Tables_that_constant_sql_creates_are_judged() => Tables().Source("""
        class Schema
        {
            const string Ddl = {|#0:"CREATE TABLE IF NOT EXISTS executions (id int); create table dbo.[audit] (id int); CREATE TEMP TABLE scratch (id int)"|};
            string Hint() => "Write CREATE TABLE statements by hand.";
            string Create() => "CREATE TABLE \"messages\"\n(id int)";
        }
        """)
        .Expect(0, Id, "'Schema' must not name the table 'audit' (the catalog has executions, messages, transitions) [names]").RunAsync();

    [Fact]
    public Task Migrations_tell_of_the_past() => Tables().Source("""
        using Microsoft.EntityFrameworkCore.Migrations;
        class First : Migration
        {
            protected override void Up(MigrationBuilder migration)
            {
                migration.CreateTable("old", table => new { Id = table.Column<int>() });
                migration.Sql("CREATE TABLE older (id int)");
            }
        }
        """).RunAsync();

    [Fact]
    public Task Commands_are_judged() => Commands().Source("""
        using System.CommandLine;
        using Spectre.Console.Cli;
        class RunCommand() : Command("run") { }
        class StopCommand : Command { public StopCommand() : base([|"stop"|], "Stops.") { } }
        class App : RootCommand
        {
            public App() : base("The tool") { }
            void Add(IConfigurator config)
            {
                var list = new Command("list");
                Command start = new([|"start"|]);
                config.AddCommand<RunCommand>([|"rn"|]);
                config.AddBranch("results", branch => branch.AddCommand<RunCommand>([|"show"|]));
            }
        }
        """).RunAsync();

    [Fact]
    public Task Commands_of_attributes_are_judged() => Commands().Source("""
        [McMaster.Extensions.CommandLineUtils.Command("run")] class Run { }
        [CommandLine.Verb([|"stop"|], isDefault: true)] class Stop { }
        class App { void M(McMaster.Extensions.CommandLineUtils.CommandLineApplication app) => app.Command([|"go"|], go => { }); }
        """).RunAsync();

    [Fact]
    public Task Other_strings_and_names_of_the_run_time_are_fine() => Commands().Source("""
        using System.CommandLine;
        class Command2(string name) { public string Name => name; }
        class App
        {
            void Add(string name)
            {
                new Command(name);
                new Command(name.Trim(), "stop");
                new Command2("stop");
                new Command("");
                System.Console.WriteLine("stop");
            }
        }
        """).RunAsync();

    [Fact]
    public Task Queues_are_judged() => Queues().Source("""
        using Hangfire;
        using RabbitMQ.Client;
        class Worker
        {
            const string Results = "job-results";
            void M(IModel model, MassTransit.IBus bus)
            {
                model.QueueDeclare("jobs", durable: true);
                model.QueueDeclare();
                model.QueueDeclare(durable: true, queue: [|"job"|]);
                model.BasicPublish("exchange", Results);
                bus.ReceiveEndpoint([|"orders"|], () => { });
                BackgroundJob.Enqueue("jobs", () => { });
            }
            [Queue([|"default"|])] public void Run() { }
        }
        """).RunAsync();

    [Fact]
    public Task Settings_are_judged_by_their_whole_key() => Catalog("{ of: setting, is: [ENCRYPTION_KEY, ConnectionStrings:Shop, Worker], allow: [\"Worker:*\"] }").Source("""
        using Microsoft.Extensions.Configuration;
        class Options
        {
            void M(IConfiguration configuration, IConfigurationSection section)
            {
                _ = configuration["encryption_key"];
                _ = System.Environment.GetEnvironmentVariable([|"ENCRYPTION"|]);
                _ = configuration.GetConnectionString("Shop");
                _ = configuration.GetConnectionString([|"Main"|]);
                _ = configuration.GetSection("Worker")["Count"];
                _ = configuration.GetValue<int>("Worker:Count");
                _ = configuration.GetValue<int>([|"Mail:Count"|]);
                _ = section["Anything"];
                _ = section.GetValue<int>("Count");
            }
        }
        """).RunAsync();

    [Fact]
    public Task Services_are_judged() => Catalog("{ of: service, is: [SessionService, OrderService], closed: true }", "Service").Source("""
        class SessionService { class CacheService { } }
        interface IOrderService { }
        class OrderService : IOrderService { }
        abstract class BaseService { }
        class {|#0:SesionService|} { }
        class Helper { }
        """)
        .Expect(0, Id, "'SesionService' (Service) is no service of the catalog (did you mean 'SessionService'?) [names]").RunAsync();

    [Fact]
    public Task A_rule_may_hold_for_a_part_only() => Catalog("{ of: table, is: [orders], closed: true }", "Service").Source("""
        using System.ComponentModel.DataAnnotations.Schema;
        [Table("anything")] class Row { }
        [Table([|"other"|])] class RowService { }
        """).RunAsync();

    [Fact]
    public Task An_open_catalog_lets_others_be() => Catalog("{ of: table, is: [orders] }").Source("""
        using System.ComponentModel.DataAnnotations.Schema;
        [Table("anything")] class Row { }
        """).RunAsync();

    [Fact]
    public Task What_is_allowed_closes_the_catalog() => Catalog("{ of: table, is: [orders], allow: [\"audit_*\"] }").Source("""
        using System.ComponentModel.DataAnnotations.Schema;
        [Table("orders")] class Order { }
        [Table("audit_orders")] class Audit { }
        [Table([|"other"|])] class Row { }
        """).RunAsync();

    [Fact]
    public Task What_is_replaced_says_by_what() => Catalog("{ of: table, replace: { msgs: messages } }").Source("""
        using System.ComponentModel.DataAnnotations.Schema;
        [Table({|#0:"msgs"|})] class Message { }
        [Table("other")] class Row { }
        """)
        .Expect(0, Id, "'Message' must use 'messages' instead of the table 'msgs' [names]").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          tables:
            catalog: { of: table, is: [orders], closed: true }
            because: the schema is shared
            severity: { default: error, "src/Old/**": none }
            id: BYL9004
        exceptions:
          - { rule: tables, at: Legacy, to: legacy, reason: Read only., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | tables | T:Frozen | signature | frozen | 1\n")
        .Source("src/Old/Old.cs", "[System.ComponentModel.DataAnnotations.Schema.Table(\"old\")] class Old { }")
        .Source("""
        using System.ComponentModel.DataAnnotations.Schema;
        [Table("legacy")] class Legacy { }
        [Table("frozen")] class Frozen { }
        [Table({|BYL9004:"other"|})] class Other { }
        """).RunAsync();
}
