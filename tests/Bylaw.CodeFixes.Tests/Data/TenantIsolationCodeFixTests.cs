using Bylaw.CodeFixes;

namespace Bylaw.CodeFixes.Tests.Data;

public sealed class TenantIsolationCodeFixTests
{
    private static FixTest<TenantIsolationCodeFix> Test => new FixTest<TenantIsolationCodeFix>().Expect("BYL6004").Rules("""
        bylaw: 1
        rules:
          tenants-apart: { in: { named: "*Service" }, ensure: { tenant-isolation: { tenant: [TenantId] } } }
        """);

    private static string Service(string body) => $$"""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        public class Order { public int Id { get; set; } public Guid TenantId { get; set; } }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class OrderService(ShopContext db)
        {
            {{body}}
        }
        """;

    [Fact]
    public Task The_filters_stay_on() => Test
        .Source(Service("""
            int Both() => db.Orders.[|IgnoreQueryFilters|]().Count(order => db.Orders.[|IgnoreQueryFilters|]().Any());
                object Open() => db.Orders
                    .[|IgnoreQueryFilters|]()
                    .Where(order => order.Id > 1) // some
                    .ToList();
            """))
        .Fixed(Service("""
            int Both() => db.Orders.Count(order => db.Orders.Any());
                object Open() => db.Orders
                    .Where(order => order.Id > 1) // some
                    .ToList();
            """)).Title("Remove 'IgnoreQueryFilters' (review)").Review().RunAsync();

    [Theory]
    [InlineData("int Count() { var orders = db.Orders.[|IgnoreQueryFilters|](); orders = orders.Where(order => order.Id > 1); return orders.Count(); }")]
    [InlineData("int Count() => db.Orders /* all */ .[|IgnoreQueryFilters|]().Count();")]
    [InlineData("int Count() => EntityFrameworkQueryableExtensions.[|IgnoreQueryFilters|](db.Orders).Count();")]
    public Task What_would_not_fit(string body) => Test.Source(Service(body)).NotOffered().RunAsync();
}
