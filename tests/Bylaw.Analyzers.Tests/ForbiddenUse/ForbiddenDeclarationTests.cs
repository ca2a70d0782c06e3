using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.ForbiddenUse;

public sealed class ForbiddenDeclarationTests
{
    private static RuleTest Forbid(string declares, string subject = "any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Service: { in: "Shop.Services.**" }
        rules:
          no: { in: {{subject}}, forbid: { declares: {{declares}} } }
        """);

    [Fact]
    public Task By_name() => Forbid("""{ named: ["*Manager", "*Helper"] }""").Source("""
        namespace Shop.Services { class {|#0:OrderManager|} { } class OrderService { } record [|OrderHelper|]; interface [|IOrderManager|] { } class ManagerOfOrders { } enum [|KindHelper|] { A } }
        namespace Shop { class Outer { class [|InnerHelper|] { } } }
        """).Expect(0, "BYL2007", "'OrderManager' (Service) must not be declared [no]").Expect("BYL2007").RunAsync();

    [Fact]
    public Task Only_where_the_rule_holds() => Forbid("""{ named: "*Helper" }""", "Service").Source("""
        namespace Shop.Services { class [|AHelper|] { } }
        namespace Shop.Other { class BHelper { } }
        """).Expect("BYL2007").RunAsync();

    [Fact]
    public Task By_namespace() => Forbid("""{ in: "Shop.Engine.**" }""").Source("""
        namespace Shop.Engine.Parts { class [|Part|] { } }
        namespace Shop.Engines { class Part { } }
        namespace Shop { class User { Engine.Parts.Part? _part; } }
        """).Expect("BYL2007").RunAsync();

    [Fact]
    public Task By_base_modifier_and_kind() => Forbid("""[{ extends: System.Exception }, { is: static, in: "Shop.Services.**" }]""").Source("""
        namespace Shop.Services { class [|Failure|] : System.InvalidOperationException { } static class [|Tool|] { } class OrderService { } }
        namespace Shop { static class Extensions { } }
        """).Expect("BYL2007").RunAsync();

    [Fact]
    public Task By_what_the_subject_captured() => Forbid("""{ named: "{Module}*" }""", """{ in: "Shop.{Module}.**" }""").Source("""
        namespace Shop.Orders { class [|OrdersList|] { } class Line { } }
        namespace Shop.Stock { class OrdersOfStock { } }
        """).Expect("BYL2007").RunAsync();

    [Fact]
    public Task A_use_of_such_a_type_is_none() => Forbid("""{ named: "*Helper" }""", """{ in: "Shop.Web.**" }""").Source("""
        namespace Shop.Web { class Page { Shop.Other.OrderHelper? _helper; } }
        namespace Shop.Other { class OrderHelper { } }
        """).RunAsync();

    [Fact]
    public Task Each_type_once_however_many_parts_it_has() => Forbid("""{ named: "*Helper" }""").Source("""
        namespace Shop { partial class [|OrderHelper|] { } partial class OrderHelper { } }
        """).Expect("BYL2007").RunAsync();

    [Fact]
    public Task Beside_a_forbidden_use() => Forbid("""{ named: "*Helper" }, types: System.Text.StringBuilder""").Source("""
        namespace Shop { class {|BYL2007:OrderHelper|} { System.Text.{|BYL2001:StringBuilder|}? _text; } }
        """).RunAsync();
}
