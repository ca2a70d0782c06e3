using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Data;

public sealed class AsyncOnlyTests
{
    private const string Id = "BYL6001";

    private const string Shop = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.EntityFrameworkCore;
        public class Order { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        """;

    private static RuleTest AsyncOnly(string ensure = "async-only", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          await-it:
            {{rule}}
            ensure: {{ensure}}
        """).Source(Shop).Expect(Id);

    private static RuleTest In(string members, string ensure = "async-only") => AsyncOnly(ensure).Source($$"""
        class OrderService(ShopContext db, Stream file, HttpClientLike http)
        {
            {{members}}
        }
        class HttpClientLike { public int Send(int id) => 0; public Task<int> SendAsync(int id, CancellationToken cancellation = default) => Task.FromResult(0); }
        """);

    [Fact]
    public Task The_message_names_both_methods() => In("async Task M() { await Task.Yield(); db.{|#0:SaveChanges|}(); }")
        .Expect(0, Id, "'OrderService' (Service) must not call 'DbContext.SaveChanges' where 'SaveChangesAsync' can be awaited [await-it]").RunAsync();

    [Fact]
    public Task The_message_of_a_result() => In("async Task<int> M(Task<int> t) { await Task.Yield(); return t.{|#0:Result|}; }")
        .Expect(0, Id, "'OrderService' (Service) must not wait for a task with 'Task<TResult>.Result' instead of awaiting it [await-it]").RunAsync();

    [Theory]
    [InlineData("db.Orders.[|ToList|]();")]
    [InlineData("db.Orders.Where(o => o.Id > 1).OrderBy(o => o.Id).[|ToArray|]();")]
    [InlineData("db.Orders.[|First|](o => o.Id == 1);")]
    [InlineData("db.Orders.[|Any|]();")]
    [InlineData("db.Orders.[|Sum|](o => o.Id);")]
    [InlineData("db.Orders.[|ToDictionary|](o => o.Id);")]
    [InlineData("var q = db.Orders.Where(o => o.Id > 1); q.[|Count|]();")]
    [InlineData("db.Orders.[|Find|](1);")]
    [InlineData("db.[|Find|]<Order>(1);")]
    [InlineData("db.Orders.Where(o => o.Id == 1).[|ExecuteDelete|]();")]
    [InlineData("db.Database.[|BeginTransaction|]();")]
    [InlineData("db.Database.[|ExecuteSqlRaw|](\"x\");")]
    [InlineData("foreach (var o in [|db.Orders|]) { }")]
    [InlineData("File.[|ReadAllText|](\"a\");")]
    [InlineData("file.[|CopyTo|](Stream.Null);")]
    [InlineData("new StreamReader(file).[|ReadToEnd|]();")]
    [InlineData("Thread.[|Sleep|](10);")]
    [InlineData("Task.[|WaitAll|](Task.Delay(1));")]
    [InlineData("Task.Delay(1).[|Wait|]();")]
    [InlineData("Task.Delay(1).GetAwaiter().[|GetResult|]();")]
    [InlineData("Task.FromResult(1).ContinueWith(t => 2).ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("_ = http.SendAsync(1).[|Result|];")]
    [InlineData("http.[|Send|](1);")]
    [InlineData("_ = new ValueTask<int>(http.SendAsync(1)).[|Result|];")]
    [InlineData("using var p = new System.Diagnostics.Process(); p.[|WaitForExit|]();")]
    [InlineData("Dapper.SqlMapper.[|Query|]<int>(null!, \"select 1\");")]
    [InlineData("new System.Net.Http.HttpClient().[|Send|](new System.Net.Http.HttpRequestMessage());")]
    [InlineData("System.Data.Common.DbCommand c = null!; c.[|ExecuteNonQuery|](); c.[|ExecuteScalar|](); using var r = c.[|ExecuteReader|](); r.[|Read|]();")]
    [InlineData("void Local() { } Func<Task> f = async () => { await Task.Yield(); db.[|SaveChanges|](); }; Local(); await f();")]
    public async Task Blocking_in_async_code_reports(string code)
    {
        await In($"async Task M() {{ await Task.Yield(); {code} }}").RunAsync();
        await In($"Task M() {{ {(code.Contains("await", StringComparison.Ordinal) ? "db.[|SaveChanges|]();" : code)} return Task.CompletedTask; }}").RunAsync();
    }

    [Theory]
    [InlineData("await db.Orders.ToListAsync();")]
    [InlineData("db.Orders.Add(new Order()); db.AddRange(new Order()); db.Orders.AddRange(new List<Order>()); await db.SaveChangesAsync();")]
    [InlineData("var all = await db.Orders.ToListAsync(); all.Where(o => o.Id > 1).ToList(); all.First(); foreach (var o in all) { }")]
    [InlineData("new List<int>().AsQueryable().ToList();")]
    [InlineData("var q = new[] { 1 }.AsQueryable().Where(i => i > 0); q.Count();")]
    [InlineData("var m = new MemoryStream(); m.Write(new byte[1], 0, 1); m.CopyTo(file); m.Flush();")]
    [InlineData("Stream s = new MemoryStream(); using var r = new StreamReader(s); r.ReadToEnd();")]
    [InlineData("var w = new StringWriter(); w.WriteLine(\"a\"); new StringReader(\"a\").ReadToEnd();")]
    [InlineData("TextWriter w = new StringWriter(); w.Write(\"a\"); Console.Out.WriteLine(\"b\");")]
    [InlineData("using var c = new CancellationTokenSource(); c.Cancel(); file.Dispose(); file.Close();")]
    [InlineData("var t = http.SendAsync(1); await Task.WhenAll(t); _ = t.Result;")]
    [InlineData("var t = http.SendAsync(1); var u = http.SendAsync(2); await Task.WhenAll(t, u).ConfigureAwait(false); _ = t.Result + u.Result;")]
    [InlineData("var t = http.SendAsync(1); if (t.IsCompletedSuccessfully) { _ = t.Result; }")]
    [InlineData("var t = http.SendAsync(1); await t; _ = t.Result;")]
    [InlineData("var tasks = new[] { 1 }.Select(i => http.SendAsync(i)).ToList(); await Task.WhenAll(tasks); _ = tasks.Select(t => t.Result).ToList();")]
    [InlineData("_ = await http.SendAsync(1).ContinueWith(t => t.Result);")]
    [InlineData("var done = await Task.WhenAny(http.SendAsync(1)); _ = done.Result;")]
    [InlineData("_ = Task.FromResult(1).Result;")]
    [InlineData("_ = nameof(Task<int>.Result);")]
    [InlineData("_ = await Task.Run(() => File.ReadAllText(\"a\"));")]
    [InlineData("_ = await db.Orders.Where(o => db.Orders.Count() > o.Id && db.Orders.Any(p => p.Id == o.Id)).ToListAsync();")]
    [InlineData("_ = await db.Orders.Select(o => new { o.Id, Names = db.Orders.Select(p => p.Name).ToList() }).ToListAsync();")]
    [InlineData("lock (db) { db.SaveChanges(); }")]
    [InlineData("using var s = new SemaphoreSlim(1); if (s.Wait(0)) { s.Release(); }")]
    [InlineData("System.Data.Common.DbDataReader r = null!; while (await r.ReadAsync()) { _ = r.GetFieldValue<int>(0); _ = r.IsDBNull(0); }")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Serialize(new Order()); _ = System.Text.Json.JsonSerializer.Deserialize<Order>(\"{}\");")]
    [InlineData("await foreach (var o in db.Orders.AsAsyncEnumerable()) { }")]
    [InlineData("Parallel.ForEach(new[] { 1 }, i => { });")]
    [InlineData("void Sync() => db.SaveChanges(); Sync();")]
    [InlineData("Order? Result = null; _ = Result;")]
    public async Task Code_that_does_not_wait_is_fine(string code) => await In($"async Task M() {{ await Task.Yield(); {code} }}").RunAsync();

    [Fact]
    public Task Synchronous_code_is_fine() => In("""
        OrderService Self => this;
        int M() { Thread.Sleep(1); return db.Orders.Count() + http.SendAsync(1).Result; }
        IEnumerable<int> N() { yield return db.SaveChanges(); }
        """).RunAsync();

    [Fact]
    public Task Synchronous_code_reports_where_the_rule_says_everywhere() => In("""
        int M() { Thread.[|Sleep|](1); db.[|SaveChanges|](); return db.Orders.[|Count|]() + http.SendAsync(1).[|Result|]; }
        int _eager = File.[|ReadAllText|]("a").Length;
        Task<string> Off() => Task.Run(() => File.ReadAllText("a"));
        void Tree() { var q = db.Orders.Where(o => db.Orders.Count() > 1); }
        static void Main() { Thread.Sleep(1); }
        """, "{ async-only: { everywhere: true } }").RunAsync();

    [Fact]
    public Task Where_the_framework_chose_the_signature_only_waiting_reports_everywhere() => AsyncOnly("{ async-only: { everywhere: true } }").Source("""
        abstract class Page { protected virtual void OnStart() { } protected virtual Task OnStartAsync() => Task.CompletedTask; }
        class Log(Stream file, Task last) : IDisposable
        {
            public void Dispose() { file.Flush(); last.[|Wait|](); }
            public override string ToString() { using var reader = new StreamReader(file); return reader.ReadToEnd(); }
            public void Close() => file.[|Flush|]();
        }
        class Home(Stream file) : Page { protected override void OnStart() { file.[|Flush|](); } }
        """).RunAsync();

    [Fact]
    public Task The_sibling_may_call_the_method() => AsyncOnly().Source("""
        class Store
        {
            public int Load(int id) => id;
            public Task<int> LoadAsync(int id) => Task.FromResult(Load(id));
            public async Task N() { await Task.Yield(); [|Load|](1); }
        }
        class Slow : Stream
        {
            public override Task<int> ReadAsync(byte[] b, int o, int c, CancellationToken t) => Task.FromResult(Read(b, o, c));
            public override int Read(byte[] b, int o, int c) => 0;
            public override bool CanRead => true; public override bool CanSeek => false; public override bool CanWrite => false;
            public override long Length => 0; public override long Position { get; set; }
            public override void Flush() { } public override long Seek(long o, SeekOrigin s) => 0;
            public override void SetLength(long v) { } public override void Write(byte[] b, int o, int c) { }
        }
        """).RunAsync();

    [Fact]
    public Task Siblings_that_take_or_give_something_else_are_none() => AsyncOnly().Source("""
        class Store
        {
            public int Get(int id) => id;
            public Task<string> GetAsync(int id) => Task.FromResult("");
            public int Find(int id) => id;
            public Task<int> FindAsync(string id) => Task.FromResult(1);
            public int Fetch(int id) => id;
            public void FetchAsync(int id) { }
            public int Old(int id) => id;
            [Obsolete] public Task<int> OldAsync(int id) => Task.FromResult(1);
            private int Open() => 1;
        }
        class C { async Task M(Store s) { await Task.Yield(); s.Get(1); s.Find(1); s.Fetch(1); s.Old(1); } }
        """).RunAsync();

    [Fact]
    public Task Siblings_on_interfaces_and_with_type_arguments_report() => AsyncOnly().Source("""
        interface IReaderAsync { Task<T> GetAsync<T>(string key, CancellationToken c = default); }
        interface IReader : IReaderAsync { T Get<T>(string key); }
        class C { async Task M(IReader r) { await Task.Yield(); r.[|Get|]<int>("a"); } }
        """).RunAsync();

    [Fact]
    public Task A_handler_of_a_route_is_an_endpoint() => AsyncOnly(rule: "in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        static class Routes
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                Thread.Sleep(1);
                var orders = app.MapGroup("/orders");
                orders.MapGet("/{id}", async (int id, ShopContext db) => { await Task.Yield(); return db.Orders.{|#0:Find|}(id); });
                app.MapPost("/", Save);
                app.MapPut("/", Local);
                static async Task Local(ShopContext db) { await Task.Yield(); db.[|SaveChanges|](); }
            }
            static async Task Save(ShopContext db) { await Task.Yield(); db.[|SaveChanges|](); }
        }
        public class OrdersController : ControllerBase
        {
            [HttpGet] public async Task<int> Get([FromServices] ShopContext db) { await Task.Yield(); return db.Orders.[|Count|](); }
        }
        class Other { async Task M(ShopContext db) { await Task.Yield(); db.SaveChanges(); } }
        """).Expect(0, Id, "'GET /orders/{id}' (Endpoint) must not call 'DbSet<Order>.Find' where 'FindAsync' can be awaited [await-it]").RunAsync();

    [Fact]
    public Task Startup_may_block_and_middleware_may_not() => AsyncOnly("{ async-only: { everywhere: true } }").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        static class Startup
        {
            static async Task Main(string[] args)
            {
                var app = WebApplication.CreateBuilder(args).Build();
                await app.Services.GetRequiredService<ShopContext>().SaveChangesAsync();
                app.Services.GetRequiredService<ShopContext>().Database.EnsureCreated();
                app.Use(async (context, next) => { Thread.[|Sleep|](1); await next(context); });
                app.Run();
            }
        }
        """).RunAsync();
}
