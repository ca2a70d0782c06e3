using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Require;

public sealed class RequiredCallTests
{
    private const string Id = "BYL8007";

    private static RuleTest Calling(string each = "public-method", string call = "call: Shop.Guard.Check", string rule = "in: { named: \"*Service\" }") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          guarded:
            {{rule}}
            require: { each: {{each}}, {{call}} }
        """).Source("""
        namespace Shop;
        public interface IGuard { void Check(); }
        public class Guard : IGuard { public static void Check(string what) { } public void Check() { } public static bool Deep<T>() => true; }
        public static class Db { public static int Save(int what = 0) => what; public static void Load() { } }
        public static class Extensions { public static void CheckIt(this string text) { } }
        """).Expect(Id);

    private static RuleTest Before() => Calling(call: "call: Shop.Guard.Check, before: Shop.Db.Save");

    [Fact]
    public Task A_method_that_calls_is_fine() => Calling().Source("""
        using System;
        using Shop;
        using static Shop.Guard;
        using G = Shop.Guard;
        class OrderService
        {
            public void A() { Guard.Check("a"); }
            public void B() => Check("b");
            public void C(Guard guard) { if (guard is not null) guard.Check(); }
            public void D() { Action f = () => G.Check("d"); f(); }
            public async System.Threading.Tasks.Task E() { await System.Threading.Tasks.Task.Yield(); Guard.Check("e"); }
        }
        """).RunAsync();

    [Fact]
    public Task A_method_that_does_not_reports_at_its_name() => Calling().Source("class OrderService { public void {|#0:Get|}() { } public int [|Put|]() => 1; }")
        .Expect(0, Id, "'OrderService.Get' must call 'Guard.Check' [guarded]").RunAsync();

    [Fact]
    public Task What_only_sounds_like_the_call_reports() => Calling().Source("""
        class Other { public static void Check(string what) { } }
        class OrderService
        {
            public void [|A|]() { Other.Check("a"); }
            public string [|B|]() => nameof(Shop.Guard.Check);
            public void [|C|]() { System.Action<string> f = Shop.Guard.Check; _ = f; }
            public void [|D|]() { "Guard.Check".ToString(); Shop.Guard.Deep<int>(); }
        }
        """).RunAsync();

    [Fact]
    public Task Only_public_methods_with_a_body_are_judged() => Calling().Source("""
        abstract class OrderService { public abstract void A(); internal void B() { } private void C() { } public int D { get; set; } public override string ToString() => ""; }
        interface ICartService { void A(); }
        """).RunAsync();

    [Fact]
    public Task The_call_may_go_through_an_interface_or_what_implements_it() => Calling(call: "call: Shop.IGuard.Check")
        .Source("class OrderService { public void A(Shop.IGuard guard) => guard.Check(); public void B(Shop.Guard guard) => guard.Check(); public void [|C|]() { } }").RunAsync();

    [Fact]
    public Task Constructors_extensions_generics_and_properties_are_calls_too() => Calling(call: "call: [Shop.Guard.new, Shop.Extensions.CheckIt, Shop.Guard.Deep, System.DateTime.UtcNow]").Source("""
        using Shop;
        class OrderService
        {
            public void A() { _ = new Guard(); }
            public void B() { Guard g = new(); _ = g; }
            public void C() { "".CheckIt(); }
            public void D() { Guard.Deep<int>(); }
            public object E() => System.DateTime.UtcNow;
            public object [|F|]() => System.DateTime.Now;
        }
        """).RunAsync();

    [Fact]
    public Task Where_the_later_call_is_missing_nothing_is_required() => Before().Source("class OrderService { public void A() { } public void B() => Shop.Db.Load(); }").RunAsync();

    [Fact]
    public Task The_call_before_is_fine() => Before().Source("""
        using Shop;
        class OrderService
        {
            public void A() { Guard.Check("a"); Db.Save(); }
            public void B(bool b) { if (b) Guard.Check("b"); Db.Save(); Db.Save(); }
        }
        """).RunAsync();

    [Fact]
    public Task The_call_behind_or_missing_reports_at_the_later_one() => Before().Source("""
        using Shop;
        class OrderService
        {
            public void A() { Db.{|#0:Save|}(); Guard.Check("a"); }
            public int B() => Db.[|Save|](1);
            public void C() { Db.[|Save|](); Guard.Check("c"); Db.Save(); }
        }
        """).Expect(0, Id, "'OrderService.A' must call 'Guard.Check' before 'Save' [guarded]").RunAsync();

    [Fact]
    public Task An_argument_is_evaluated_before_its_call() => Calling(call: "call: Shop.Guard.Deep, before: Shop.Store.Save")
        .Source("namespace Shop; static class Store { public static bool Save(bool what = true) => what; }")
        .Source("using Shop; class OrderService { public void A() => Store.Save(Guard.Deep<int>()); public bool B() => Store.[|Save|]() && Guard.Deep<int>(); }").RunAsync();

    [Fact]
    public Task Actions_lambdas_local_functions_and_methods_are_endpoints() => Calling("endpoint", rule: "in: { is: endpoint }")
        .Source("using Microsoft.AspNetCore.Mvc; public class A : ControllerBase { public int [|Get|]() => 1; public void Post() => Shop.Guard.Check(\"\"); }")
        .Source("static class Orders { public static int [|List|]() => 1; public static void Add() { Shop.Guard.Check(\"\"); } public static int Other() => 1; }")
        .Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/a", () => Shop.Guard.Check("a"));
        app.{|#0:MapGet|}("/b", () => 1);
        app.MapGet("/c", Orders.List);
        app.MapPost("/c", Orders.Add);
        app.MapGet("/d", Good);
        app.[|MapGet|]("/e", Bad);
        void Good() => Shop.Guard.Check("d");
        int Bad() => 1;
        """).OutputKind(OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /b' must call 'Guard.Check' [guarded]").RunAsync();

    [Fact]
    public Task A_lambda_calls_too_late() => Calling("endpoint", "call: Shop.Guard.Check, before: Shop.Db.Save", "in: { is: endpoint }").Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        using Shop;
        var app = WebApplication.Create();
        app.MapGet("/a", () => { Guard.Check("a"); Db.Save(); });
        app.MapGet("/b", () => { Db.{|#0:Save|}(); Guard.Check("b"); });
        """).OutputKind(OutputKind.ConsoleApplication).Expect(0, Id, "'GET /b' must call 'Guard.Check' before 'Save' [guarded]").RunAsync();

    [Fact]
    public Task A_type_calls_in_any_member() => Calling("type").Source("""
        class AService { void Private() => Shop.Guard.Check("a"); }
        class BService { public BService() { Shop.Guard.Check("b"); } }
        record CService(int Id) { public int X { get { Shop.Guard.Check("c"); return 1; } } }
        class {|#0:DService|} { void Check() { } void M() => Check(); }
        static class EService { }
        """).Expect(0, Id, "'DService' must call 'Guard.Check' [guarded]").RunAsync();

    [Fact]
    public Task A_type_calls_too_late() => Calling("type", "call: Shop.Guard.Check, before: Shop.Db.Save").Source("""
        class AService { void A() { Shop.Guard.Check("a"); Shop.Db.Save(); } void B() => Shop.Db.{|#0:Save|}(); void C() { } }
        """).Expect(0, Id, "'AService' must call 'Guard.Check' before 'Save' [guarded]").RunAsync();

    [Fact]
    public Task Partial_methods_and_generated_parts() => Calling()
        .Source("src/Shop/A.cs", "partial class OrderService { public partial void Get(); public partial void Put(); }")
        .Source("src/Shop/B.cs", "partial class OrderService { public partial void [|Get|]() { } public partial void Put() { Shop.Guard.Check(\"\"); } }")
        .Source("src/Shop/C.g.cs", "partial class OrderService { public void Generated() { } }").RunAsync();

    [Fact]
    public Task Before_needs_a_call() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          a:
            in: any
            require: { each: public-method, attribute: Owner, {|#0:before|}: Shop.Db.Save }
        """).Expect(0, "BYL0002", "'before' says when a call must be made; add the `call` that must be made").Source("interface I { }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          guarded:
            in: { named: "*Service", not: { named: OldService } }
            require: { each: public-method, call: System.ArgumentNullException.ThrowIfNull }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: guarded, at: OrderService.Accepted, reason: Takes nothing., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | guarded | M:OrderService.Frozen | body |  | 1\n")
        .Source("src/Old/A.cs", "class AncientService { public void Get() { } }")
        .Source("class OldService { public void Get() { } }")
        .Source("class OrderService { public void Accepted() { } public void Frozen() { } public void [|New|]() { } }").Expect(Id).RunAsync();
}
