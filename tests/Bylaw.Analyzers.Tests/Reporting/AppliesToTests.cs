using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Reporting;

/// <summary>A rule holds where the specs that it comes from apply.</summary>
public sealed class AppliesToTests
{
    private const string Clock = "class {0} {{ System.DateTime At => System.DateTime.{1}; }}";

    [Theory]
    [InlineData("{ spec: server, quote: Never read the clock. }")]
    [InlineData("[{ spec: server, line: 3 }, { spec: server, line: 9 }]")]
    public Task Only_in_the_files_of_its_spec(string source) => Rules(source)
        .Source("apps/server/Orders/Order.cs", Found("Order")).Source("apps/worker/Job.cs", Clean("Job")).RunAsync();

    [Fact]
    public Task Two_specs_are_about_the_files_of_both() => Rules("[{ spec: server }, { spec: worker }]")
        .Source("apps/server/Order.cs", Found("Order")).Source("apps/worker/Job.cs", Found("Job")).Source("tools/Tool.cs", Clean("Tool")).RunAsync();

    [Theory]
    [InlineData("[{ spec: server }, { spec: everywhere }]")]
    [InlineData("{ spec: everywhere }")]
    public Task A_spec_without_files_is_about_all(string source) => Rules(source)
        .Source("apps/server/Order.cs", Found("Order")).Source("tools/Tool.cs", Found("Tool")).RunAsync();

    [Fact]
    public Task A_rule_that_nobody_wrote_down_holds_everywhere() => new RuleTest().Expect("BYL2002").Rules("""
        bylaw: 1
        specs: { server: { file: a.md, applies-to: "apps/server/**" } }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now } }
        """).Source("tools/Tool.cs", Found("Tool")).RunAsync();

    [Theory]
    [InlineData("[\"apps/server/**\", \"tools/**\"]")]
    [InlineData("\"**/*.cs\"")]
    public Task Patterns_are_alternatives(string patterns) => new RuleTest().Expect("BYL2002").Rules($$"""
        bylaw: 1
        specs: { server: { file: a.md, applies-to: {{patterns}} } }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now }, source: { spec: server } }
        """).Source("apps/server/Order.cs", Found("Order")).Source("tools/Tool.cs", Found("Tool")).RunAsync();

    [Fact]
    public Task Of_a_type_in_several_files_each_file_counts_for_itself() => Rules("{ spec: server }")
        .Source("apps/server/Order.cs", "partial class Order { System.DateTime A => System.DateTime.[|Now|]; }")
        .Source("tools/Order.cs", "partial class Order { System.DateTime B => System.DateTime.Now; }").RunAsync();

    [Fact]
    public Task A_check_over_bodies() => new RuleTest().Expect("BYL7006").Rules(Server("no-console: { ensure: no-console, source: { spec: server } }"))
        .Source("apps/server/A.cs", "class A { void M() => System.Console.[|WriteLine|](); }")
        .Source("tools/B.cs", "class B { void M() => System.Console.WriteLine(); }").RunAsync();

    [Fact]
    public Task Routes_of_a_minimal_API() => new RuleTest().Expect("BYL5004").Rules(Server("thin: { in: { is: endpoint }, ensure: { thin-endpoint: { statements: 1 } }, source: { spec: server } }"))
        .Source("apps/server/A.cs", """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            static class A { static void Map(IEndpointRouteBuilder app) => app.[|MapGet|]("/a", () => { var one = 1; return one; }); }
            """)
        .Source("apps/worker/B.cs", """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            static class B { static void Map(IEndpointRouteBuilder app) => app.MapGet("/b", () => { var one = 1; return one; }); }
            """).RunAsync();

    [Fact]
    public Task Flow() => new RuleTest().Expect("BYL1001").Rules("""
        bylaw: 1
        specs: { server: { file: a.md, applies-to: "apps/server/**" } }
        layers:
          Api:  { named: "*Api" }
          Core: { named: "*Core" }
        rules:
          layering: { flow: "Api -> Core", source: { spec: server } }
        """)
        .Source("apps/server/A.cs", "class ACore { [|AApi|]? Back; } class AApi;")
        .Source("tools/B.cs", "class BCore { BApi? Back; } class BApi;").RunAsync();

    [Fact]
    public Task Catalog() => new RuleTest().Expect("BYL1006").Rules(Server("services: { catalog: { of: service, is: [OrderService], closed: true }, in: { named: \"*Service\" }, source: { spec: server } }"))
        .Source("apps/server/A.cs", "class OrderService; class [|BillService|];")
        .Source("tools/B.cs", "class ToolService;").RunAsync();

    [Fact]
    public Task Require() => new RuleTest().Expect("BYL8006").Rules(Server("closed: { in: { named: \"*Service\" }, require: { modifier: sealed }, source: { spec: server } }"))
        .Source("apps/server/A.cs", "class [|OrderService|];")
        .Source("tools/B.cs", "class ToolService;").RunAsync();

    [Fact]
    public Task Name() => new RuleTest().Expect("BYL3001").Rules(Server("names: { in: { is: interface }, name: { type: \"I{Entity}Service\" }, source: { spec: server } }"))
        .Source("apps/server/A.cs", "interface [|IOrders|];")
        .Source("tools/B.cs", "interface ITools;").RunAsync();

    [Fact]
    public Task A_way_through_types_of_other_files_is_shown() => new RuleTest().Expect("BYL1002").Rules(Server("no-db: { in: { named: \"*Page\" }, forbid: { types: Db, transitive: true }, source: { spec: server } }"))
        .Source("apps/server/A.cs", "class OrderPage { HelpPage? [|Help|]; }")
        .Source("tools/B.cs", "class HelpPage { Db? Db; } class Db;").RunAsync();

    [Fact]
    public Task A_package_in_a_project_with_a_file_there() => new RuleTest().Property("BylawPackages", "Newtonsoft.Json/13.0.1")
        .AdditionalFile("bylaw.yml", "root", Packages("{|BYL1005:packages|}")).Source("apps/server/A.cs", "class A;").Source("tools/B.cs", "class B;").RunAsync();

    [Fact]
    public Task A_package_in_a_project_without_one() => new RuleTest().Property("BylawPackages", "Newtonsoft.Json/13.0.1")
        .AdditionalFile("bylaw.yml", "root", Packages("packages")).Source("tools/B.cs", "class B;").RunAsync();

    [Fact]
    public Task Nullable_is_asked_of_the_project_where_all_of_it_lies_there() => new RuleTest().Nullable(Microsoft.CodeAnalysis.NullableContextOptions.Disable)
        .Rules(Server("{|BYL4002:style|}: { ensure: { nullable-style: { nullable: enable } }, source: { spec: server } }"))
        .Source("apps/server/A.cs", "class A;").Source("apps/server/B.cs", "class B;").RunAsync();

    [Fact]
    public Task Nullable_is_asked_of_the_files_where_others_lie_elsewhere() => new RuleTest().Nullable(Microsoft.CodeAnalysis.NullableContextOptions.Disable).Expect("BYL4002")
        .Rules(Server("style: { ensure: { nullable-style: { nullable: enable } }, source: { spec: server } }"))
        .Source("apps/server/A.cs", "class [|A|];").Source("apps/server/B.cs", "#nullable enable\nclass B;").Source("tools/C.cs", "class C;").RunAsync();

    [Theory]
    [InlineData("src/Shop/**", "[|OrderService|]")]
    [InlineData("src/Billing/**", "OrderService")]
    public Task A_companion_by_the_project_of_the_class(string path, string name)
    {
        var rule = name[0] == '[' ? "{|BYL1007:tested|}" : "tested";
        return new RuleTest().AssemblyName("Shop.Tests").Property("BylawIsTestProject", "true").Rules($$"""
            bylaw: 1
            specs: { server: { file: a.md, applies-to: "{{path}}" } }
            rules:
              {{rule}}: { in: { named: "*Service" }, require: { companion: { named: "{Name}Tests" } }, source: { spec: server } }
            """)
            .Project("Shop", shop => shop.Source("public class OrderService;"))
            .Source("class Other;").RunAsync();
    }

    [Fact]
    public Task Files_that_nobody_has_are_told_where_the_rule_file_is_the_project_s() => new RuleTest().ProjectRules("""
        bylaw: 1
        specs: { server: { file: a.md, applies-to: [apps/server/**, apps/*.cs] } }
        rules:
          {|#0:no-clock|}: { forbid: { members: System.DateTime.Now }, source: { spec: server } }
        """)
        .Expect(0, "BYL0003", "The rule 'no-clock' is about apps/server/**, apps/*.cs by the spec it comes from, where this project has no file; correct that spec's 'applies-to'")
        .Source("class C;").RunAsync();

    [Fact]
    public Task Exceptions_and_severity_by_path_go_on() => new RuleTest().Rules("""
        bylaw: 1
        specs: { server: { file: a.md, applies-to: "apps/server/**" } }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now }, severity: { default: error, "apps/server/Old/**": none }, source: { spec: server } }
        exceptions:
          - { rule: no-clock, at: Order, reason: It is old., expires: never }
        """)
        .Source("apps/server/Order.cs", Clean("Order")).Source("apps/server/Old/Bill.cs", Clean("Bill")).RunAsync();

    private static RuleTest Rules(string source) => new RuleTest().Expect("BYL2002").Rules($$"""
        bylaw: 1
        specs:
          server: { file: docs/server.md, applies-to: "apps/server/**" }
          worker: { file: docs/worker.md, applies-to: apps/worker/ }
          everywhere: { file: AGENTS.md }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now }, source: {{source}} }
        """);

    private static string Server(string rule) => $$"""
        bylaw: 1
        specs: { server: { file: docs/server.md, applies-to: "apps/server/**" } }
        rules:
          {{rule}}
        """;

    private static string Packages(string name) => Server(name + ": { catalog: { of: package, replace: { Newtonsoft.Json: System.Text.Json } }, source: { spec: server } }");

    private static string Found(string type) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Clock, type, "[|Now|]");

    private static string Clean(string type) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Clock, type, "Now");
}
