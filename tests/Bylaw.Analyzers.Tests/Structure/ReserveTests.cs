using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class ReserveTests
{
    [Fact]
    public Task Only_the_owner_uses_it() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          git: { reserve: { types: [Lib.Repository], for: { named: WorktreeService }, owner: the platform team } }
        """).Source("""
        namespace Lib { public class Repository { public Repository Clone() => this; } public class Commit { } }
        namespace Shop
        {
            public class WorktreeService { Lib.Repository? _r; public object M() => new Lib.Repository().Clone(); class Inner { Lib.Repository? _r; } }
            public class OrderService { Lib.{|#0:Repository|}? _r; Lib.Commit? _c; }
        }
        """).Expect(0, "BYL1004", "'OrderService' must not use 'Repository', which belongs to the platform team [git]").RunAsync();

    [Fact]
    public Task A_reserved_member() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          clock: { reserve: { members: [System.DateTime.UtcNow, System.DateTime.Now], for: { implements: Shop.IClock } } }
        """).Source("""
        using System;
        namespace Shop;
        public interface IClock { DateTime Now { get; } }
        public class Clock : IClock { public DateTime Now => DateTime.Now; }
        public class Order { public DateTime Created { get; } = DateTime.{|#0:UtcNow|}; public DateTime Day => DateTime.Today; }
        """).Expect(0, "BYL1004", "'Order' must not use 'DateTime.UtcNow', which is reserved [clock]").RunAsync();

    [Fact]
    public Task A_reserved_namespace_for_a_layer() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Data: { in: "Shop.Data.**" } }
        rules:
          ef: { reserve: { namespaces: ["Microsoft.EntityFrameworkCore.**"], for: Data } }
        """).Source("""
        using Microsoft.EntityFrameworkCore;
        namespace Shop.Data { public class Db : DbContext { public DbSet<string>? Names { get; set; } } }
        namespace Shop.Web { class C(Data.Db db) { object M() => db.{|BYL1004:Names|}!.{|BYL1004:AsNoTracking|}(); int N() => db.{|BYL1004:SaveChanges|}(); Data.Db? _db; } }
        """).RunAsync();
}
