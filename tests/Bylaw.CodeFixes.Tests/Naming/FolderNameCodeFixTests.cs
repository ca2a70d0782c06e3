using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Naming;

public sealed class FolderNameCodeFixTests
{
    private static FixTest<FolderNameCodeFix> Placed(string place) => new FixTest<FolderNameCodeFix>().Expect("BYL3003").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        layers:
          Service: { named: "{Entity}Service" }
        rules:
          service-place: { in: Service, name: { type: "{Entity}Service", {{place}} } }
        """);

    private static FixTest<FolderNameCodeFix> Spaced => Placed("""namespace: "Shop.{entities}" """);

    [Fact]
    public Task The_namespace_is_changed_and_the_usings_of_all_who_use_it() => Spaced
        .Source("""
            // Copyright: us
            using System;

            namespace Shop.Services;

            public class [|OrderService|]
            {
                public OrderTotals Totals(Guid id) => new(Numbers.Next);
            }

            public record OrderTotals(int Sum);
            """)
        .Fixed("""
            // Copyright: us
            using System;
            using Shop.Services;

            namespace Shop.Orders;

            public class OrderService
            {
                public OrderTotals Totals(Guid id) => new(Numbers.Next);
            }

            public record OrderTotals(int Sum);
            """)
        .Source("namespace Shop.Services; static class Numbers { public const int Next = 1; }")
        .Source("""
            using System.Text;
            using Shop.Services;

            namespace Shop.Web;

            class Orders(OrderService orders)
            {
                StringBuilder? _text;
                int Get() => orders.Totals(default).Sum;
            }
            """)
        .Fixed("""
            using System.Text;
            using Shop.Orders;

            namespace Shop.Web;

            class Orders(OrderService orders)
            {
                StringBuilder? _text;
                int Get() => orders.Totals(default).Sum;
            }
            """)
        .Source("""
            namespace Shop.Services;

            class Other
            {
                /// <summary><see cref="OrderService"/> and <see cref="Shop.Services.OrderTotals.Sum"/></summary>
                OrderTotals? _totals;
                Shop.Services.OrderService? _orders = new global::Shop.Services.OrderService();
                int _next = Shop.Services.Numbers.Next;
                string _name = nameof(Shop.Services.OrderService);
            }
            """)
        .Fixed("""
            using Shop.Orders;

            namespace Shop.Services;

            class Other
            {
                /// <summary><see cref="OrderService"/> and <see cref="Shop.Orders.OrderTotals.Sum"/></summary>
                OrderTotals? _totals;
                Shop.Orders.OrderService? _orders = new global::Shop.Orders.OrderService();
                int _next = Shop.Services.Numbers.Next;
                string _name = nameof(Shop.Orders.OrderService);
            }
            """)
        .Title("Move 'OrderService' to the namespace 'Shop.Orders' (safe)").RunAsync();

    [Fact]
    public Task What_is_left_empty_is_used_no_more() => Spaced
        .Source("namespace Shop.Services { public class [|OrderService|] { } }")
        .Fixed("namespace Shop.Orders { public class OrderService { } }")
        .Source("""
            using Shop.Services;
            using System;

            class Unused { Guid _id; }
            """)
        .Fixed("""
            using System;

            class Unused { Guid _id; }
            """)
        .Source("""
            namespace Shop.Web
            {
                using Shop.Services;

                class Orders : OrderService;
            }
            """)
        .Fixed("""
            namespace Shop.Web
            {
                using Shop.Orders;

                class Orders : OrderService;
            }
            """).RunAsync();

    [Fact]
    public Task Three_that_know_each_other() => Spaced
        .Source("""
            namespace Shop.Services;
            public class [|OrderService|] { InvoiceService? _invoices; UserService? _users; }
            """)
        .Fixed("""
            using Shop.Invoices;
            using Shop.Users;

            namespace Shop.Orders;
            public class OrderService { InvoiceService? _invoices; UserService? _users; }
            """)
        .Source("""
            namespace Shop.Services;
            public partial class [|InvoiceService|] { OrderService? _orders; }
            """)
        .Fixed("""
            using Shop.Orders;

            namespace Shop.Invoices;
            public partial class InvoiceService { OrderService? _orders; }
            """)
        .Source("""
            namespace Shop.Services;
            public partial class InvoiceService { UserService? _users; }
            """)
        .Fixed("""
            using Shop.Users;

            namespace Shop.Invoices;
            public partial class InvoiceService { UserService? _users; }
            """)
        .Source("""
            namespace Shop.Services;
            public class [|UserService|] { OrderService? _orders; }
            """)
        .Fixed("""
            using Shop.Orders;

            namespace Shop.Users;
            public class UserService { OrderService? _orders; }
            """).RunAsync();

    [Fact]
    public Task In_another_project() => Spaced
        .Project("Core", core => core.Source("namespace Shop.Services; public class [|OrderService|];").Fixed("namespace Shop.Orders; public class OrderService;"))
        .Source("global using Shop.Services;").Fixed("")
        .Source("class Use : OrderService;").Fixed("""
            using Shop.Orders;

            class Use : OrderService;
            """).RunAsync();

    [Fact]
    public Task The_file_is_moved() => Placed("""folder: "src/*/{entities}" """)
        .Source("src/Shop/Services/OrderService.cs", "class [|OrderService|] { }")
        .Removed("src/Shop/Services/OrderService.cs").FixedFile("src/Shop/Orders/OrderService.cs", "class OrderService { }")
        .Source("src/Shop/CategoryService.cs", "class [|CategoryService|] { }")
        .Removed("src/Shop/CategoryService.cs").FixedFile("src/Shop/Categories/CategoryService.cs", "class CategoryService { }")
        .Title("Move 'CategoryService.cs' to the folder 'src/Shop/Categories' (safe)").RunAsync();

    [Fact]
    public Task Namespace_and_folder() => Placed("""namespace: "Shop.{entities}", folder: "src/Shop/{entities}" """)
        .Source("src/Shop/Services/OrderService.cs", "namespace Shop.Services; class {|#0:{|#1:OrderService|}|} { }")
        .Removed("src/Shop/Services/OrderService.cs").FixedFile("src/Shop/Orders/OrderService.cs", "namespace Shop.Orders; class OrderService { }").RunAsync();

    [Theory]
    [InlineData("namespace: \"**.Shared.**\"")]
    [InlineData("namespace: [\"Shop.Core\", \"Shop.{entities}\"]")]
    [InlineData("folder: \"**/Services\"")]
    [InlineData("folder: \"lib/Services\"")]
    public Task Many_places_are_right(string place) => Placed(place)
        .Source("src/Shop/OrderService.cs", "namespace Shop.Old; class [|OrderService|] { }").NotOffered().RunAsync();

    [Fact]
    public Task Others_stay_behind() => Spaced
        .Source("namespace Shop.Services { class [|OrderService|] { } namespace Inner { class Other { } } }")
        .Source("namespace Shop.Services { class [|InvoiceService|] { } } namespace Shop.Web { class Other { } }").NotOffered().RunAsync();

    [Fact]
    public Task A_namesake_is_there() => Spaced
        .Source("namespace Shop.Services; class [|OrderService|] { }")
        .Source("namespace Shop.Orders; class OrderService { }").NotOffered().RunAsync();

    [Fact]
    public Task A_string_has_the_name() => Spaced.Review()
        .Source("namespace Shop.Services; class [|OrderService|] { }")
        .Fixed("namespace Shop.Orders; class OrderService { }")
        .Source("""class Container { object? Make() => System.Type.GetType("Shop.Services.OrderService"); }""").RunAsync();
}
