using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Data;

public sealed class SafeMigrationsTests
{
    private const string Id = "BYL6005";

    private static RuleTest Safe(string settings = "destructive: forbid, down: required", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          migrations:
            {{rule}}
            ensure: { safe-migrations: { {{settings}} } }
        """).Source("""
        global using System;
        global using Microsoft.EntityFrameworkCore.Migrations;
        """).Expect(Id);

    private static RuleTest Up(string code, string settings = "destructive: forbid") => Safe(settings).Source($$"""
        public partial class AddOrders : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                {{code}}
            }

            protected override void Down(MigrationBuilder migrationBuilder)
            {
                migrationBuilder.DropTable("orders");
                migrationBuilder.DropColumn("name", "orders");
                migrationBuilder.Sql("DELETE FROM orders");
            }
        }
        """);

    private static RuleTest Down(string code, string up = """migrationBuilder.CreateIndex("ix", "orders", "id");""") => Safe("down: required").Source($$"""
        public class AddOrders : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) { {{up}} }
            {{code}}
        }
        """);

    [Fact]
    public Task The_message_names_what_is_lost() => Up("""migrationBuilder.{|#0:DropColumn|}(name: "title", table: "orders");""")
        .Expect(0, Id, "'AddOrders' must not drop the column 'title' [migrations]").RunAsync();

    [Fact]
    public Task The_message_of_an_empty_Down() => Down("protected override void {|#0:Down|}(MigrationBuilder migrationBuilder) { }")
        .Expect(0, Id, "'AddOrders' must undo in 'Down' what 'Up' does [migrations]").RunAsync();

    [Theory]
    [InlineData("""migrationBuilder.[|DropTable|]("orders");""")]
    [InlineData("""migrationBuilder.[|DropTable|](name: "orders", schema: "shop");""")]
    [InlineData("""migrationBuilder.[|DropSchema|]("shop");""")]
    [InlineData("""migrationBuilder.[|Sql|]("DELETE FROM orders");""")]
    [InlineData("""migrationBuilder.[|Sql|]("delete from orders where id = 1");""")]
    [InlineData("""migrationBuilder.[|Sql|]("TRUNCATE TABLE orders");""")]
    [InlineData("""migrationBuilder.[|Sql|]("ALTER TABLE orders DROP COLUMN name");""")]
    [InlineData("""migrationBuilder.[|Sql|]("-- gone\nDROP TABLE IF EXISTS orders");""")]
    [InlineData("""migrationBuilder.[|AlterColumn|]<string>("name", "orders", maxLength: 50, oldClrType: typeof(string), oldMaxLength: 100);""")]
    [InlineData("""migrationBuilder.[|AlterColumn|]<string>("name", "orders", maxLength: 50, oldClrType: typeof(string));""")]
    [InlineData("""migrationBuilder.[|AlterColumn|]<int>("count", "orders", oldClrType: typeof(long));""")]
    [InlineData("""migrationBuilder.[|AlterColumn|]<decimal>("price", "orders", precision: 8, oldClrType: typeof(decimal), oldPrecision: 18);""")]
    [InlineData("""if (migrationBuilder.ActiveProvider == "x") migrationBuilder.[|DropTable|]("orders");""")]
    [InlineData("""migrationBuilder.[|DropColumn|]("name", "orders"); migrationBuilder.AddColumn<string>("title", "orders");""")]
    public Task Loss_reports(string code) => Up(code).RunAsync();

    [Theory]
    [InlineData("""migrationBuilder.CreateTable("orders", t => new { id = t.Column<int>() });""")]
    [InlineData("""migrationBuilder.AddColumn<string>("name", "orders", nullable: true);""")]
    [InlineData("""migrationBuilder.RenameColumn("name", "orders", "title"); migrationBuilder.RenameTable("a", newName: "b");""")]
    [InlineData("""migrationBuilder.DropIndex("ix", "orders"); migrationBuilder.DropForeignKey("fk", "orders"); migrationBuilder.DropPrimaryKey("pk", "orders"); migrationBuilder.DropUniqueConstraint("u", "orders");""")]
    [InlineData("""migrationBuilder.AlterColumn<string>("name", "orders", maxLength: 100, oldClrType: typeof(string), oldMaxLength: 50);""")]
    [InlineData("""migrationBuilder.AlterColumn<string>("name", "orders", nullable: false, defaultValue: "", oldClrType: typeof(string), oldNullable: true);""")]
    [InlineData("""migrationBuilder.AlterColumn<long>("count", "orders", oldClrType: typeof(int));""")]
    [InlineData("""migrationBuilder.AlterColumn<string>("name", "orders", maxLength: 50, oldClrType: typeof(string), oldMaxLength: 50);""")]
    [InlineData("""migrationBuilder.AddColumn<string>("title", "orders"); migrationBuilder.Sql("UPDATE orders SET title = name"); migrationBuilder.DropColumn("name", "orders");""")]
    [InlineData("""migrationBuilder.Sql("INSERT INTO invoices SELECT * FROM \"orders\""); migrationBuilder.DropTable("orders");""")]
    [InlineData("""migrationBuilder.CreateTable("temp", t => new { id = t.Column<int>() }); migrationBuilder.DropTable("temp");""")]
    [InlineData("""migrationBuilder.Sql("UPDATE orders SET state = 'delete'");""")]
    [InlineData("""migrationBuilder.Sql("ALTER TABLE lines ADD CONSTRAINT fk FOREIGN KEY (o) REFERENCES orders (id) ON DELETE CASCADE");""")]
    [InlineData("""migrationBuilder.Sql("CREATE OR REPLACE FUNCTION clean() RETURNS void AS $$ DELETE FROM orders $$");""")]
    [InlineData("""migrationBuilder.Sql("CREATE TRIGGER t AFTER DELETE ON orders BEGIN END");""")]
    [InlineData("""migrationBuilder.Sql("DROP VIEW v; DROP INDEX i; DROP FUNCTION f");""")]
    [InlineData("""migrationBuilder.Sql("UPDATE orders SET deleted = 1 -- DELETE later");""")]
    [InlineData("""migrationBuilder.DeleteData("countries", "id", 1); migrationBuilder.InsertData("countries", "id", 2);""")]
    [InlineData("")]
    public Task Steps_that_lose_nothing_are_fine(string code) => Up(code).RunAsync();

    [Theory]
    [InlineData("protected override void [|Down|](MigrationBuilder migrationBuilder) { /* nothing */ }")]
    [InlineData("protected override void [|Down|](MigrationBuilder migrationBuilder) => throw new NotSupportedException();")]
    [InlineData("protected override void [|Down|](MigrationBuilder migrationBuilder) { throw new NotSupportedException(); }")]
    public Task A_Down_that_undoes_nothing_reports(string code) => Down(code).RunAsync();

    [Theory]
    [InlineData("""protected override void Down(MigrationBuilder migrationBuilder) { migrationBuilder.DropIndex("ix", "orders"); }""")]
    [InlineData("""protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex("ix", "orders");""")]
    public Task A_Down_that_does_something_is_fine(string code) => Down(code).RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("""migrationBuilder.Sql("UPDATE orders SET state = 1");""")]
    [InlineData("""migrationBuilder.InsertData("countries", "id", 2);""")]
    public Task Nothing_to_undo_is_fine(string up) => Down("protected override void Down(MigrationBuilder migrationBuilder) { }", up).RunAsync();

    [Fact]
    public Task A_missing_Down_reports_at_Up() => Safe("down: required").Source("""
        public class AddOrders : Migration
        {
            protected override void [|Up|](MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("ix", "orders", "id");
        }
        """).RunAsync();

    [Fact]
    public Task A_Down_of_a_base_counts_and_other_classes_are_fine() => Safe().Source("""
        public abstract class Reversible : Migration
        {
            protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex("ix", "orders");
        }
        public class AddOrders : Reversible
        {
            protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("ix", "orders", "id");
        }
        public class Tool { void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("orders"); }
        """).RunAsync();

    [Fact]
    public Task What_the_rule_does_not_ask_for_is_fine() => Safe("down: required").Source("""
        public class DropOrders : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("orders");
            protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("orders", t => new { id = t.Column<int>() });
        }
        """).RunAsync();

    [Fact]
    public Task A_rule_about_a_part_leaves_others_alone() => Safe(rule: """in: { in: "Shop.Data.**" }""").Source("""
        namespace Shop.Data.Migrations { class A : Migration { protected override void Up(MigrationBuilder b) => b.[|DropTable|]("a"); protected override void Down(MigrationBuilder b) => b.Sql("x"); } }
        namespace Shop.Tools { class B : Migration { protected override void Up(MigrationBuilder b) => b.DropTable("a"); } }
        """).RunAsync();
}
