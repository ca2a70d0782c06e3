using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Types;

public sealed class UntypedSignatureTests
{
    private const string Id = "BYL4003";

    private static RuleTest Untyped(string types = "dynamic, object, System.Collections.ArrayList", string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers: { Service: { named: "{Entity}Service" } }
        rules:
          typed:
            {{rule}}
            ensure: { nullable-style: { untyped: [{{types}}] } }
        """).Expect(Id);

    [Fact]
    public Task A_typed_signature_is_fine() => Untyped().Source("class C { public int A(string b) { object c = b; dynamic d = c; return d; } }").RunAsync();

    [Fact]
    public Task An_untyped_return_reports() => Untyped().Source("class OrderService { public {|#0:object|} Get(int id) => id; }")
        .Expect(0, Id, "'OrderService.Get' (Service) must not have 'object' in its signature [typed]").RunAsync();

    [Fact]
    public Task Every_part_of_a_signature_reports() => Untyped().Source("""
        using System.Collections;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        public delegate [|object|] D([|dynamic|] a);
        public record R([|object|] A);
        public class P([|object|] a) { public int Hash => a.GetHashCode(); }
        public interface I { [|object|] Get(); [|ArrayList|] All { get; } }
        public class C
        {
            public [|object|] A;
            protected internal [|dynamic|]? B { get; set; }
            internal [|object|]? X, Y;
            public event System.Action<[|object|]> E { add { } remove { } }
            public C([|object|] a) { A = a; B = X = Y = null; }
            public Task<[|object|]> F(Dictionary<string, [|object|]?> a, [|object|][] b, ([|object|] L, int R) c, T<[|dynamic|]> d) => throw null!;
            public int this[[|object|] i] => 0;
            public static C operator +(C a, [|object|] b) => a;
            public class T<U> { }
        }
        """).RunAsync();

    [Fact]
    public Task What_nobody_else_sees_is_fine() => Untyped().Source("""
        public class C
        {
            private object? _a;
            private dynamic? B { get; set; }
            private object D(object e) { object F(object g) => g; return F(_a ?? e); }
            private class N { public object? Get() => null; }
        }
        file class F { public object? Get() => null; }
        """).RunAsync();

    [Fact]
    public Task A_signature_that_another_type_chose_is_fine() => Untyped().Source("""
        using System;
        using System.Collections;
        public class C : IComparer, IComparable, ICloneable
        {
            public override bool Equals(object? other) => false;
            public int Compare(object? x, object? y) => 0;
            int IComparable.CompareTo(object? other) => 0;
            public object Clone() => this;
        }
        """).RunAsync();

    [Fact]
    public Task A_signature_that_our_own_interface_chose_reports_there() => Untyped().Source("""
        public interface IStore { void Save([|object|] it); [|object|] Last { get; } }
        public class Store : IStore { public void Save(object it) { } public object Last => this; }
        public abstract class Base { public abstract [|object|] Get(); }
        public class Derived : Base { public override object Get() => this; }
        """).RunAsync();

    [Fact]
    public Task The_sender_of_an_event_is_fine() => Untyped().Source("""
        using System;
        public class OrderEventArgs : EventArgs { }
        public delegate void Placed(object sender, OrderEventArgs e);
        public class C
        {
            public event EventHandler? Changed { add { } remove { } }
            public void OnPlaced(object? sender, OrderEventArgs e) { }
            public void OnOther([|object|] sender, string e) { }
        }
        """).RunAsync();

    [Fact]
    public Task Arguments_of_a_text_and_selected_members_are_fine() => Untyped().Source("""
        using System;
        using System.Collections.Generic;
        using System.Linq.Expressions;
        public class C
        {
            public void Warn(string message, params object?[] values) { }
            public void Include<T>(Expression<Func<T, object>> member, params Expression<Func<T, object?>>[] more) { }
            public List<Expression<Func<C, object>>> Includes { get; } = [];
            public void Take([|object|][] values) { }
            public void Map(Func<C, [|object|]> map, Expression<Func<[|object|], int>> other) { }
        }
        """).RunAsync();

    [Fact]
    public Task Dynamic_alone_leaves_object_alone() => Untyped("dynamic").Source("public class C { public object A([|dynamic|] b) => b; public class dynamics { } public dynamics? D() => null; }").RunAsync();

    [Fact]
    public Task An_alias_reports_where_it_is_used() => Untyped()
        .Source("using Any = System.Object; using Bag = System.Collections.Generic.List<object>; public class C { public [|Any|] A([|Bag|] b) => b; }").RunAsync();

    [Fact]
    public Task Generic_async_and_partial_methods_report_once() => Untyped()
        .Source("src/Shop/A.cs", "using System.Threading.Tasks; public partial class C { public partial [|object|] A(); public async Task<[|object|]> B<T>(T t) { await Task.Yield(); return t!; } }")
        .Source("src/Shop/B.cs", "public partial class C { public partial object A() => this; }")
        .Source("src/Shop/C.g.cs", "public partial class C { public object G() => this; }").RunAsync();

    [Fact]
    public Task The_rule_may_hold_for_a_part_only() => Untyped("object", "in: { layer: Service, not: { named: OldService } }")
        .Source("public class OldService { public object A() => this; } public class C { public object A() => this; } public class NewService { public [|object|] A() => this; }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          typed:
            in: any
            ensure: { nullable-style: { untyped: [object] } }
            severity: { default: suggestion, "src/Old/**": none }
        exceptions:
          - { rule: typed, at: C.Accepted, to: object, reason: Reads COM., expires: never }
          - { rule: typed, at: C.Tagged, to: System.Object, reason: Set by the view., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | typed | M:C.Frozen | signature | T:System.Object | 1\n")
        .Source("src/Old/Old.cs", "public class Old { public object? A; }")
        .Source("public class C { public [|object|] Accepted() => this; public object? Tagged; public object Frozen() => this; public [|object|] New() => this; }").Expect(Id).RunAsync();
}
