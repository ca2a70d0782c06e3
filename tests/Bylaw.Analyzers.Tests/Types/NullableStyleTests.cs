using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Types;

public sealed class NullableStyleTests
{
    private const string Id = "BYL4001";

    private static RuleTest Style(string style, string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          absence:
            {{rule}}
            ensure: { nullable-style: { {{style}} } }
        """).Expect(Id);

    private static RuleTest Wrappers() => Style("forbid: [\"Nullable<T>\", \"Option<T>\"]")
        .Source("namespace Fun; public readonly struct Option<T> { public static Option<T> None => default; public bool Has => Other().Has; Option<T> Other() => this; } public static class Option { public static Option<T> Some<T>(T value) => default; }");

    private static RuleTest Defaults() => Style("null-default: required");

    [Fact]
    public Task The_question_mark_is_fine() => Wrappers().Source("class C { int? _a; string? B(int?[] many) => null; bool Has => _a.HasValue; }").RunAsync();

    [Fact]
    public Task A_wrapper_that_is_written_reports_at_its_name() => Wrappers().Source("class OrderService { {|#0:Nullable|}<int> Count() => null; }".Replace("class", "using System;\nclass"))
        .Expect(0, Id, "'OrderService' (Service) must write 'int?', not 'Nullable<int>' [absence]").RunAsync();

    [Fact]
    public Task Every_place_of_a_type_reports() => Wrappers().Source("""
        using System;
        using System.Collections.Generic;
        using Fun;
        class Box : List<[|Option|]<int>> { }
        record R([|Nullable|]<int> A);
        interface I { [|Option|]<string> Find(); }
        class C<T> where T : struct
        {
            System.[|Nullable|]<int> _a;
            global::System.[|Nullable|]<T>[] B { get; set; } = [];
            (int, [|Option|]<int>) Pair() => default;
            void M([|Option|]<List<[|Nullable|]<int>>> x)
            {
                [|Nullable|]<int> local = 1;
                var made = new [|Nullable|]<int>(1);
                _ = default([|Nullable|]<int>);
                _ = typeof([|Nullable|]<int>);
                _ = [|Option|]<int>.None;
                [|Option|]<int> Local([|Option|]<int> y) => y;
                Func<[|Option|]<int>, bool> f = ([|Option|]<int> z) => z is [|Option|]<int>;
            }
        }
        """).RunAsync();

    [Fact]
    public Task What_only_sounds_like_it_is_fine() => Wrappers().Source("""
        using System;
        using Fun;
        class C
        {
            /// <see cref="Nullable{T}"/> Nullable<int>
            string Nullable => "Nullable<int>";
            Type Open => typeof(Nullable<>);
            Type? Inner => System.Nullable.GetUnderlyingType(typeof(int?));
            object Made() { var some = Option.Some(1); return some; }
            class Optional<T> { }
            Optional<int>? _other;
        }
        """).RunAsync();

    [Fact]
    public Task An_alias_reports_where_it_is_used() => Wrappers()
        .Source("global using Everywhere = Fun.Option<string>;")
        .Source("""
        using MaybeInt = System.Nullable<int>;
        using Fine = int?;
        class C { {|#0:MaybeInt|} _a; Fine _b; [|Everywhere|] _c; }
        """).Expect(0, Id, "'C' must write 'int?', not 'MaybeInt' [absence]").RunAsync();

    [Fact]
    public Task The_wrapper_itself_is_fine() => Wrappers().RunAsync();

    [Fact]
    public Task A_wrapper_may_be_selected_by_more_than_its_name() => Style("forbid: [{ in: Fun }, \"May*<T>\"]").Source("""
        namespace Fun { public struct Option<T> { } }
        namespace Shop { struct Maybe<T> { } class C { Fun.[|Option|]<int> _a; [|Maybe|]<int> _b; int? _c; } }
        """).RunAsync();

    [Fact]
    public Task A_type_of_the_same_name_elsewhere_is_fine() => Style("forbid: Fun.Option<T>").Source("""
        namespace Fun { public struct Option<T> { } }
        namespace CommandLine { public struct Option<T> { } }
        namespace Shop { class C { CommandLine.Option<int> _a; Fun.[|Option|]<int> _b; } }
        """).RunAsync();

    [Fact]
    public Task A_generated_part_is_fine() => Wrappers()
        .Source("src/Shop/A.g.cs", "partial class C { System.Nullable<int> _a; }")
        .Source("partial class C { System.[|Nullable|]<int> _b; class Nested { System.[|Nullable|]<int> _c; } }").RunAsync();

    [Fact]
    public Task Async_methods_and_lambdas_belong_to_their_member() => Wrappers().Source("""
        using System.Threading.Tasks;
        using Fun;
        class C { async Task<[|Option|]<int>> M() { await Task.Yield(); return await Task.Run(() => [|Option|]<int>.None); } }
        """).RunAsync();

    [Fact]
    public Task The_rule_may_hold_for_a_part_only() => Style("forbid: \"Nullable<T>\"", "in: { layer: Service, not: { named: OldService } }")
        .Source("using System; class OldService { Nullable<int> _a; } class C { Nullable<int> _a; } class NewService { [|Nullable|]<int> _a; }").RunAsync();

    [Fact]
    public Task The_handler_of_a_route_is_an_endpoint() => Style("forbid: \"Nullable<T>\"", "in: Endpoint").Source("Program.cs", """
        using System;
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        Nullable<int> fine = null;
        app.MapGet("/orders", ({|#0:Nullable|}<int> page) => page);
        app.Run();
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /orders' (Endpoint) must write 'int?', not 'Nullable<int>' [absence]").RunAsync();

    [Fact]
    public Task The_local_function_of_a_route_is_an_endpoint() => Style("forbid: \"Nullable<T>\"", "in: Endpoint").Source("Program.cs", """
        using System;
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/orders", List);
        app.Run();

        static {|#0:Nullable|}<int> List() => null;
        static Nullable<int> Other() => null;
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /orders' (Endpoint) must write 'int?', not 'Nullable<int>' [absence]").RunAsync();

    [Fact]
    public Task An_optional_parameter_with_T_and_null_is_fine() => Defaults().Source("""
        using System.Threading;
        class C
        {
            void A(string? a = null, int? b = null, int c = default, CancellationToken d = default, string e = "") { }
            void B<T, U>(T? a = default, U? b = null) where U : class { }
            void D(string? required) { string x = null!; string? y = default; _ = (x, y); }
        }
        """).RunAsync();

    [Fact]
    public Task A_parameter_without_the_question_mark_reports_at_its_type() => Defaults()
        .Source("#nullable disable warnings\nclass OrderService { void Find({|#0:string|} name = null) { } }")
        .Expect(0, Id, "'OrderService' (Service) must write 'string? name = null', not 'string name = null' [absence]").RunAsync();

    [Fact]
    public Task A_default_that_is_null_reports_at_the_value() => Defaults()
        .Source("class OrderService { void Find(string? name = {|#0:default|}) { } }")
        .Expect(0, Id, "'OrderService' (Service) must write 'string? name = null', not 'string? name = default' [absence]").RunAsync();

    [Fact]
    public Task Every_kind_of_parameter_reports() => Defaults().Source("""
        #pragma warning disable CS8625
        using System.Collections.Generic;
        record R([|string|] A = null, int? B = [|default|]);
        class C([|List<int>|] a = null, string? b = [|default(string)|])
        {
            delegate void D([|C|] c = null!);
            int this[int i, string? s = [|default|]] => 0;
            void M<T>([|T|] t = null) where T : class
            {
                void Local([|dynamic|] d = null) { }
                var f = ([|string|] s = null) => s;
            }
        }
        interface I { void M([|string|] s = default); }
        """).RunAsync();

    [Fact]
    public Task Attributes_that_make_a_parameter_optional_report() => Defaults().Source("""
        using System.Runtime.InteropServices;
        class OrderService
        {
            void A([{|#0:Optional|}] string? name) { }
            void B([{|#1:Optional|}, DefaultParameterValue(null)] string name) { }
            void C([Optional] int number, [Optional, DefaultParameterValue("x")] string text) { }
        }
        """).Expect(0, Id, "'OrderService' (Service) must write 'string? name = null', not [Optional] [absence]").Expect(1, Id).RunAsync();

    [Fact]
    public Task An_override_reports_at_its_base() => Defaults().Source("""
        #nullable disable warnings
        class A { public virtual void M([|string|] s = null) { } }
        class B : A { public override void M(string s = null) { } }
        """).RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          absence:
            in: any
            ensure: { nullable-style: { forbid: "Nullable<T>", null-default: required } }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: absence, at: C.Accepted, reason: Reads COM., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", """
        # bylaw baseline 1
        Shop | absence | M:C.Frozen(System.Nullable{System.Int32},System.Nullable{System.Int32}) | signature | T:System.Nullable`1 | 2
        Shop | absence | M:C.Grown(System.Nullable{System.Int32},System.Nullable{System.Int32}) | signature | T:System.Nullable`1 | 1

        """)
        .Source("src/Old/Old.cs", "class Old { System.Nullable<int> _a; }")
        .Source("""
        using System;
        class C
        {
            void Accepted(Nullable<int> a, string? b = default) { }
            void Frozen(Nullable<int> a, Nullable<int> b) { }
            void Grown({|BYL4001:Nullable|}<int> a, {|#0:Nullable|}<int> b) { }
        }
        """).Expect(0, Id, "'C' must write 'int?', not 'Nullable<int>' (2, baseline allows 1) [absence]").RunAsync();
}
