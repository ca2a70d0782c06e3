using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class CycleTests
{
    private static RuleTest Test() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          modules: { flow: { acyclic: "Shop.{Module}.**" }, because: modules are released one by one }
        """);

    [Fact]
    public Task A_circle_reports_once_with_the_shortest_way_round() => Test().Source("""
        namespace Shop.Orders { public class Order { public Shop.Payments.Payment? {|#0:Payment|} { get; set; } } }
        namespace Shop.Payments { public class Payment { public Shop.Billing.Invoice? Invoice { get; set; } public Shop.Orders.Order? Order { get; set; } } }
        namespace Shop.Billing { public class Invoice { public Shop.Orders.Order? Order { get; set; } } }
        """)
        .Expect(0, "BYL1003", "'Orders' -> 'Payments' -> 'Orders' is a cycle: 'Order' uses 'Payment', 'Payment' uses 'Order': modules are released one by one [modules]")
        .RunAsync();

    [Fact]
    public Task A_long_circle_reports_too() => Test().Source("""
        namespace Shop.Orders { public class Order { public Shop.Payments.Payment? Payment { get; set; } } }
        namespace Shop.Payments { public class Payment { public Shop.Billing.Invoice? Invoice { get; set; } } }
        namespace Shop.Billing { public class Invoice { public void Of() { var {|BYL1003:order|} = new Shop.Orders.Order(); _ = order; } } }
        """).RunAsync();

    [Fact]
    public Task One_way_is_fine() => Test().Source("""
        namespace Shop.Orders { public class Order { public Shop.Payments.Payment? Payment { get; set; } } }
        namespace Shop.Payments.Models { public class Amount { } }
        namespace Shop.Payments { public class Payment { public Models.Amount? Amount { get; set; } } }
        """).RunAsync();

    [Fact]
    public Task Inside_a_part_circles_are_its_own_affair() => Test().Source("""
        namespace Shop.Orders { public class Order { public Lines.Line? Line { get; set; } } }
        namespace Shop.Orders.Lines { public class Line { public Order? Order { get; set; } } }
        """).RunAsync();
}
