using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Data;

public sealed class ParameterizedSqlTests
{
    private const string Id = "BYL6002";

    private static RuleTest Parameterized(string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Repository: { named: "{Entity}Repository" }
        rules:
          no-sql-text:
            {{rule}}
            ensure: parameterized-sql
        """).Source("""
        global using System;
        global using System.Collections.Generic;
        global using System.Data;
        global using System.Data.Common;
        global using System.Linq;
        global using System.Text;
        global using System.Threading.Tasks;
        global using Dapper;
        global using Microsoft.EntityFrameworkCore;
        public class Order { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public record Search(string Name, string[] Tags, int Page);
        public class StoreOptions { public string Schema { get; set; } = ""; }
        public enum Column { Id, Name }
        public class PgCommand(string text) : DbCommand
        {
            public PgCommand() : this("") { }
            public override string CommandText { get; set; } = text;
            public override int CommandTimeout { get; set; }
            public override CommandType CommandType { get; set; }
            public override bool DesignTimeVisible { get; set; }
            public override UpdateRowSource UpdatedRowSource { get; set; }
            protected override DbConnection? DbConnection { get; set; }
            protected override DbParameterCollection DbParameterCollection => null!;
            protected override DbTransaction? DbTransaction { get; set; }
            public override void Cancel() { }
            public override int ExecuteNonQuery() => 0;
            public override object? ExecuteScalar() => null;
            public override void Prepare() { }
            protected override DbParameter CreateDbParameter() => null!;
            protected override DbDataReader ExecuteDbDataReader(CommandBehavior b) => null!;
        }
        """).Expect(Id);

    private static RuleTest In(string code) => Parameterized().Source($$"""
        class OrderRepository(ShopContext db, IDbConnection connection, StoreOptions options)
        {
            private readonly string _table = "orders";
            private static readonly string[] Columns = ["id", "name"];
            public async Task M(string name, int id, Search search, Guid key, Column column, IEnumerable<int> ids, string sql, List<string> names)
            {
                await Task.Yield();
                {{code}}
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_value() => In("""db.Orders.FromSqlRaw("select * from orders where name = '" + search.{|#0:Name|} + "'");""")
        .Expect(0, Id, "'OrderRepository' (Repository) must hand 'search.Name' to SQL as a parameter, not as part of its text [no-sql-text]").RunAsync();

    [Theory]
    [InlineData("""db.Orders.FromSqlRaw($"select * from orders where name = '{[|name|]}'");""")]
    [InlineData("""db.Orders.FromSqlRaw("x " + [|name|]).ToList();""")]
    [InlineData("""db.Database.ExecuteSqlRaw(string.Format("delete from orders where name = '{0}'", [|name|]));""")]
    [InlineData("""await db.Database.ExecuteSqlRawAsync($"delete from orders where name = '{search.[|Name|]}'");""")]
    [InlineData("""db.Database.SqlQueryRaw<int>(sql: "select " + [|name|]);""")]
    [InlineData("""var q = "select " + [|name|]; connection.Query<int>(q);""")]
    [InlineData("""var q = "select * from orders"; if (id > 1) q += " where name = '" + [|name|] + "'"; await connection.QueryAsync<int>(q);""")]
    [InlineData("""var q = "a"; q = q + [|name|]; connection.Execute(q, new { id });""")]
    [InlineData("""var b = new StringBuilder("select"); b.Append(" where name = '").Append([|name|]).Append('\''); connection.Execute(b.ToString());""")]
    [InlineData("""var b = new StringBuilder(); b.AppendLine($"where name = '{[|name|]}'"); connection.Execute(b.ToString());""")]
    [InlineData("""connection.Execute(new StringBuilder().AppendFormat("x {0}", [|name|]).ToString());""")]
    [InlineData("""using var c = connection.CreateCommand(); c.CommandText = "select " + [|name|];""")]
    [InlineData("""using var c = new PgCommand(); c.CommandText = "select "; c.CommandText += [|name|];""")]
    [InlineData("""using var c = new PgCommand($"select {[|name|]}");""")]
    [InlineData("""using var c = new PgCommand { CommandText = $"select '{[|name|].Trim()}'" };""")]
    [InlineData("""connection.Execute(new CommandDefinition("select " + [|name|]));""")]
    [InlineData("""connection.Execute("select " + string.Join(",", [|names|]));""")]
    [InlineData("""connection.Execute("in (" + string.Join(",", names.Select(n => $"'{[|n|]}'")) + ")");""")]
    [InlineData("""foreach (var n in [|names|]) connection.Execute($"drop table {n}");""")]
    [InlineData("""connection.Execute("select " + string.Join(",", search.[|Tags|]));""")]
    [InlineData("""connection.Execute("select '" + [|name|].Replace("'", "''") + "'");""")]
    [InlineData("""connection.Execute("select * from " + (id > 1 ? "a" : [|name|]));""")]
    [InlineData("""if (search.[|Name|] is { } text) connection.Execute("select '" + text + "'");""")]
    [InlineData("""var where = new List<string>(); where.Add("name = '" + [|name|] + "'"); connection.Execute("select * from o where " + string.Join(" and ", where));""")]
    [InlineData("""connection.Execute(string.Concat("select ", [|name|], " from o"));""")]
    [InlineData("""void Local() => connection.Execute($"select '{[|name|]}'"); Local();""")]
    [InlineData("""if (string.IsNullOrEmpty(name)) return; connection.Execute($"select '{[|name|]}'");""")]
    [InlineData("""var o = await db.Orders.FirstAsync(); connection.Execute($"select '{o.[|Name|]}'");""")]
    [InlineData("""connection.Execute($"select * from \"orders\" where \"name\" = \"{[|name|]}\"");""")]
    [InlineData("""connection.Execute($"select * from orders order by \"{[|name|]}\"");""")]
    [InlineData("""connection.Execute("select * from [orders] where [name] = '" + [|name|] + "'");""")]
    [InlineData("""connection.Execute($"delete from \"orders\" where name = '{[|name|]}'");""")]
    public async Task Values_in_the_text_report(string code) => await In(code).RunAsync();

    [Theory]
    [InlineData("""db.Orders.FromSqlRaw("select * from orders where name = {0}", name);""")]
    [InlineData("""db.Orders.FromSql($"select * from orders where name = {name}"); db.Orders.FromSqlInterpolated($"select {name}");""")]
    [InlineData("""await db.Database.ExecuteSqlAsync($"delete from orders where name = {name}"); db.Database.ExecuteSqlInterpolated($"x {name}");""")]
    [InlineData("""const string Table = "orders"; connection.Query<int>($"select * from {Table}" + " where name = @name", new { name });""")]
    [InlineData("""connection.Query<int>($"select {nameof(Order.Name)} from {nameof(ShopContext.Orders)}");""")]
    [InlineData("""connection.Query<int>($"select * from orders where id = {id} and key = '{key}' and {column} = 1 limit {search.Page}");""")]
    [InlineData("""connection.Query<int>("in (" + string.Join(",", ids) + ")");""")]
    [InlineData("""connection.Query<int>("in (" + string.Join(",", names.Select((_, i) => $"@p{i}")) + ")");""")]
    [InlineData("""connection.Query<int>(sql, new { name });""")]
    [InlineData("""using var c = connection.CreateCommand(); c.CommandText = sql;""")]
    [InlineData("""var q = "select * from orders"; if (id > 1) q += " where name = @name"; connection.Query<int>(q, new { name });""")]
    [InlineData("""var where = new List<string>(); if (id > 1) where.Add("name = @name"); connection.Query<int>("select * from o where " + string.Join(" and ", where), new { name });""")]
    [InlineData("""var b = new StringBuilder("select"); b.Append(" where name = @name").AppendLine(); connection.Query<int>(b.ToString(), new { name });""")]
    [InlineData("""connection.Query<int>($"select * from {_table} order by {Columns[0]}");""")]
    [InlineData("""connection.Query<int>($"select * from {options.Schema}.orders");""")]
    [InlineData("""var t = db.Model.FindEntityType(typeof(Order))!.GetTableName(); db.Database.ExecuteSqlRaw($"truncate table {t}");""")]
    [InlineData("""foreach (var table in new[] { "a", "b" }) db.Database.ExecuteSqlRaw($"delete from {table}");""")]
    [InlineData("""var order = name == "date" ? "created" : "id"; connection.Query<int>($"select * from o order by {order}");""")]
    [InlineData("""var order = name switch { "date" => "created", _ => "id" }; connection.Query<int>($"select * from o order by {order}");""")]
    [InlineData("""if (!Columns.Contains(name)) throw new ArgumentException(); connection.Query<int>($"select * from o order by {name}");""")]
    [InlineData("""if (name is not ("id" or "name")) return; connection.Query<int>($"select * from o order by {name}");""")]
    [InlineData("""if (!System.Text.RegularExpressions.Regex.IsMatch(name, "^[a-z]+$")) return; connection.Execute($"create table {name}(id int)");""")]
    [InlineData("""connection.Query<int>($"select * from {typeof(Order).Name}s");""")]
    [InlineData("""connection.Query<int>("select 1" + Environment.NewLine + "from x");""")]
    [InlineData("""var columns = new Dictionary<string, string> { ["a"] = "b" }; connection.Query<int>($"order by {columns[name]}");""")]
    [InlineData("""var p = new DynamicParameters(); p.Add("name", "%" + name + "%"); connection.Query<int>("select * from o where name like @name", p);""")]
    [InlineData("""using var c = new PgCommand("select @name"); var p = c.CreateParameter(); p.Value = "x" + name;""")]
    [InlineData("""Console.WriteLine("select " + name); var text = $"select {name}"; _ = text;""")]
    [InlineData("""await Count("orders"); Task<int> Count(string table) => connection.ExecuteScalarAsync<int>($"select count(*) from {table}");""")]
    [InlineData("""connection.Query<int>($"select * from o where {Filter(search)}"); static string Filter(Search s) => "name = @Name";""")]
    [InlineData("""connection.Query<int>("select now()", new { at = DateTime.Now.ToString("o") + name });""")]
    [InlineData("""connection.Execute($"delete from \"{name}\" where id = {id}");""")]
    [InlineData("""connection.Execute($"update [dbo].[{name}] set x = 1"); connection.Execute($"truncate table `{name}`");""")]
    [InlineData("""connection.Execute("insert into \"" + name + "\" default values");""")]
    [InlineData("""foreach (var n in names) connection.Execute($"DROP TABLE IF EXISTS\n  \"{n}\"");""")]
    public async Task Parameters_and_constants_are_fine(string code) => await In(code).RunAsync();

    [Fact]
    public Task A_private_helper_that_takes_constants_is_fine() => Parameterized().Source("""
        class OrderRepository(IDbConnection connection)
        {
            public int A() => Count("a") + Count(nameof(Order));
            public int B(string name) => Find(name);
            private int Count(string table) => connection.ExecuteScalar<int>($"select count(*) from {table}");
            private int Find(string name) => connection.ExecuteScalar<int>($"select count(*) from o where name = '{[|name|]}'");
        }
        """).RunAsync();

    [Fact]
    public Task Migrations_are_fine() => Parameterized().Source("""
        using Microsoft.EntityFrameworkCore.Migrations;
        class M : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "a");
            void Run(MigrationBuilder builder, string table) => builder.Sql($"update {table} set x = 1");
        }
        """).RunAsync();

    [Fact]
    public Task Endpoints_report() => Parameterized("in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        static class Routes
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapGet("/orders", (string name, ShopContext db) => db.Orders.FromSqlRaw($"select '{{|#0:name|}}'").ToList());
                app.MapPost("/orders", (Search search, ShopContext db) => db.Database.ExecuteSqlRaw("x" + search.[|Name|]));
            }
        }
        public class OrdersController(ShopContext db) : ControllerBase
        {
            [HttpGet] public int Get(string name) => db.Database.ExecuteSqlRaw("x" + [|name|]);
            [HttpPost] public int Post() => db.Database.ExecuteSqlRaw("x" + Request.[|Query|]["name"]);
        }
        class Other { int M(ShopContext db, string name) => db.Database.ExecuteSqlRaw("x" + name); }
        """).Expect(0, Id, "'GET /orders' (Endpoint) must hand 'name' to SQL as a parameter, not as part of its text [no-sql-text]").RunAsync();
}
