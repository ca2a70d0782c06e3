using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredAttributeTests
{
    private const string Id = "BYL8001";

    private static RuleTest Endpoints() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Endpoint: { is: endpoint } }
        rules:
          authorised:
            in: Endpoint
            require:
              each: endpoint
              attribute: [Microsoft.AspNetCore.Authorization.AuthorizeAttribute, Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute]
            because: every endpoint says who may call it
        """).Expect(Id);

    private static RuleTest Types(string rule = "in: { in: \"**.Orders\" }", string each = "type", string attribute = "Owner") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          owned:
            {{rule}}
            require: { each: {{each}}, attribute: {{attribute}} }
        """).Source("[System.AttributeUsage(System.AttributeTargets.All)] public class OwnerAttribute : System.Attribute { } public class TeamAttribute : OwnerAttribute { }").Expect(Id);

    [Fact]
    public Task An_action_with_the_attribute_is_fine() => Endpoints().Source("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        public class A : ControllerBase { [Authorize] public int Get() => 1; [HttpPost, AllowAnonymous] public int Post() => 1; }
        """).RunAsync();

    [Fact]
    public Task An_action_without_it_reports_at_its_name() => Endpoints().Source("""
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : ControllerBase { public int {|#0:Get|}() => 1; }
        """).Expect(0, Id, "'OrdersController.Get' (Endpoint) must carry [Authorize] or [AllowAnonymous]: every endpoint says who may call it [authorised]").RunAsync();

    [Fact]
    public Task The_attribute_may_stand_on_the_type_a_base_or_what_is_overridden() => Endpoints().Source("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        [Authorize] public class A : ControllerBase { public int Get() => 1; }
        public class B : A { public int Post() => 1; }
        public abstract class C : ControllerBase { [AllowAnonymous] public virtual int Get() => 1; }
        public class D : C { public override int Get() => 2; public int [|Put|]() => 1; }
        """).RunAsync();

    [Fact]
    public Task Only_actions_are_endpoints() => Endpoints().Source("""
        using Microsoft.AspNetCore.Mvc;
        public class A : ControllerBase
        {
            [NonAction] public int Helper() => 1;
            public static int Static() => 1;
            internal int Hidden() => 1;
            public int Property { get; set; }
            public override string ToString() => "";
            private class Nested { public int Get() => 1; }
        }
        [NonController] public class B : ControllerBase { public int Get() => 1; }
        public class OrderService { public int Get() => 1; }
        """).RunAsync();

    [Fact]
    public Task Hubs_and_pages_have_endpoints_too() => Endpoints().Source("""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.SignalR;
        public class Chat : Hub { public Task [|Send|](string text) => Task.CompletedTask; public override Task OnConnectedAsync() => Task.CompletedTask; }
        public class Index : PageModel { public void [|OnGet|]() { } public Task [|OnPostAsync|]() => Task.CompletedTask; public void OnlyHelper() { } public void Load() { } }
        """).RunAsync();

    [Fact]
    public Task A_handler_without_it_reports_at_the_route_call() => Endpoints().Source("Program.cs", """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        var orders = app.MapGroup("/orders");
        orders.MapGet("/a", [Authorize] () => 1);
        orders.{|#0:MapPost|}("/b", () => 1);
        app.Run();
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'POST /orders/b' (Endpoint) must carry [Authorize] or [AllowAnonymous]: every endpoint says who may call it [authorised]").RunAsync();

    [Fact]
    public Task Calls_on_the_route_or_its_group_count() => Endpoints().Source("Program.cs", """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        var app = WebApplication.Create();
        app.MapGet("/a", () => 1).WithName("a").RequireAuthorization();
        app.MapGet("/b", () => 1).WithMetadata(new AllowAnonymousAttribute());
        var c = app.MapGroup("/c").RequireAuthorization();
        c.MapGet("/d", () => 1);
        var e = app.MapGroup("/e");
        e.RequireAuthorization();
        e.MapGroup("/f").MapGet("/g", () => 1);
        var h = app.MapGroup("/h");
        h.MapGet("/i", () => 1).RequireAuthorization();
        h.[|MapGet|]("/j", () => 1);
        var k = app.MapGet("/k", () => 1);
        k.AllowAnonymous();
        app.[|MapGet|]("/l", () => 1).WithTags("l");
        app.Run();
        """).OutputKind(OutputKind.ConsoleApplication).RunAsync();

    [Fact]
    public Task A_handler_in_another_file_reports_at_the_route_call_too() => Endpoints()
        .Source("src/Shop/Orders.cs", "using Microsoft.AspNetCore.Authorization; public static class Orders { [Authorize] public static int List() => 1; public static int Get(int id) => id; }")
        .Source("src/Shop/Map.cs", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        public static class Map
        {
            public static void MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/", Orders.List);
                routes.[|MapGet|]("/{id}", Orders.Get);
                routes.MapGet("/x/{id}", Orders.Get).RequireAuthorization();
                int Local() => 1;
                routes.[|MapGet|]("/local", Local);
                var once = () => 1;
                routes.[|MapGet|]("/once", once);
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_filter_is_no_endpoint() => Endpoints().Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        var app = WebApplication.Create();
        app.MapGet("/a", () => 1).AddEndpointFilter(async (context, next) => await next(context)).RequireAuthorization();
        app.Run();
        """).OutputKind(OutputKind.ConsoleApplication).RunAsync();

    [Fact]
    public Task A_type_without_the_attribute_reports() => Types().Source("""
        namespace Shop.Orders;
        class {|#0:Order|} { }
        [Owner] class A { }
        [Team] record B;
        class C : A { }
        record [|D|](int Id);
        class [|E|]<T> { }
        abstract class [|F|] { }
        """).Expect(0, Id, "'Order' must carry [Owner] [owned]").RunAsync();

    [Fact]
    public Task Types_of_other_kinds_are_fine_unless_selected() => Types().Source("""
        namespace Shop.Orders;
        static class Texts { }
        interface IOrders { }
        enum State { New }
        class OrderException : System.Exception { }
        [Owner] class A { class Nested { } }
        """).RunAsync();

    [Fact]
    public Task Interfaces_and_nested_types_report_when_they_are_selected() => Types("in: { named: \"*Handler\", is: [interface, class] }")
        .Source("interface [|IOrderHandler|] { } class Create { class [|Handler|] { } class Command { } }").RunAsync();

    [Fact]
    public Task A_public_method_may_carry_it_itself_or_on_its_type() => Types(each: "public-method").Source("""
        namespace Shop.Orders;
        class A : System.IDisposable
        {
            public void {|#0:Get|}() { }
            [Owner] public void Post() { }
            internal void Put() { }
            public int Count { get; set; }
            public override string ToString() => "";
            public void Dispose() { }
            public static T? [|Make|]<T>() => default;
            public async System.Threading.Tasks.Task [|RunAsync|]() => await System.Threading.Tasks.Task.Yield();
        }
        [Owner] class B { public void Get() { } }
        static class C { public static void [|Get|]() { } }
        interface I { void Get(); }
        """).Expect(0, Id, "'A.Get' must carry [Owner] [owned]").RunAsync();

    [Fact]
    public Task An_alias_of_the_attribute_is_fine() => Types().Source("using Mine = OwnerAttribute; namespace Shop.Orders { [Mine] class A { } }").RunAsync();

    [Fact]
    public Task A_partial_type_has_the_attributes_of_all_parts_and_reports_once() => Types()
        .Source("src/Shop/A.cs", "namespace Shop.Orders; partial class A { } partial class [|B|] { }")
        .Source("src/Shop/B.cs", "namespace Shop.Orders; [Owner] partial class A { } partial class B { }")
        .Source("src/Shop/C.g.cs", "namespace Shop.Orders; class C { } partial class B { }").RunAsync();

    [Fact]
    public Task A_partial_method_reports_once() => Types(each: "public-method")
        .Source("src/Shop/A.cs", "namespace Shop.Orders; partial class A { public partial int [|Get|](); public partial int Put(); }")
        .Source("src/Shop/B.cs", "namespace Shop.Orders; partial class A { public partial int Get() => 1; [Owner] public partial int Put() => 1; }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          authorised:
            in: { is: endpoint, not: { named: OldController } }
            require: { each: endpoint, attribute: Microsoft.AspNetCore.Authorization.AuthorizeAttribute }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: authorised, at: OrdersController.Accepted, reason: Public., expires: never }
          - { rule: authorised, at: GET /health, reason: Probed from outside., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", """
        # bylaw baseline 1
        Shop | authorised | GET /old | signature |  | 1
        Shop | authorised | M:OrdersController.Frozen | signature |  | 1

        """)
        .Source("src/Old/A.cs", "public class A : Microsoft.AspNetCore.Mvc.ControllerBase { public int Get() => 1; }")
        .Source("public class OldController : Microsoft.AspNetCore.Mvc.ControllerBase { public int Get() => 1; }")
        .Source("public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public int Accepted() => 1; public int Frozen() => 1; public int [|New|]() => 1; }")
        .Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/health", () => 1);
        app.MapGet("/old", () => 1);
        app.[|MapGet|]("/new", () => 1);
        """).OutputKind(OutputKind.ConsoleApplication).Expect(Id).RunAsync();
}
