using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredModifierTests
{
    private const string Id = "BYL8006";

    private static RuleTest Modified(string modifier = "sealed", string each = "type", string rule = "in: { in: \"**.Orders\" }") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          modified:
            {{rule}}
            require: { each: {{each}}, modifier: {{modifier}} }
        """).Expect(Id);

    [Fact]
    public Task A_class_with_it_is_fine() => Modified().Source("namespace Shop.Orders; sealed class A { } sealed record B; sealed class C<T> { }").RunAsync();

    [Fact]
    public Task A_class_without_it_reports() => Modified().Source("namespace Shop.Orders; class {|#0:A|} { } record [|B|](int Id); class [|C|]<T> { }")
        .Expect(0, Id, "'A' must be sealed [modified]").RunAsync();

    [Fact]
    public Task What_cannot_have_it_is_fine() => Modified()
        .Source("namespace Shop.Orders; abstract class A { } static class B { } interface I { } struct S { } enum E { X } class X : System.Exception { } sealed class D { class Nested { } }").RunAsync();

    [Fact]
    public Task Several_are_one_finding() => Modified("[public, sealed]").Source("namespace Shop.Orders; class {|#0:A|} { } sealed class {|#1:B|} { } public sealed class C { }")
        .Expect(0, Id, "'A' must be public and sealed [modified]").Expect(1, Id, "'B' must be public [modified]").RunAsync();

    [Fact]
    public Task A_record_may_be_demanded() => Modified("record").Source("namespace Shop.Orders; record A; record struct B; class {|#0:C|} { } struct [|D|] { } interface I { } enum E { X }")
        .Expect(0, Id, "'C' must be a record [modified]").RunAsync();

    [Fact]
    public Task A_part_says_partial() => Modified("partial").Source("namespace Shop.Orders; partial class A { } class [|B|] { }").RunAsync();

    [Theory]
    [InlineData("internal", "class A { }", "public class [|B|] { }")]
    [InlineData("abstract", "abstract class A { }", "class [|B|] { }")]
    [InlineData("readonly", "readonly struct A { } class C { }", "struct [|B|] { }")]
    [InlineData("static", "struct A { }", "class [|B|] { }")]
    public Task Each_modifier_is_known(string modifier, string fine, string wrong) => Modified(modifier).Source($"namespace Shop.Orders; {fine} {wrong}").RunAsync();

    [Fact]
    public Task Methods_have_modifiers_too() => Modified("async", "public-method").Source("""
        using System.Threading.Tasks;
        namespace Shop.Orders;
        abstract class A
        {
            public async Task B() => await Task.Yield();
            public Task {|#0:C|}() => Task.CompletedTask;
            public abstract Task D();
            internal Task E() => Task.CompletedTask;
        }
        interface I { Task B(); }
        static class S { public static void [|T|]() { } }
        """).Expect(0, Id, "'A.C' must be async [modified]").RunAsync();

    [Fact]
    public Task Lambdas_of_routes_have_static_and_async() => Modified("[static, public]", "endpoint", "in: { is: endpoint }").Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/a", static () => 1);
        app.{|#0:MapGet|}("/b", () => 1);
        """).OutputKind(OutputKind.ConsoleApplication).Expect(0, Id, "'GET /b' must be static [modified]").RunAsync();

    [Fact]
    public Task What_nothing_can_have_is_invalid() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          a:
            in: any
            require: { modifier: {|#0:async|} }
          b:
            in: any
            require: { each: public-method, modifier: [public, {|#1:record|}] }
        """).Expect(0, "BYL0002", "No type is async; add `each: public-method` or `each: endpoint`").Expect(1, "BYL0002", "Only a type is a record; leave out `each`")
        .Source("public class C { public void M() { } }").RunAsync();

    [Fact]
    public Task A_partial_class_reports_once_and_a_generated_one_never() => Modified()
        .Source("src/Shop/A.cs", "namespace Shop.Orders; partial class [|A|] { } partial class B { }")
        .Source("src/Shop/B.cs", "namespace Shop.Orders; partial class A { } sealed partial class B { }")
        .Source("src/Shop/C.g.cs", "namespace Shop.Orders; class C { } partial class A { }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          modified:
            in: { in: "**.Orders", not: { named: Open* } }
            require: { modifier: sealed }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: modified, at: Shop.Orders.Accepted, reason: Mocked., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | modified | T:Shop.Orders.Frozen | signature |  | 1\n")
        .Source("src/Old/A.cs", "namespace Shop.Orders; class Old { }")
        .Source("namespace Shop.Orders; class OpenOrder { } class Accepted { } class Frozen { } class [|New|] { }").Expect(Id).RunAsync();
}
