using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Types;

public sealed class NullForgivingTests
{
    private const string Id = "BYL4004";

    private static RuleTest Forbidden(string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          no-bang:
            {{rule}}
            ensure: { nullable-style: { null-forgiving: forbid } }
        """).Expect(Id);

    [Fact]
    public Task The_operator_reports_at_its_token() => Forbidden().Source("class OrderService { int Length(string? name) => name{|#0:!|}.Length; }")
        .Expect(0, Id, "'OrderService' (Service) must not write 'name!' [no-bang]").RunAsync();

    [Fact]
    public Task Every_form_reports() => Forbidden().Source("""
        using System.Collections.Generic;
        class C(string? p = null[|!|])
        {
            string _a = null[|!|];
            public string B { get; set; } = default[|!|];
            string this[string? s] => s[|!|];
            string M(string? a, List<string?>? b, C? c)
            {
                var x = b[|!|][0][|!|].Trim();
                var y = (a + x)[|!|];
                var z = c?.M(a, b, c)[|!|].Length;
                var u = "" [|!|];
                var v = $"{a[|!|]} {default(string)[|!|]}";
                var w = a [|!|] ?? "";
                if (a[|!|] == x && !(a[|!|] != y)) { }
                string L(string? q) => q[|!|];
                System.Func<string?, string> f = q => q[|!|][|!|];
                return new List<string?> { a }[|!|][0][|!|];
            }
        }
        record R(string? A) { public string B => A[|!|]; }
        """).AllowErrors("CS8715").RunAsync();

    [Fact]
    public Task Other_exclamation_marks_are_fine() => Forbidden().Source("""
        class C
        {
            // Hello! a!.b
            /// <summary>Hello! a!.b</summary>
            bool M(bool a, bool b, string? s)
            {
                var text = "Hello!" + '!' + $"a!" + @"b!.c" + s!="d";
                return !a && !b || a != b || !(a!=b) ||!a;
            }
        #if !NEVER
            int _n;
        #endif
            public static bool operator !(C c) => false;
        }
        """.Replace("+ s!=\"d\"", "")).RunAsync();

    [Fact]
    public Task A_long_operand_is_not_quoted() => Forbidden().Source("class C { object M(object? o) => string.Concat(o, \"aaaaaaaaaaaaaaa\", \"bbbbbbbbbbbbbbbbbbbb\"){|#0:!|}; }")
        .Expect(0, Id, "'C' must not write '!' [no-bang]").RunAsync();

    [Fact]
    public Task Entities_report_like_all_others() => Forbidden().Source("""
        using Microsoft.EntityFrameworkCore;
        class Order { public string Name { get; set; } = null[|!|]; }
        class Db : DbContext { public DbSet<Order> Orders { get; set; } = null[|!|]; }
        """).RunAsync();

    [Fact]
    public Task Partial_nested_generic_async_types_report_and_generated_ones_dont() => Forbidden()
        .Source("src/Shop/A.cs", "using System.Threading.Tasks; partial class C<T> { class N { string _a = null[|!|]; } async Task<T> M(T? t) { await Task.Yield(); return t[|!|]; } }")
        .Source("src/Shop/A.g.cs", "partial class C<T> { string _g = null!; }").RunAsync();

    [Fact]
    public Task Top_level_statements_and_handlers_report_in_their_region() => Forbidden("in: Endpoint").Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create(args!);
        app.MapGet("/orders", (string? name) => name{|#0:!|}.Length);
        app.Run();
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /orders' (Endpoint) must not write 'name!' [no-bang]").RunAsync();

    [Fact]
    public Task Handlers_report_however_they_are_handed_over() => Forbidden("in: Endpoint").Source("""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        static class Routes
        {
            static void Map(IEndpointRouteBuilder routes)
            {
                Func<string?, int> held = name => name{|#0:!|}.Length;
                routes.MapGet("/held", held);
                routes.MapGet("/local", Local);
                routes.MapGet("/method", Method);
                routes.MapGet("/created", new Func<string?, int>(name => name{|#3:!|}.Length));
                routes.MapGroup("/inner").MapGet("/within", (string? name) => new Func<string?, int>(n => n{|#4:!|}.Length)(name));
                routes.ToString()!.Trim();

                int Local(string? name) => name{|#1:!|}.Length;
                int Other(string? name) => name!.Length;
            }

            static int Method(string? name) => name{|#2:!|}.Length;
        }
        """)
        .Expect(0, Id, "'GET /held' (Endpoint) must not write 'name!' [no-bang]")
        .Expect(1, Id, "'GET /local' (Endpoint) must not write 'name!' [no-bang]")
        .Expect(2, Id, "'GET /method' (Endpoint) must not write 'name!' [no-bang]")
        .Expect(3, Id, "'GET /created' (Endpoint) must not write 'name!' [no-bang]")
        .Expect(4, Id, "'GET /inner/within' (Endpoint) must not write 'n!' [no-bang]").RunAsync();

    [Fact]
    public Task Local_functions_of_top_level_statements_report_as_handlers() => Forbidden("in: Endpoint").Source("Program.cs", """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create(args!);
        app.MapGet("/orders", List);
        app.Run();

        int List(string? name) => name{|#0:!|}.Length;
        int Other(string? name) => name!.Length;
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)
        .Expect(0, Id, "'GET /orders' (Endpoint) must not write 'name!' [no-bang]").RunAsync();

    [Fact]
    public Task Code_that_maps_routes_has_no_layer() => Forbidden("in: Service").Source("""
        using Microsoft.AspNetCore.Builder;
        class OrderService(WebApplication app)
        {
            void Map() { app.MapGet("/orders", () => 1); app.ToString()!.Trim(); }
            void Serve() => app.ToString()[|!|].Trim();
        }
        """).RunAsync();

    [Fact]
    public Task A_type_may_be_exempted() => Forbidden("in: { layer: Service, not: { named: OldService } }")
        .Source("class OldService { string _a = null!; } class C { string _a = null!; } class NewService { string _a = null[|!|]; }").RunAsync();

    [Fact]
    public Task Severity_baseline_and_exceptions_hold() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-bang:
            in: any
            ensure: { nullable-style: { null-forgiving: forbid } }
            severity: { default: warning, "src/Old/**": none }
        exceptions:
          - { rule: no-bang, at: C.Accepted, reason: Checked above., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", """
        # bylaw baseline 1
        Shop | no-bang | M:C.Frozen(System.String) | body |  | 2
        Shop | no-bang | M:C.Grown(System.String) | body |  | 1

        """)
        .Source("src/Old/Old.cs", "class Old { string _a = null!; }")
        .Source("""
        class C
        {
            int Accepted(string? s) => s!.Length;
            int Frozen(string? s) => s!.Length + s!.Length;
            int Grown(string? s) => s{|BYL4004:!|}.Length + s{|#0:!|}.Length;
        }
        """).Expect(0, Id, "'C' must not write 's!' (2, baseline allows 1) [no-bang]").RunAsync();
}
