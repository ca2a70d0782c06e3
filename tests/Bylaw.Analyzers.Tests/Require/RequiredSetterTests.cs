using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredSetterTests
{
    private const string Id = "BYL8008";
    private const string NotPublic = "[private, protected, internal, init]";

    private static RuleTest Set(string setters = NotPublic, string rule = "in: { in: \"**.Orders\" }") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          guarded:
            {{rule}}
            require: { setters: {{setters}} }
        """).Expect(Id);

    private static RuleTest Members(string members, string setters = NotPublic) => Set(setters).Source($$"""
        namespace Shop.Orders;
        public abstract class Order
        {
            {{members}}
        }
        """);

    [Theory]
    [InlineData("public int Id { get; }")]
    [InlineData("public int Id => 1;")]
    [InlineData("public int Id { get; private set; }")]
    [InlineData("public int Id { get; protected set; }")]
    [InlineData("public int Id { get; internal set; }")]
    [InlineData("public int Id { get; protected internal set; }")]
    [InlineData("public int Id { get; private protected set; }")]
    [InlineData("public int Id { get; init; }")]
    [InlineData("public required int Id { get; init; }")]
    [InlineData("protected int Id { get; set; }")]
    [InlineData("internal int Id { get; set; }")]
    [InlineData("private int Id { get; set; }")]
    [InlineData("int Id { get; set; }")]
    [InlineData("public static int Id { get; private set; }")]
    [InlineData("public abstract int Id { get; protected set; }")]
    [InlineData("public int this[int at] { get => at; private set { } }")]
    [InlineData("private int id; public int Id => id;")]
    [InlineData("public readonly int Id = 1;")]
    [InlineData("public const int Id = 1;")]
    [InlineData("protected int id; internal int other;")]
    [InlineData("public event System.Action? Shipped { add { } remove { } }")]
    [InlineData("public System.Collections.Generic.ICollection<int> Lines { get; } = new System.Collections.Generic.List<int>();")]
    [InlineData("public void SetId(int id) { }")]
    [InlineData("public sealed class Line { public int Id { get; set; } }")]
    public Task No_public_setter_is_fine(string member) => Members(member).RunAsync();

    [Theory]
    [InlineData("public int Id { get; [|set|]; }")]
    [InlineData("public required int Id { get; [|set|]; }")]
    [InlineData("public virtual int Id { get; [|set|]; }")]
    [InlineData("public abstract int Id { get; [|set|]; }")]
    [InlineData("public static int Id { get; [|set|]; }")]
    [InlineData("public int Id { private get; [|set|]; }")]
    [InlineData("public int Id { [|set|] { } }")]
    [InlineData("private int id; public int Id { get => id; [|set|] => id = value; }")]
    [InlineData("public int this[int at] { get => at; [|set|] { } }")]
    [InlineData("public int [|Id|];")]
    [InlineData("public int [|A|], [|B|];")]
    [InlineData("public static int [|Count|];")]
    public Task A_public_setter_reports(string member) => Members(member).RunAsync();

    [Fact]
    public Task Only_listed_setters_are_fine() => Members("""
        public int A { get; init; }
            public int B { get; {|#0:set|}; }
            public int C { get; private {|#1:set|}; }
            public int D { get; private init; }
            public int E { get; protected {|#2:set|}; }
            public int {|#3:F|};
            private int G { get; set; }
        """, "init")
        .Expect(0, Id, "'Order' must not let others set 'B'. Make the setter init, or leave it out. [guarded]")
        .Expect(1, Id, "'Order' must not have a private setter of 'C'. Make the setter init, or leave it out. [guarded]")
        .Expect(2, Id, "'Order' must not let others set 'E'. Make the setter init, or leave it out. [guarded]")
        .Expect(3, Id, "'Order' must not let others set 'F'. Make it readonly, or a property. [guarded]").RunAsync();

    [Fact]
    public Task None_leaves_only_those_without() => Members("""
        public int A { get; }
            public int B { get; {|#0:init|}; }
            public int C { get; private [|set|]; }
            public int this[int at] => at;
        """, "none")
        .Expect(0, Id, "'Order' must not let others set 'B'. Leave the setter out. [guarded]").RunAsync();

    [Theory]
    [InlineData("private", "private set", "protected set", "internal set", "private protected set", "protected internal set", "init")]
    [InlineData("protected", "protected set", "private set", "internal set", "protected internal set", "init")]
    [InlineData("protected", "private protected set", "set")]
    [InlineData("internal", "internal set", "private set", "protected set", "protected internal set", "init")]
    [InlineData("internal", "private protected set", "set")]
    [InlineData("[protected, internal]", "protected internal set", "private set", "init")]
    [InlineData("[none, private]", "private init", "init")]
    [InlineData("init", "protected init", "private set")]
    public Task Each_word_allows_its_own(string setters, string fine, params string[] wrong) => Members(
        $"public int A {{ get; {fine}; }} " + string.Join(' ', wrong.Select((accessor, index) => $"public int B{index} {{ get; {Marked(accessor)}; }}")), setters).RunAsync();

    private static string Marked(string accessor) => accessor.EndsWith("set", StringComparison.Ordinal) ? accessor[..^3] + "[|set|]" : accessor[..^4] + "[|init|]";

    [Fact]
    public Task The_message_names_layer_and_reason_and_the_rules_own_advice() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Model: { in: "**.Orders" } }
        rules:
          guarded:
            in: Model
            require: { setters: [private, init] }
            because: an order guards its state
          whole:
            in: { named: Money }
            require: { setters: none }
            instead: Take it in the constructor.
        """).Source("""
        namespace Shop.Orders;
        class Order { public int Status { get; {|#0:set|}; } public int this[int at] { get => at; {|#1:set|} { } } }
        class Money { public int Amount { get; private {|#2:set|}; } }
        """).Expect(0, Id, "'Order' (Model) must not let others set 'Status': an order guards its state. Make the setter private or init, or leave it out. [guarded]")
        .Expect(1, Id, "'Order' (Model) must not let others set 'this[]': an order guards its state. Make the setter private or init, or leave it out. [guarded]")
        .Expect(2, Id, "'Money' (Model) must not have a private setter of 'Amount'. Take it in the constructor. [whole]").RunAsync();

    [Fact]
    public Task Parameters_of_records_are_init_those_of_structs_are_not() => Set().Source("""
        namespace Shop.Orders;
        record A(int Id);
        record B(int Id) { public int Count { get; [|set|]; } }
        record struct C(int {|#0:Id|});
        readonly record struct D(int Id);
        record struct E(int Id) { public int Id { get; init; } = Id; }
        sealed record F(int Id) : A(Id);
        class G(int id) { public int Id => id; }
        """).Expect(0, Id, "'C' must not let others set 'Id'. Make the struct readonly. [guarded]").RunAsync();

    [Fact]
    public Task Parameters_of_records_are_set_at_creation() => Set("none").Source("namespace Shop.Orders; record A(int {|#0:Id|}); readonly record struct B(int [|Id|]); record C(int Id) { public int Id { get; } = Id; }")
        .Expect(0, Id, "'A' must not let others set 'Id'. Declare it as a property. [guarded]").RunAsync();

    [Fact]
    public Task Structs_are_judged_enums_delegates_and_static_classes_are_not() => Set().Source("""
        namespace Shop.Orders;
        struct A { public int Id { get; [|set|]; } public int [|X|]; }
        readonly struct B { public int Id { get; init; } public readonly int X; }
        enum C { X }
        delegate void D();
        static class E { public static int Id { get; set; } }
        """).RunAsync();

    [Fact]
    public Task An_inherited_property_reports_at_its_class() => Set().Source("""
        namespace Shop.Other { public class Base { public virtual int Id { get; set; } public int Open { get; set; } } }
        namespace Shop.Orders
        {
            class A : Other.Base { public override int Id { get; set; } }
            abstract class B { public abstract int Id { get; [|set|]; } public virtual int Other { get; protected set; } }
            class C : B { public override int Id { get; set; } public override int Other { get; protected set; } }
            class D : C { public override int Id { set { } } }
            class E : Other.Base { public new int Open { get; [|set|]; } }
        }
        """).RunAsync();

    [Fact]
    public Task What_an_interface_demands_is_fine() => Set().Source("""
        namespace Shop.Orders;
        interface IDeletable { bool IsDeleted { get; set; } }
        interface INamed { string Name { get; } }
        interface ICreated<T> { T By { get; init; } }
        interface IAt { int this[int at] { get; set; } }
        class A : IDeletable, INamed
        {
            public bool IsDeleted { get; set; }
            public string Name { get; [|set|]; } = "";
        }
        class B : IDeletable, IAt { bool IDeletable.IsDeleted { get; set; } public int this[int at] { get => at; set { } } }
        interface IReadDeletable { bool IsDeleted { get; } }
        class C : IReadDeletable, IDeletable { public bool IsDeleted { get; set; } }
        class D { public bool IsDeleted { get; [|set|]; } }
        class E : D, IDeletable;
        """).RunAsync();

    [Fact]
    public Task What_an_interface_demands_is_fine_for_none_too() => Set("none").Source("""
        namespace Shop.Orders;
        interface ICreated<T> { T By { get; init; } }
        class A : ICreated<int> { public int By { get; init; } }
        record B(int By) : ICreated<int>;
        """).RunAsync();

    [Fact]
    public Task An_interface_is_judged_if_it_is_selected() => Set(rule: "in: { in: \"**.Orders\", is: interface }")
        .Source("namespace Shop.Orders; interface IOrder { int Id { get; [|set|]; } int Other { get; } } class Order { public int Id { get; set; } }").RunAsync();

    [Fact]
    public Task An_entity_of_EF_with_private_setters_is_fine() => Set(rule: "in: { is: entity }").Source("""
        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;
        namespace Shop.Orders;
        public class Order
        {
            private readonly List<Line> _lines = [];
            private Order() { }
            public Order(string customer) => Customer = customer;
            public int Id { get; private set; }
            public string Customer { get; private set; } = "";
            public virtual IReadOnlyCollection<Line> Lines => _lines;
            public DateTimeOffset? ShippedAt { get; protected set; }
        }
        public class Line { public int Id { get; [|set|]; } public virtual Order? Order { get; [|set|]; } }
        public class Db : DbContext { public DbSet<Order> Orders { get; set; } = null!; public DbSet<Line> Lines { get; set; } = null!; }
        """).RunAsync();

    [Fact]
    public Task A_dto_is_init_only() => Set("init", "in: { is: dto }").Source("""
        using System.ComponentModel.DataAnnotations;
        namespace Shop.Api;
        public class OrderDto { public int Id { get; init; } [Required] public string Name { get; [|set|]; } = ""; }
        public record OrderRequest([property: Required] string Name, int Count = 1) { public int[] Items { get; init; } = []; }
        public sealed class OrderResponse(int id) { public int Id { get; } = id; }
        public class OrderForm { public int Id { get; set; } }
        """).RunAsync();

    [Fact]
    public Task Parts_report_once_and_generated_ones_never() => Set()
        .Source("src/Shop/A.cs", "namespace Shop.Orders; partial class A { public int Id { get; [|set|]; } public partial int Whole { get; [|set|]; } }")
        .Source("src/Shop/B.cs", "namespace Shop.Orders; partial class A { public int Other { get; [|set|]; } }")
        .Source("src/Shop/C.g.cs", "namespace Shop.Orders; partial class A { public int Made { get; set; } public partial int Whole { get => 1; set { } } } class C { public int Id { get; set; } }")
        .RunAsync();

    [Fact]
    public Task Only_types_have_setters() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          a:
            in: any
            require: { each: public-method, {|#0:setters|}: none }
          b:
            in: any
            require: { setters: {|#1:public|} }
        """).Expect(0, "BYL0002", "'setters' is about types; make it a rule of its own with `each: type`")
        .Expect(1, "BYL0002", "Expected one of private, protected, internal, init, none, found 'public'")
        .Source("public class C { public void M() { } }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          guarded:
            in: { in: "**.Orders" }
            require: { setters: init }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: guarded, at: Shop.Orders.Order.Accepted, reason: Set by the importer., expires: never }
          - { rule: guarded, at: Shop.Orders.Draft, reason: Edited in place., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | guarded | P:Shop.Orders.Order.Frozen | signature |  | 1\n")
        .Source("src/Old/A.cs", "namespace Shop.Orders; class Old { public int Id { get; set; } }")
        .Source("""
        namespace Shop.Orders;
        class Order { public int Accepted { get; set; } public int Frozen { get; set; } public int New { get; [|set|]; } }
        class Draft { public int Id { get; set; } }
        """).Expect(Id).RunAsync();
}
