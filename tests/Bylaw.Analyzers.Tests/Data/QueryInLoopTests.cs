using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Data;

public sealed class QueryInLoopTests
{
    private const string Id = "BYL6003";

    private static RuleTest AskOnce(string ensure = "no-query-in-loop", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
          Repository: { named: "{Entity}Repository" }
        rules:
          ask-once:
            {{rule}}
            ensure: {{ensure}}
        """).Source("""
        global using System;
        global using System.Collections.Generic;
        global using System.Data;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Dapper;
        global using Microsoft.EntityFrameworkCore;
        public class Line { public int Id { get; set; } public int OrderId { get; set; } }
        public class Order { public int Id { get; set; } public int? ParentId { get; set; } public List<Line> Lines { get; set; } = []; }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); public DbSet<Line> Lines => Set<Line>(); }
        public interface IOrderRepository { Task<Order?> GetAsync(int id); Task AddAsync(Order order); Order Build(); Task<int> DeleteAsync(int id); IQueryable<Order> All(); }
        public interface IStockStore { int Count(int id); }
        """).Expect(Id);

    private static RuleTest In(string code, string ensure = "no-query-in-loop") => AskOnce(ensure).Source($$"""
        class OrderService(ShopContext db, IDbConnection connection, HttpClient http, IOrderRepository repository, IStockStore store)
        {
            public async Task<int> M(List<int> ids, List<Order> orders, Queue<int> queue, CancellationToken stop)
            {
                await Task.Yield();
                {{code}}
                return 0;
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_query() => In("foreach (var id in ids) await db.Orders.{|#0:FirstOrDefaultAsync|}(o => o.Id == id);")
        .Expect(0, Id, "'OrderService' (Service) must not query in a loop with 'FirstOrDefaultAsync' [ask-once]").RunAsync();

    [Fact]
    public Task The_message_of_a_save() => In("foreach (var o in orders) { db.Add(o); await db.{|#0:SaveChangesAsync|}(); }")
        .Expect(0, Id, "'OrderService' (Service) must save once after the loop, not in it with 'DbContext.SaveChangesAsync' [ask-once]").RunAsync();

    [Theory]
    [InlineData("foreach (var id in ids) { var lines = await db.Lines.Where(l => l.OrderId == id).[|ToListAsync|](); }")]
    [InlineData("foreach (var id in ids) { var lines = db.Lines.Where(l => l.OrderId == id).[|ToList|](); }")]
    [InlineData("foreach (var id in ids) if (await db.Lines.[|AnyAsync|](l => l.OrderId == id)) { }")]
    [InlineData("foreach (var id in ids) await db.Orders.[|FindAsync|](id);")]
    [InlineData("foreach (var o in await db.Orders.ToListAsync()) { o.Lines = await db.Lines.Where(l => l.OrderId == o.Id).[|ToListAsync|](); }")]
    [InlineData("foreach (var o in db.Orders) { foreach (var l in db.[|Lines|]) { } }")]
    [InlineData("for (var i = 0; i < ids.Count; i++) { var id = ids[i]; db.Orders.[|Single|](o => o.Id == id); }")]
    [InlineData("while (queue.Count > 0) { var id = queue.Dequeue(); await db.Orders.[|FindAsync|](id); }")]
    [InlineData("while (queue.TryDequeue(out var id)) { await db.Orders.[|FindAsync|](id); }")]
    [InlineData("foreach (var o in orders) await db.Entry(o).Collection(x => x.Lines).[|LoadAsync|]();")]
    [InlineData("foreach (var id in ids) connection.[|QueryFirst|]<int>(\"select @id\", new { id });")]
    [InlineData("foreach (var id in ids) await connection.[|ExecuteAsync|](\"delete @id\", new { id });")]
    [InlineData("foreach (var id in ids) await http.[|GetStringAsync|](\"/orders/\" + id);")]
    [InlineData("foreach (var id in ids) await repository.[|GetAsync|](id);")]
    [InlineData("foreach (var id in ids) await repository.All().[|CountAsync|](o => o.Id == id);")]
    [InlineData("var all = ids.Select(id => db.Orders.[|First|](o => o.Id == id)).ToList();")]
    [InlineData("await Task.WhenAll(ids.Select(async id => await repository.[|GetAsync|](id)));")]
    [InlineData("ids.ForEach(id => db.Orders.[|Find|](id));")]
    [InlineData("foreach (var id in ids) { if (id > 1) { try { await db.Orders.[|FindAsync|](id); } finally { } } }")]
    [InlineData("foreach (var id in ids) await db.Orders.Where(o => o.Id == id).[|ExecuteDeleteAsync|]();")]
    [InlineData("foreach (var id in ids) await db.Database.[|ExecuteSqlAsync|]($\"delete {id}\");")]
    [InlineData("foreach (var a in ids) { foreach (var b in ids) { await db.Orders.[|FindAsync|](a, b); break; } }")]
    [InlineData("var q = db.Lines.Where(l => l.Id > 0); foreach (var id in ids) q.[|Count|](l => l.OrderId == id);")]
    [InlineData("async Task Local() { foreach (var id in ids) await db.Orders.[|FindAsync|](id); } await Local();")]
    public async Task A_query_for_each_reports(string code) => await In(code).RunAsync();

    [Theory]
    [InlineData("foreach (var o in db.Orders.Where(o => o.Id > 1).ToList()) { o.ParentId = 1; } await db.SaveChangesAsync();")]
    [InlineData("foreach (var o in await db.Orders.ToListAsync()) { o.ParentId = 1; }")]
    [InlineData("foreach (var o in db.Orders) { o.ParentId = 1; }")]
    [InlineData("var found = await db.Orders.Where(o => ids.Contains(o.Id)).ToListAsync(); foreach (var id in ids) { found.First(o => o.Id == id); found.Where(o => o.Id == id).ToList(); }")]
    [InlineData("foreach (var id in ids) { db.Orders.Add(new Order()); db.Remove(new Order()); await repository.AddAsync(new Order()); } await db.SaveChangesAsync();")]
    [InlineData("IQueryable<Order> q = db.Orders; foreach (var id in ids) q = q.Where(o => o.Id != id); await q.ToListAsync();")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await db.SaveChangesAsync(); break; } catch (DbUpdateException) { await Task.Delay(10); } }")]
    [InlineData("while (true) { try { await db.SaveChangesAsync(); return 1; } catch (DbUpdateConcurrencyException) { } }")]
    [InlineData("while (!stop.IsCancellationRequested) { await db.Orders.ToListAsync(); await db.SaveChangesAsync(); await Task.Delay(1000, stop); }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync(stop)) { await db.Orders.CountAsync(); }")]
    [InlineData("var page = 0; List<Order> batch; do { batch = await db.Orders.Skip(page++ * 100).Take(100).ToListAsync(); } while (batch.Count > 0);")]
    [InlineData("for (var skip = 0; skip < orders.Count; skip += 100) { await db.Orders.Skip(skip).Take(100).ToListAsync(); }")]
    [InlineData("foreach (var some in ids.Chunk(100)) { await db.Orders.Where(o => some.Contains(o.Id)).ToListAsync(); await db.SaveChangesAsync(); }")]
    [InlineData("foreach (var id in ids) { if (id == 3) { await db.Orders.FindAsync(id); break; } }")]
    [InlineData("foreach (var id in ids) { if (id == 3) { var o = await db.Orders.FindAsync(id); return o!.Id; } }")]
    [InlineData("foreach (var id in ids) { if (id == 3) return await db.Orders.CountAsync(); }")]
    [InlineData("await foreach (var o in db.Orders.AsAsyncEnumerable()) { await db.Lines.CountAsync(l => l.OrderId == o.Id); }")]
    [InlineData("foreach (var name in new[] { 1, 2 }) { await db.Orders.FindAsync(name); }")]
    [InlineData("foreach (var name in Enum.GetValues<DayOfWeek>()) { await db.Orders.CountAsync(); }")]
    [InlineData("var current = orders[0]; while (current.ParentId != null) { current = (await db.Orders.FindAsync(current.ParentId))!; }")]
    [InlineData("var slug = 1; while (await db.Orders.AnyAsync(o => o.Id == slug)) { slug++; }")]
    [InlineData("await Task.WhenAll(ids.Select(id => http.GetStringAsync(\"/\" + id)));")]
    [InlineData("var r = await db.Orders.Select(o => new { o.Id, Count = db.Lines.Count(l => l.OrderId == o.Id), Lines = o.Lines.Select(l => db.Lines.First(x => x.Id == l.Id)).ToList() }).ToListAsync();")]
    [InlineData("foreach (var o in orders) { try { await db.SaveChangesAsync(); } catch (DbUpdateException) { } }")]
    [InlineData("var n = 0; foreach (var o in orders) { db.Add(o); if (++n % 100 == 0) await db.SaveChangesAsync(); }")]
    [InlineData("foreach (var id in ids) { Func<Task> later = async () => await db.Orders.FindAsync(id); _ = later; }")]
    [InlineData("foreach (var o in orders) { repository.All(); store.Count(o.Id); _ = db.Orders.Where(x => x.Id == o.Id); }")]
    [InlineData("foreach (var i in Enumerable.Range(0, 2).AsQueryable()) { new List<int>().AsQueryable().Count(); }")]
    public async Task One_query_for_all_is_fine(string code) => await In(code).RunAsync();

    [Fact]
    public Task A_session_of_its_own_for_each_is_fine() => AskOnce().Source("""
        using Microsoft.Extensions.DependencyInjection;
        class Job(IServiceScopeFactory scopes)
        {
            async Task M(List<int> tenants)
            {
                foreach (var tenant in tenants)
                {
                    using var scope = scopes.CreateScope();
                    var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
                    await db.Orders.CountAsync();
                    await db.SaveChangesAsync();
                }
            }
        }
        """).RunAsync();

    [Fact]
    public Task Types_of_the_rule_are_queries() => In("foreach (var id in ids) { store.{|#0:Count|}(id); await repository.GetAsync(id); }", "{ no-query-in-loop: { types: [ IStockStore ] } }")
        .Expect(0, Id, "'OrderService' (Service) must not query in a loop with 'IStockStore.Count' [ask-once]").RunAsync();

    [Fact]
    public Task Endpoints_report() => AskOnce(rule: "in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        static class Routes
        {
            public static void Map(IEndpointRouteBuilder app, List<int> ids, ShopContext startup)
            {
                foreach (var id in ids) startup.Orders.Find(id);
                app.MapPost("/orders", async (List<int> ids, ShopContext db) => { foreach (var id in ids) await db.Orders.{|#0:FindAsync|}(id); });
                foreach (var id in ids) app.MapGet("/orders/" + id, (ShopContext db) => db.Orders.Find(id));
            }
        }
        public class OrdersController(ShopContext db) : ControllerBase
        {
            [HttpGet] public IEnumerable<Order?> Get([FromQuery] int[] ids) => ids.Select(id => db.Orders.[|Find|](id));
        }
        """).Expect(0, Id, "'POST /orders' (Endpoint) must not query in a loop with 'DbSet<Order>.FindAsync' [ask-once]").RunAsync();
}
