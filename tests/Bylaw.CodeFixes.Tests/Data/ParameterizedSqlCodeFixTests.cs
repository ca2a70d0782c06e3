using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Data;

public sealed class ParameterizedSqlCodeFixTests
{
    private const string Shop = """
        using Microsoft.EntityFrameworkCore;
        public class Order { public int Id { get; set; } public string Name { get; set; } = ""; public int Total { get; set; } }
        public class ShopContext(DbContextOptions options) : DbContext(options) { public DbSet<Order> Orders => Set<Order>(); }
        public record Filter(string Name, string Total);
        public readonly record struct OrderId(int Value);
        """;

    private static FixTest<ParameterizedSqlCodeFix> Test => new FixTest<ParameterizedSqlCodeFix>().Expect("BYL6002").Rules("""
        bylaw: 1
        rules:
          no-sql-text: { in: any, ensure: parameterized-sql }
        """);

    private static string Repository(string body) => $$"""
        using System.Collections.Generic;
        using System.Data;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        public class OrderRepository(ShopContext db, IDbConnection connection)
        {
            {{body}}
            public object All => (db, connection);
        }
        """;

    // What is compared without quotes was a number, written as text, or a piece of the statement such as the name of another column.
    private const string Before = """"
        public async Task<List<Order>> Find(string total, int most, Filter filter, CancellationToken stop)
            {
                // All of them.
                await db.Database.ExecuteSqlRawAsync($"update Orders set Total = {[|total|]} where Id <> {most}", stop); // now
                connection.Execute("update Orders set Total = Total + 1 where Total >= " + [|total|] + " or Total = " + filter.Total);
                var count = connection.ExecuteScalar<long>(
                    $@"select count(*) from ""Orders""
                       where Total = {filter.[|Total|]} or Total > {total}
                       limit {most}");
                return db.Orders.FromSqlRaw($"""
                    select * from "Orders"
                    where Total = {filter.[|Total|]} or Id > {most + 1} and Total < {total}
                    """).Where(order => order.Id + count > 0).ToList();
            }
        """";

    private const string After = """"
        public async Task<List<Order>> Find(string total, int most, Filter filter, CancellationToken stop)
            {
                // All of them.
                await db.Database.ExecuteSqlAsync($"update Orders set Total = {total} where Id <> {most}", stop); // now
                connection.Execute("update Orders set Total = Total + 1 where Total >= @total or Total = @Total2", new { total, Total2 = filter.Total });
                var count = connection.ExecuteScalar<long>(
                    @"select count(*) from ""Orders""
                       where Total = @Total or Total > @total2
                       limit @most", new { filter.Total, total2 = total, most });
                return db.Orders.FromSql($"""
                    select * from "Orders"
                    where Total = {filter.Total} or Id > {most + 1} and Total < {total}
                    """).Where(order => order.Id + count > 0).ToList();
            }
        """";

    [Fact]
    public Task Several_in_one_method() => Test.Source(Shop).Source(Repository(Before)).Fixed(Repository(After)).Title("Call 'ExecuteSqlAsync', which makes parameters of the holes (review)").Review().RunAsync();

    [Fact]
    public Task The_rows_are_the_same() => Behaviour.SameAsync([Shop, Repository(Before)], [Shop, Repository(After)], """
        public static class Probe
        {
            public static async Task<string> Ask()
            {
                await using var connection = new SqliteConnection("Data Source=:memory:");
                connection.Open();
                await using var db = new ShopContext(new DbContextOptionsBuilder().UseSqlite(connection).Options);
                await db.Database.EnsureCreatedAsync();
                db.AddRange(new Order { Total = 5 }, new Order { Total = 7 }, new Order { Total = 9 }, new Order { Total = 9 });
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
                var found = await new OrderRepository(db, connection).Find("8", 2, new Filter("a", "9"), default);
                return string.Join(' ', found.Select(order => $"{order.Id}:{order.Total}"));
            }
        }
        """, "1:9 3:9 4:9");

    [Theory]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders where Name = '{[|name|]}' and Id = {id}\")", "db.Orders.FromSql($\"select * from Orders where Name = {name} and Id = {id}\")")]
    [InlineData("db.Orders.FromSqlRaw(\"select * from Orders where Name like '%\" + [|name|] + \"%'\")", "db.Orders.FromSql($\"select * from Orders where Name like {\"%\" + name + \"%\"}\")")]
    [InlineData("db.Database.ExecuteSqlRaw(sql: $\"insert into Orders values ({id}, '{[|name|]}', {id})\")", "db.Database.ExecuteSql($\"insert into Orders values ({id}, {name}, {id})\")")]
    [InlineData("db.Database.SqlQueryRaw<int>(string.Format(\"select Id from Orders where Id in ({0}, {1})\", [|name|], id))", "db.Database.SqlQuery<int>($\"select Id from Orders where Id in ({name}, {id})\")")]
    [InlineData("connection.Query<Order>($\"select * from Orders where Name = '{[|name|]}'\")", "connection.Query<Order>(\"select * from Orders where Name = @name\", new { name })")]
    [InlineData("connection.Query<Order>($\"select * from Orders where Name = '{[|name|]}' and Id = @id\", new { id }, commandType: null)", "connection.Query<Order>(\"select * from Orders where Name = @name and Id = @id\", new { id, name }, commandType: null)")]
    [InlineData("connection.Query<Order>($\"select * from Orders where Id = {[|name|]} and Total = {new OrderId(id)}\")", "connection.Query<Order>(\"select * from Orders where Id = @name and Total = @OrderId\", new { name, OrderId = new OrderId(id) })")]
    [InlineData("connection.Query<Order>(sql: $\"select * from Orders where Name = '{[|name|].Trim()}'\", buffered: true)", "connection.Query<Order>(sql: \"select * from Orders where Name = @Name\", buffered: true, param: new { Name = name.Trim() })")]
    public Task Quotes_and_lists_are_for_a_person(string before, string after) => Test.Source(Shop)
        .Source(Repository($"public object Find(string name, int id) => {before};")).Fixed(Repository($"public object Find(string name, int id) => {after};")).Review().RunAsync();

    [Fact]
    public Task A_text_in_a_local() => Test.Source(Shop)
        .Source(Repository("public int A(string name) { var sql = $\"delete from Orders where Id = {[|name|]}\"; return connection.Execute(sql); }"))
        .Fixed(Repository("public int A(string name) { var sql = \"delete from Orders where Id = @name\"; return connection.Execute(sql, new { name }); }"))
        .Title("Hand over '@name' as parameters (review)").Review().RunAsync();

    [Fact]
    public Task A_text_in_a_local_for_EF() => Test.Source(Shop)
        .Source(Repository("public int A(string name) { string sql = $\"delete from Orders where Id = {[|name|]}\"; return db.Database.ExecuteSqlRaw(sql); }"))
        .Fixed("using System;\n" + Repository("public int A(string name) { FormattableString sql = $\"delete from Orders where Id = {name}\"; return db.Database.ExecuteSql(sql); }"))
        .Review().RunAsync();

    [Theory]
    [InlineData("db.Orders.FromSqlRaw($\"select * from {[|name|]}\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders order by {[|name|]}\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders where {[|name|]}\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select Id, {[|name|]} from Orders\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders where Name = '{[|name|]}' and {name}\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders where Name = '{[|name|]}{id}'\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders where Name = x{[|name|]}\")")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders where Id = {{0}} and Name = {[|name|]}\", id)")]
    [InlineData("db.Orders.FromSqlRaw($\"select * from Orders -- {[|name|]}\")")]
    [InlineData("db.Orders.FromSqlRaw($\"insert into Orders ({[|name|]}) values (1)\")")]
    [InlineData("connection.Query<Order>($\"select * from Orders where Name = '{[|name|]}'\", All)")]
    [InlineData("connection.Query<Order>($\"select * from Orders where Name = '{[|name|]}' and Id = @name\")")]
    public Task Where_no_parameter_can_stand(string code) => Test.Source(Shop).Source(Repository($"public object Find(string name, int id) => {code};")).NotOffered().RunAsync();

    private const string Commands = """
        using System.Data;
        using System.Data.Common;
        public class PgParameters { public object AddWithValue(string name, object value) => (name, value); }
        public class PgCommand(string text, DbConnection? of = null) : DbCommand
        {
            public PgCommand() : this("") { }
            public new PgParameters Parameters { get; } = new();
            public override string CommandText { get; set; } = text;
            public override int CommandTimeout { get; set; }
            public override CommandType CommandType { get; set; }
            public override bool DesignTimeVisible { get; set; }
            public override UpdateRowSource UpdatedRowSource { get; set; }
            protected override DbConnection? DbConnection { get; set; } = of;
            protected override DbParameterCollection DbParameterCollection => null!;
            protected override DbTransaction? DbTransaction { get; set; }
            public override void Cancel() { }
            public override int ExecuteNonQuery() => 0;
            public override object? ExecuteScalar() => null;
            public override void Prepare() { }
            protected override DbParameter CreateDbParameter() => null!;
            protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => null!;
        }
        """;

    private static string Store(string body) => $$"""
        using System;
        using System.Data;
        using System.Data.Common;
        public class OrderStore(DbConnection connection)
        {
            public object? Find(string name, string? note, int id)
            {
                {{body}}
            }
            public DbConnection Connection => connection;
        }
        """;

    [Theory]
    [InlineData("""
        using var command = new PgCommand($"select 1 from orders where name = '{[|name|]}' and id = {id}", connection); // the one
                return command.ExecuteScalar();
        """, """
        using var command = new PgCommand("select 1 from orders where name = @name and id = @id", connection); // the one
                command.Parameters.AddWithValue("@name", name);
                command.Parameters.AddWithValue("@id", id);
                return command.ExecuteScalar();
        """)]
    [InlineData("""
        var command = new PgCommand();
                command.CommandText = "select 1 from orders where note like '%" + [|note|] + "' or note = " + note + "";
                return command.ExecuteScalar();
        """, """
        var command = new PgCommand();
                command.CommandText = "select 1 from orders where note like @Note or note = @note2";
                command.Parameters.AddWithValue("@Note", "%" + note);
                command.Parameters.AddWithValue("@note2", (object?)note ?? DBNull.Value);
                return command.ExecuteScalar();
        """)]
    [InlineData("""
        var command = new PgCommand();
                command.CommandText = "select 1 from orders where note = '" + [|note|] + "'";
                return command.ExecuteScalar();
        """, """
        var command = new PgCommand();
                command.CommandText = "select 1 from orders where note = @note";
                command.Parameters.AddWithValue("@note", (object?)note ?? DBNull.Value);
                return command.ExecuteScalar();
        """)]
    [InlineData("""
        var sql = $"select 1 from orders where name = '{[|name|].Trim()}'";
                using (var command = new PgCommand(sql))
                {
                    return command.ExecuteScalar();
                }
        """, """
        var sql = "select 1 from orders where name = @Name";
                using (var command = new PgCommand(sql))
                {
                    command.Parameters.AddWithValue("@Name", name.Trim());
                    return command.ExecuteScalar();
                }
        """)]
    [InlineData("""
        using var command = new PgCommand { CommandText = $"delete from orders where name = {[|name|]}" };
                return command.ExecuteNonQuery();
        """, """
        using var command = new PgCommand { CommandText = "delete from orders where name = @name" };
                command.Parameters.AddWithValue("@name", name);
                return command.ExecuteNonQuery();
        """)]
    // The second time it would have the parameter twice.
    [InlineData("""
        var command = new PgCommand();
                for (var i = 0; i < id; i++)
                {
                    command.CommandText = $"delete from orders where name = {[|name|]}";
                    command.ExecuteNonQuery();
                }
                return 0;
        """, null)]
    // One that makes parameters in its own way.
    [InlineData("""
        using var command = connection.CreateCommand();
                command.CommandText = $"delete from orders where name = {[|name|]}";
                return command.ExecuteNonQuery();
        """, null)]
    [InlineData("""
        using var command = new PgCommand();
                command.CommandText = $"delete from orders where name = {[|name|]}";
                command.Parameters.AddWithValue("name", 1);
                return command.ExecuteNonQuery();
        """, null)]
    public Task Commands_get_parameters(string before, string? after)
    {
        var test = Test.Source(Commands).Source(Store(before));
        return (after is null ? test.NotOffered() : test.Fixed(Store(after)).Review()).RunAsync();
    }
}
