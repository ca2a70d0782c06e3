using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Data;

public sealed class AsyncOnlyCodeFixTests
{
    private const string Shop = """
        using Microsoft.EntityFrameworkCore;
        public class Order { public int Id { get; set; } public int Total { get; set; } }
        public class ShopContext(DbContextOptions options) : DbContext(options) { public DbSet<Order> Orders => Set<Order>(); }
        """;

    private static FixTest<AsyncOnlyCodeFix> Test => new FixTest<AsyncOnlyCodeFix>().Expect("BYL6001").Rules("""
        bylaw: 1
        rules:
          await-it: { in: any, ensure: async-only }
        """);

    private static FixTest<AsyncOnlyCodeFix> Everywhere => new FixTest<AsyncOnlyCodeFix>().Expect("BYL6001").Rules("""
        bylaw: 1
        rules:
          await-it: { in: any, ensure: { async-only: { everywhere: true } } }
        """);

    private static string Query(string body) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        class Reader(ShopContext db, IQueryable<Order> orders)
        {
            {{body}}
            IQueryable<Order> Open => orders.Where(order => order.Id > db.Orders.Local.Count);
        }
        """;

    private static string Method(string body) => $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        class Reader
        {
            {{body}}
            static Task<string> NameAsync(int id = 0) => Task.FromResult("a");
            static Task SendAsync() => Task.CompletedTask;
            static CancellationToken None => default;
        }
        """;

    private const string Before = """
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        public class OrderService(ShopContext db)
        {
            public async Task<string> Ship(string path, Task<int> stock, CancellationToken stop)
            {
                // The open ones only.
                var orders = db.Orders
                    .Where(order => order.Id > 1)
                    .[|ToList|](); // all at once
                var text = File.[|ReadAllText|](path) + stock.[|Result|].ToString();
                Thread.[|Sleep|](10);
                foreach (var order in [|db.Orders|])
                    order.Total += db.Orders.[|Count|](other => other.Total == order.Total);
                SendAsync(orders.Count).[|Wait|](stop);
                db.[|SaveChanges|]();
                return text + (SendAsync(orders[0].Id).GetAwaiter().[|GetResult|]()) + db.Orders.[|Sum|](order => order.Total);
            }

            private static async Task<int> SendAsync(int count)
            {
                await Task.Yield();
                return count * 10;
            }
        }
        """;

    private const string After = """
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;

        public class OrderService(ShopContext db)
        {
            public async Task<string> Ship(string path, Task<int> stock, CancellationToken stop)
            {
                // The open ones only.
                var orders = await db.Orders
                    .Where(order => order.Id > 1)
                    .ToListAsync(stop); // all at once
                var text = await File.ReadAllTextAsync(path, stop) + (await stock).ToString();
                await Task.Delay(10, stop);
                await foreach (var order in db.Orders.AsAsyncEnumerable().WithCancellation(stop))
                    order.Total += await db.Orders.CountAsync(other => other.Total == order.Total, stop);
                await SendAsync(orders.Count).WaitAsync(stop);
                await db.SaveChangesAsync(stop);
                return text + (await SendAsync(orders[0].Id)) + await db.Orders.SumAsync(order => order.Total, stop);
            }

            private static async Task<int> SendAsync(int count)
            {
                await Task.Yield();
                return count * 10;
            }
        }
        """;

    [Fact]
    public Task All_kinds_in_one_method() => Test.Source(Shop).Source(Before).Fixed(After).Title("Await 'ToListAsync' (safe)").RunAsync();

    [Fact]
    public Task It_answers_the_same() => Behaviour.SameAsync([Shop, Before], [Shop, After], """
        public static class Probe
        {
            public static async Task<string> Ask()
            {
                var path = Path.GetTempFileName();
                await File.WriteAllTextAsync(path, "read ");
                await using var connection = new SqliteConnection("Data Source=:memory:");
                connection.Open();
                await using var db = new ShopContext(new DbContextOptionsBuilder().UseSqlite(connection).Options);
                await db.Database.EnsureCreatedAsync();
                db.AddRange(new Order { Total = 5 }, new Order { Total = 7 }, new Order { Total = 7 });
                await db.SaveChangesAsync();
                return await new OrderService(db).Ship(path, Task.FromResult(4), default) + " of " + db.Orders.Count();
            }
        }
        """, "read 42024 of 3");

    [Theory]
    [InlineData("async Task<int> A() => NameAsync().[|Result|].Length;", "async Task<int> A() => (await NameAsync()).Length;")]
    [InlineData("async Task<char> A() => NameAsync().[|Result|][0];", "async Task<char> A() => (await NameAsync())[0];")]
    [InlineData("async Task<char?> A() => NameAsync().[|Result|]?[0];", "async Task<char?> A() => (await NameAsync())?[0];")]
    [InlineData("async Task<string> A() => NameAsync().[|Result|]!;", "async Task<string> A() => (await NameAsync())!;")]
    [InlineData("async Task<object> A() => (object)NameAsync().[|Result|];", "async Task<object> A() => (object)await NameAsync();")]
    [InlineData("async Task<bool> A() => NameAsync().[|Result|] is \"a\" && true;", "async Task<bool> A() => await NameAsync() is \"a\" && true;")]
    [InlineData("async Task<string> A() => $\"{NameAsync().[|Result|]}!\";", "async Task<string> A() => $\"{await NameAsync()}!\";")]
    [InlineData("async Task A() { SendAsync().[|Wait|](); }", "async Task A() { await SendAsync(); }")]
    [InlineData("async Task A() { SendAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|](); }", "async Task A() { await SendAsync().ConfigureAwait(false); }")]
    [InlineData("async Task A() { Task.[|WaitAll|](SendAsync(), NameAsync()); }", "async Task A() { await Task.WhenAll(SendAsync(), NameAsync()); }")]
    [InlineData("async Task A() { Task.[|WaitAny|](SendAsync(), NameAsync()); }", "async Task A() { await Task.WhenAny(SendAsync(), NameAsync()); }")]
    [InlineData("async ValueTask A(ValueTask<int> n) { _ = n.[|Result|]; }", "async ValueTask A(ValueTask<int> n) { _ = await n; }")]
    [InlineData("async Task A() => File.[|WriteAllText|](NameAsync().[|Result|], File.[|ReadAllText|](NameAsync(1).[|Result|]));", "async Task A() => await File.WriteAllTextAsync(await NameAsync(), await File.ReadAllTextAsync(await NameAsync(1)));")]
    [InlineData("async Task A(CancellationToken stop) => File.[|WriteAllText|](contents: \"\", path: \"\");", "async Task A(CancellationToken stop) => await File.WriteAllTextAsync(contents: \"\", path: \"\", cancellationToken: stop);")]
    [InlineData("async Task A(FileStream file, byte[] bytes, CancellationToken @lock) { file.[|Write|](bytes, 0, 1); file.[|Flush|](); }", "async Task A(FileStream file, byte[] bytes, CancellationToken @lock) { await file.WriteAsync(bytes, 0, 1, @lock); await file.FlushAsync(@lock); }")]
    [InlineData("async Task A(CancellationToken stop) { try { await SendAsync(); } finally { Thread.[|Sleep|](1); } }", "async Task A(CancellationToken stop) { try { await SendAsync(); } finally { await Task.Delay(1); } }")]
    [InlineData("void A() { Func<CancellationToken, Task> f = async stop => Thread.[|Sleep|](1); Func<Task> g = async () => Thread.[|Sleep|](millisecondsTimeout: 2); }", "void A() { Func<CancellationToken, Task> f = async stop => await Task.Delay(1, stop); Func<Task> g = async () => await Task.Delay(2); }")]
    [InlineData("async Task A(CancellationToken stop) { await B(); static async Task B() => Thread.[|Sleep|](1); }", "async Task A(CancellationToken stop) { await B(); static async Task B() => await Task.Delay(1); }")]
    [InlineData("async Task A() { await SendAsync().ConfigureAwait(false); Thread.[|Sleep|](1); }", "async Task A() { await SendAsync().ConfigureAwait(false); await Task.Delay(1).ConfigureAwait(false); }")]
    public Task In_async_code_it_is_safe(string before, string after) => Test.Source(Method(before)).Fixed(Method(after)).RunAsync();

    [Fact]
    public Task The_finding_of_an_own_sibling() => Test
        .Source("""
            using System.Threading;
            using System.Threading.Tasks;
            interface IOrders { int Count(string of); Task<int> CountAsync(string of, CancellationToken stop); T Read<T>(); Task<T> ReadAsync<T>(bool twice = false); }
            class C(IOrders orders)
            {
                async Task<int> A() => orders.[|Count|]("a") + orders.[|Read|]<int>();
                async Task<int> B(CancellationToken stop) => this.Orders.[|Count|](of: "a"); // all
                IOrders Orders => orders;
            }
            """)
        .Fixed("""
            using System.Threading;
            using System.Threading.Tasks;
            interface IOrders { int Count(string of); Task<int> CountAsync(string of, CancellationToken stop); T Read<T>(); Task<T> ReadAsync<T>(bool twice = false); }
            class C(IOrders orders)
            {
                async Task<int> A() => await orders.CountAsync("a", default) + await orders.ReadAsync<int>();
                async Task<int> B(CancellationToken stop) => await this.Orders.CountAsync(of: "a", stop: stop); // all
                IOrders Orders => orders;
            }
            """).RunAsync();

    [Theory]
    [InlineData("Task<string> A() { return Task.FromResult(File.[|ReadAllText|](\"a\")); }", "async Task<string> A() { return await File.ReadAllTextAsync(\"a\"); }")]
    [InlineData("Task<string> A() => Task.FromResult(File.[|ReadAllText|](\"a\"));", "async Task<string> A() => await File.ReadAllTextAsync(\"a\");")]
    [InlineData("public Task A() { Thread.[|Sleep|](1); return Task.CompletedTask; }", "public async Task A() { await Task.Delay(1); }")]
    [InlineData("protected virtual Task A() { Thread.[|Sleep|](1); return SendAsync(); }", "protected virtual async Task A() { await Task.Delay(1); await SendAsync(); }")]
    [InlineData("ValueTask<string> A(bool b) { Thread.[|Sleep|](1); if (b) return ValueTask.FromResult(\"\"); return new ValueTask<string>(NameAsync()); }", "async ValueTask<string> A(bool b) { await Task.Delay(1); if (b) return \"\"; return await new ValueTask<string>(NameAsync()); }")]
    [InlineData("void A() { Func<Task<string>> f = () => Task.FromResult(File.[|ReadAllText|](\"a\")); }", "void A() { Func<Task<string>> f = async () => await File.ReadAllTextAsync(\"a\"); }")]
    [InlineData("void A() { B(); Task B() { Thread.[|Sleep|](1); return SendAsync(); } }", "void A() { B(); async Task B() { await Task.Delay(1); await SendAsync(); } }")]
    public Task A_function_that_returns_tasks_becomes_async(string before, string after) => Test.Source(Method(before)).Fixed(Method(after)).Review().RunAsync();

    [Fact]
    public Task Several_findings_and_answers() => Test
        .Source(Method("""
            /// <summary>Reads.</summary>
                [Obsolete]
                Task A(int n)
                {
                    // Twice.
                    var a = File.[|ReadAllText|]("a");
                    var b = File.[|ReadAllText|]("b");
                    if (n > 0)
                        return SendAsync();
                    if (n > 1)
                    {
                        return Task.CompletedTask; // done
                    }

                    Func<Task> later = () => { return SendAsync(); };
                    Thread.[|Sleep|](a.Length + b.Length);
                    return later();
                }
            """))
        .Fixed(Method("""
            /// <summary>Reads.</summary>
                [Obsolete]
                async Task A(int n)
                {
                    // Twice.
                    var a = await File.ReadAllTextAsync("a");
                    var b = await File.ReadAllTextAsync("b");
                    if (n > 0)
                    {
                        await SendAsync();
                        return;
                    }
                    if (n > 1)
                    {
                        return; // done
                    }

                    Func<Task> later = () => { return SendAsync(); };
                    await Task.Delay(a.Length + b.Length);
                    await later();
                }
            """)).Title("Make 'A' async and await 'ReadAllTextAsync' (review)").Review().RunAsync();

    [Fact]
    public Task The_handler_of_a_route() => Everywhere
        .Source(Shop)
        .Source("""
            using System.Linq;
            using System.Threading;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            static class Routes
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/a", (ShopContext db) => db.Orders.[|ToList|]());
                    app.MapGet("/b", (ShopContext db, CancellationToken stop) =>
                    {
                        if (db.Orders.[|Any|](order => order.Id == 1))
                            return Results.NotFound();
                        return Results.Ok(db.Orders.[|First|]());
                    });
                }
            }
            """)
        .Fixed("""
            using System.Linq;
            using System.Threading;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.EntityFrameworkCore;
            static class Routes
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/a", async (ShopContext db) => await db.Orders.ToListAsync());
                    app.MapGet("/b", async (ShopContext db, CancellationToken stop) =>
                    {
                        if (await db.Orders.AnyAsync(order => order.Id == 1, stop))
                            return Results.NotFound();
                        return Results.Ok(await db.Orders.FirstAsync(stop));
                    });
                }
            }
            """).Title("Make the lambda async and await 'ToListAsync' (review)").Review().RunAsync();

    [Theory]
    [InlineData("async Task A(Reader? r) => r?.B().[|Wait|]();")]
    [InlineData("async Task A(Reader? r) => r?.C().ToString().Substring(r.C().GetHashCode()).Insert(0, r?.C().[|Result|] ?? \"\");")]
    [InlineData("async Task A() { try { SendAsync().[|Wait|](); } catch (AggregateException) { } }")]
    [InlineData("async Task A() { try { await SendAsync(); } catch (Exception) when (NameAsync().[|Result|] == \"\") { } }")]
    [InlineData("async Task A() { var m = new Mutex(); m.WaitOne(); SendAsync().[|Wait|](); m.ReleaseMutex(); }")]
    [InlineData("async Task A(string s) { ReadOnlySpan<char> t = s; SendAsync().[|Wait|](); Console.WriteLine(t.Length); }")]
    [InlineData("async Task A(string s) { foreach (var c in s.AsSpan()) SendAsync().[|Wait|](); }")]
    [InlineData("async Task A(byte[] b) { b.AsSpan()[0] = (byte)NameAsync().[|Result|].Length; }")]
    [InlineData("async Task<bool> A() => SendAsync().[|Wait|](10);")]
    [InlineData("async Task<int> A() => Task.[|WaitAny|](SendAsync(), NameAsync());")]
    [InlineData("async Task<string> A() => NameAsync() // of the reader\n        .[|Result|];")]
    [InlineData("Task A(out int n) { n = 1; SendAsync().[|Wait|](); return SendAsync(); }")]
    [InlineData("Task A() { SendAsync().[|Wait|](); return Task.FromException(new Exception()); }")]
    [InlineData("Task<string>? A() { SendAsync().[|Wait|](); return null; }")]
    public Task Where_an_await_is_wrong(string code) =>
        Test.Source(Method(code + " public Task B() => Task.CompletedTask; Task<string> C() => Task.FromResult(\"\");")).NotOffered().RunAsync();

    [Theory]
    [InlineData("int A() => NameAsync().[|Result|].Length;")]
    [InlineData("void A() { Action f = () => SendAsync().[|Wait|](); }")]
    [InlineData("int A => NameAsync().[|Result|].Length;")]
    [InlineData("Reader() { SendAsync().[|Wait|](); }")]
    public Task Where_the_signature_would_change(string code) => Everywhere.Source(Method(code)).NotOffered().RunAsync();

    // What was an AggregateException went past it.
    [Theory]
    [InlineData("async Task<string?> A() { try { return {0}; } catch (InvalidOperationException) { return null; } }")]
    [InlineData("async Task<string?> A() { try { try { return {0}; } finally { Console.Beep(); } } catch (System.IO.IOException e) { return e.Message; } catch (Exception) { return null; } }")]
    [InlineData("async Task<string?> A() { try { return {0}; } catch (Exception e) when (e.Message == \"\") { return null; } }")]
    public Task A_catch_that_did_not_see_the_exception_is_for_a_person(string code) => Test
        .Source(Method(code.Replace("{0}", "NameAsync().[|Result|]", StringComparison.Ordinal))).Fixed(Method(code.Replace("{0}", "await NameAsync()", StringComparison.Ordinal))).Review().RunAsync();

    [Theory]
    [InlineData("async Task<string?> A() { try { return {0}.[|Result|]; } catch (Exception) { return null; } }")]
    [InlineData("async Task<string?> A() { try { return {0}.[|Result|]; } catch (System.Exception e) { return e.Message; } }")]
    [InlineData("async Task<string?> A() { try { return {0}.[|Result|]; } catch { return null; } }")]
    [InlineData("async Task<string?> A() { try { return null; } catch (InvalidOperationException) { return {0}.[|Result|]; } }")]
    [InlineData("async Task<string?> A() { try { return {0}.GetAwaiter().[|GetResult|](); } catch (InvalidOperationException) { return null; } }")]
    public Task A_catch_of_all_or_none(string code) => Test
        .Source(Method(code.Replace("{0}", "NameAsync()", StringComparison.Ordinal)))
        .Fixed(Method(code.Replace("{0}.[|Result|]", "await NameAsync()", StringComparison.Ordinal).Replace("{0}.GetAwaiter().[|GetResult|]()", "await NameAsync()", StringComparison.Ordinal))).RunAsync();

    [Theory]
    [InlineData("async Task<int> A() => db.Set<Order>().AsNoTracking().Where(order => order.Id > 1).[|Count|]();", "async Task<int> A() => await db.Set<Order>().AsNoTracking().Where(order => order.Id > 1).CountAsync();")]
    [InlineData("async Task<int> A(DbSet<Order> all) => all.AsQueryable().[|Count|]();", "async Task<int> A(DbSet<Order> all) => await all.AsQueryable().CountAsync();")]
    [InlineData("async Task<int> A(bool b) { var q = db.Orders.Where(order => order.Id > 1); if (b) q = q.Where(order => order.Total > 1); return q.[|Count|](); }", "async Task<int> A(bool b) { var q = db.Orders.Where(order => order.Id > 1); if (b) q = q.Where(order => order.Total > 1); return await q.CountAsync(); }")]
    [InlineData("async Task A() { IQueryable<Order> q = db.Orders; foreach (var order in [|q|]) order.Total = 1; }", "async Task A() { IQueryable<Order> q = db.Orders; await foreach (var order in q.AsAsyncEnumerable()) order.Total = 1; }")]
    public Task A_query_of_a_set(string before, string after) => Test.Source(Shop).Source(Query(before)).Fixed(Query(after)).RunAsync();

    // `list.AsQueryable()` is one too, and cannot be awaited.
    [Theory]
    [InlineData("async Task<int> A(IQueryable<Order> q) => q.Where(order => order.Id > 1).[|Count|]();", "async Task<int> A(IQueryable<Order> q) => await q.Where(order => order.Id > 1).CountAsync();")]
    [InlineData("async Task<int> A() => orders.[|Count|]();", "async Task<int> A() => await orders.CountAsync();")]
    [InlineData("async Task<int> A() => Open.[|Count|]();", "async Task<int> A() => await Open.CountAsync();")]
    [InlineData("async Task A() { foreach (var order in [|Open|]) order.Total = 1; }", "async Task A() { await foreach (var order in Open.AsAsyncEnumerable()) order.Total = 1; }")]
    [InlineData("async Task<int> A() { var q = All(); return q.[|Count|](); } IQueryable<Order> All() => db.Orders;", "async Task<int> A() { var q = All(); return await q.CountAsync(); } IQueryable<Order> All() => db.Orders;")]
    [InlineData("async Task<int> A(bool b) { IQueryable<Order> q = db.Orders; if (b) q = orders.Where(order => order.Total > 1); return q.[|Count|](); }", "async Task<int> A(bool b) { IQueryable<Order> q = db.Orders; if (b) q = orders.Where(order => order.Total > 1); return await q.CountAsync(); }")]
    public Task A_query_of_who_knows_what_is_for_a_person(string before, string after) => Test.Source(Shop).Source(Query(before)).Fixed(Query(after)).Review().RunAsync();

    [Fact]
    public Task A_catch_that_looks_inside_is_for_a_person() => Test
        .Source(Method("async Task A() { try { SendAsync().[|Wait|](); } catch (Exception e) { throw new InvalidOperationException(e.InnerException!.Message); } }"))
        .Fixed(Method("async Task A() { try { await SendAsync(); } catch (Exception e) { throw new InvalidOperationException(e.InnerException!.Message); } }"))
        .Review().RunAsync();
}
