using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Operations;

public sealed class ConsoleTests
{
    private const string Id = "BYL7006";

    private static RuleTest NoConsole(string rule = "in: any") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Service: { named: "{Entity}Service" }
        rules:
          log-instead:
            {{rule}}
            ensure: no-console
        """).Expect(Id);

    [Fact]
    public Task The_message_names_subject_and_member() => NoConsole()
        .Source("class OrderService { void M() => System.Console.{|#0:WriteLine|}(1); }")
        .Expect(0, Id, "'OrderService' (Service) must not write to the console with 'Console.WriteLine' [log-instead]").RunAsync();

    [Fact]
    public Task Every_way_to_write_reports() => NoConsole().Source("""
        using System;
        using System.IO;
        using static System.Console;
        using Terminal = System.Console;
        class C
        {
            TextWriter _out = Console.[|Out|];
            async System.Threading.Tasks.Task M()
            {
                Console.[|Write|]("a");
                Terminal.[|WriteLine|]();
                [|WriteLine|]("b");
                await Console.[|Error|].WriteLineAsync("c");
                Action<string> write = Console.[|WriteLine|];
                void Local() => Console.[|Write|](2);
                Console.[|OpenStandardOutput|]().Flush();
                Local();
                write("");
            }
        }
        """).RunAsync();

    [Fact]
    public Task Other_members_and_other_consoles_are_fine() => NoConsole().Source("""
        namespace Own { static class Console { public static void WriteLine(string s) { } } }
        class C
        {
            void M(System.IO.TextWriter Out)
            {
                Own.Console.WriteLine("a");
                Out.WriteLine("b");
                var line = System.Console.ReadLine();
                System.Console.Title = nameof(System.Console.WriteLine);
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_rule_about_services_leaves_others_alone() => NoConsole("in: Service").Source("""
        class OrderService { void M() => System.Console.[|Write|](1); class Line { void N() => System.Console.[|Write|](2); } }
        class Tool { void M() => System.Console.Write(1); }
        """).RunAsync();

    [Fact]
    public Task A_handler_of_a_route_is_an_endpoint() => NoConsole("in: Endpoint").Source("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        static class Routes
        {
            public static void MapOrders(this IEndpointRouteBuilder app)
            {
                System.Console.WriteLine("mapping");
                app.MapGet("/orders", () => System.Console.{|#0:WriteLine|}("asked"));
            }
        }
        """).Expect(0, Id, "'GET /orders' (Endpoint) must not write to the console with 'Console.WriteLine' [log-instead]").RunAsync();
}
