using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Naming;

public sealed class TypeNameCodeFixTests
{
    private static FixTest<TypeNameCodeFix> Test => Named("""{ type: "{Entity}Service" }""");

    private static FixTest<TypeNameCodeFix> Named(string name) => new FixTest<TypeNameCodeFix>().Expect("BYL3001").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        layers:
          Service: { in: "**.Services" }
          Model: { in: "**.Models" }
        rules:
          service-name: { in: Service, name: {{name}} }
        """);

    [Fact]
    public Task Class_and_interface_go_together_with_all_uses_and_their_files() => Test
        .Source("src/Shop/IOrderHelper.cs", "namespace Shop.Services; public interface [|IOrderHelper|] { int Get(); }")
        .FixedFile("src/Shop/IOrderService.cs", "namespace Shop.Services; public interface IOrderService { int Get(); }").Removed("src/Shop/IOrderHelper.cs")
        .Source("src/Shop/OrderHelper.cs", """
            namespace Shop.Services;

            /// <summary>See <see cref="IOrderHelper"/>.</summary>
            public class [|OrderHelper|] : IOrderHelper // the OrderHelper
            {
                public OrderHelper() { }

                ~OrderHelper() { }

                public int Get() => nameof(OrderHelper).Length;
            }
            """)
        .FixedFile("src/Shop/OrderService.cs", """
            namespace Shop.Services;

            /// <summary>See <see cref="IOrderService"/>.</summary>
            public class OrderService : IOrderService // the OrderService
            {
                public OrderService() { }

                ~OrderService() { }

                public int Get() => nameof(OrderService).Length;
            }
            """).Removed("src/Shop/OrderHelper.cs")
        .Source("class Orders(Shop.Services.IOrderHelper helper) { int Get() => helper.Get() + new Shop.Services.OrderHelper().Get(); }")
        .Fixed("class Orders(Shop.Services.IOrderService helper) { int Get() => helper.Get() + new Shop.Services.OrderService().Get(); }")
        .Title("Rename 'IOrderHelper' to 'IOrderService', 'OrderHelper' to 'OrderService' (safe)")
        .RunAsync();

    [Fact]
    public Task Several_in_a_file() => Test
        .Source("""
            namespace Shop.Services;
            public class [|OrderServices|] { InvoiceManager? _next; }
            public class [|InvoiceManager|] { OrderServices? _next; Userservice? _user; }
            public partial class [|Userservice|] { OrderServices? _orders; }
            public partial class Userservice { }
            public class [|StockSvc|]<T> { StockSvc<Userservice>? _next; }
            """)
        .Fixed("""
            namespace Shop.Services;
            public class OrderService { InvoiceService? _next; }
            public class InvoiceService { OrderService? _next; UserService? _user; }
            public partial class UserService { OrderService? _orders; }
            public partial class UserService { }
            public class StockService<T> { StockService<UserService>? _next; }
            """).RunAsync();

    [Theory]
    [InlineData("OrderServiceImpl")]
    [InlineData("OrderUtilities")]
    [InlineData("OrderServ")]
    [InlineData("OrderServcie")]
    public Task One_name_is_meant(string name) => Test
        .Source($"namespace Shop.Services; public class [|{name}|];")
        .Fixed("namespace Shop.Services; public class OrderService;").RunAsync();

    [Theory]
    [InlineData("SmsSender")]
    [InlineData("BraintreeConfiguration")]
    [InlineData("Helper")]
    [InlineData("Orders")]
    public Task Nothing_says_which_name(string name) => Test.Source($"namespace Shop.Services; public class [|{name}|];").NotOffered().RunAsync();

    [Fact]
    public Task The_entity_that_exists_says_it() => Named("""{ type: "{Entity}Service", where: { Entity: { exists-in: Model } } }""")
        .Source("namespace Shop.Models; public class Order; public class OrderLine;")
        .Source("namespace Shop.Services; public class [|OrderLineProcessor|]; public class [|OrderNumbers|]; public class OrderLinesService;")
        .Fixed("namespace Shop.Services; public class OrderLineService; public class OrderService; public class OrderLinesService;").RunAsync();

    [Fact]
    public Task No_such_entity() => Named("""{ type: "{Entity}Service", where: { Entity: { exists-in: Model } } }""")
        .Source("namespace Shop.Models; public class Order;")
        .Source("namespace Shop.Services; public class [|BasketHelper|];").NotOffered().RunAsync();

    [Fact]
    public Task Two_patterns_fit() => Named("""{ type: ["{Entity}Service", "{Entity}Queries"] }""")
        .Source("namespace Shop.Services; public class [|OrderHelper|];").NotOffered().RunAsync();

    [Fact]
    public Task What_the_place_says_is_filled_in() => new FixTest<TypeNameCodeFix>().Expect("BYL3001").OutputKind(OutputKind.ConsoleApplication).Rules("""
        bylaw: 1
        rules:
          module-name: { in: { in: "Shop.{Module}", implements: IModule }, name: { type: "{Module}Module" } }
        """)
        .Source("static class Program { static void Main() { } } interface IModule;")
        .Source("namespace Shop.Orders; class [|Startup1|] : IModule;").Fixed("namespace Shop.Orders; class OrdersModule : IModule;").RunAsync();

    [Fact]
    public Task A_star_is_all_of_the_name() => Named("""{ type: "*Query" }""")
        .Source("namespace Shop.Services; public class [|OpenOrders|];").Fixed("namespace Shop.Services; public class OpenOrdersQuery;").RunAsync();

    [Fact]
    public Task The_name_is_taken() => Test
        .Source("namespace Shop.Services; public class [|OrderHelper|];")
        .Source("namespace Shop.Other; public class OrderService;").NotOffered().RunAsync();

    [Fact]
    public Task Its_tests_follow() => Test
        .Source("namespace Shop.Services; public class [|OrderHelper|];")
        .Fixed("namespace Shop.Services; public class OrderService;")
        .Source("src/Shop/OrderHelperTests.cs", "public class OrderHelperTests { Shop.Services.OrderHelper? _tested; }")
        .FixedFile("src/Shop/OrderServiceTests.cs", "public class OrderServiceTests { Shop.Services.OrderService? _tested; }").Removed("src/Shop/OrderHelperTests.cs")
        .Title("Rename 'OrderHelper' to 'OrderService', 'OrderHelperTests' to 'OrderServiceTests' (safe)").RunAsync();

    [Theory]
    [InlineData("""class Container { object? Make() => System.Type.GetType("Shop.Services.OrderHelper, Shop"); }""")]
    [InlineData("""class Container { bool Takes(System.Type type) => type.Name.EndsWith("Service"); }""")]
    public Task A_string_has_the_name(string other) => Test.Review()
        .Source("namespace Shop.Services; public class [|OrderHelper|];")
        .Fixed("namespace Shop.Services; public class OrderService;")
        .Source(other).Title("Rename 'OrderHelper' to 'OrderService' (review)").RunAsync();

    [Fact]
    public Task A_library_for_others() => Test.OutputKind(OutputKind.DynamicallyLinkedLibrary).Review()
        .Source("namespace Shop.Services; public class [|OrderHelper|];")
        .Fixed("namespace Shop.Services; public class OrderService;").RunAsync();

    [Fact]
    public Task A_library_of_the_solution() => Named("""{ type: "{Entity}Service" }""")
        .Project("Core", core => core.Source("src/Core/OrderHelper.cs", "namespace Shop.Services; public class [|OrderHelper|];"))
        .FixedFile("src/Core/OrderService.cs", "namespace Shop.Services; public class OrderService;").Removed("src/Core/OrderHelper.cs")
        .Source("class Use : Shop.Services.OrderHelper;").Fixed("class Use : Shop.Services.OrderService;").RunAsync();

    [Fact]
    public Task A_page_has_the_name() => Test.AdditionalFile("src/Shop/Pages/Orders.cshtml", "project", "@inject Shop.Services.OrderHelper helper")
        .Source("namespace Shop.Services; public class [|OrderHelper|];").NotOffered().RunAsync();

    [Fact]
    public Task The_baseline_has_the_name() => Test.AdditionalFile("src/Shop/bylaw.baseline", "baseline", """
        # bylaw baseline 1
        Shop | other | M:Shop.Services.OrderHelper.Get | body |  | 1
        """)
        .Source("namespace Shop.Services; public class [|OrderHelper|];").NotOffered().RunAsync();

    [Fact]
    public Task A_file_without_its_name_stays() => Test
        .Source("src/Shop/Everything.cs", "namespace Shop.Services; public class [|OrderHelper|];")
        .Fixed("namespace Shop.Services; public class OrderService;").RunAsync();

    [Fact]
    public Task A_controller_answers_to_its_name() => new FixTest<TypeNameCodeFix>().Expect("BYL3001").OutputKind(OutputKind.ConsoleApplication).Review().Rules("""
        bylaw: 1
        rules:
          controller-name: { in: { extends: Microsoft.AspNetCore.Mvc.ControllerBase }, name: { type: "*Controller" } }
        """)
        .Source("static class Program { static void Main() { } }")
        .Source("""[Microsoft.AspNetCore.Mvc.Route("[controller]")] public class [|Orders|] : Microsoft.AspNetCore.Mvc.ControllerBase;""")
        .Fixed("""[Microsoft.AspNetCore.Mvc.Route("[controller]")] public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase;""").RunAsync();
}
