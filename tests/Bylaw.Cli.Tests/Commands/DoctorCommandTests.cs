namespace Bylaw.Cli.Tests.Commands;

/// <summary>`bylaw doctor` as a process: what does nothing is named, with its place.</summary>
public sealed class DoctorCommandTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
        </Project>
        """;

    private const string Code = """
        namespace Shop.Orders { public class OrderService(OrderStore store) { public OrderStore Store => store; public void Print() => System.Console.WriteLine(); } public class OrderStore { } }
        namespace Shop.Other.Deep { public class Loose { } }
        """;

    [Fact]
    public void What_does_nothing_is_to_be_mended()
    {
        var tool = With("""
            bylaw: 1
            layers:
              Service: { named: "{Entity}Service" }
              Nobody:  { in: "Shop.Nowhere.**" }
              Orders:  { in: "Shop.Orders.**" }
            rules:
              no-console: { in: Service, forbid: { types: System.Console } }
              never:      { in: { in: "Shop.Nowhere.**" }, forbid: { types: System.Console } }
              off:        { in: Service, forbid: { types: System.Random }, severity: none }
              only-these: { in: Service, allow: { types: [Shop.Orders.OrderStore, Shop.Other.Deep.Loose] } }
            exceptions:
              - { rule: no-console, at: OrderService, reason: It prints receipts., expires: never }
              - { rule: no-console, at: GoneService, reason: It printed receipts., expires: never }
              - { rule: no-console, at: OldService, reason: It printed receipts., expires: 2020-01-31 }
            """,
            ("bylaw.baseline", "# bylaw baseline 1\nShop | no-console | M:Shop.Orders.OrderService.Gone | body | T:System.Console | 1\n"));

        var outcome = tool.Run("doctor");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("The layer 'Nobody' has no type", outcome.Output);
        Assert.Contains("The rule 'never' holds for no type", outcome.Output);
        Assert.Contains("bylaw.yml(13,5): no-console at GoneService", outcome.Output);
        Assert.DoesNotContain("no-console at OrderService", outcome.Output);
        Assert.Contains("no-console at OldService, on 2020-01-31", outcome.Output);
        Assert.Contains("only-these allows `Shop.Other.Deep.Loose`", outcome.Output);
        Assert.DoesNotContain("allows `Shop.Orders.OrderStore`", outcome.Output);
        Assert.Contains("bylaw.baseline(2,1)", outcome.Output);
        Assert.Contains("bylaw.yml(9,3): off, by its severity", outcome.Output);
        Assert.Contains("Service before Orders: 1 type: OrderService", outcome.Output);
        Assert.Contains("    1  Shop.Other.Deep", outcome.Output);
        Assert.False(outcome.HasTrace);
    }

    [Fact]
    public void Statements_that_no_rule_is_made_of_are_named()
    {
        const string Rules = "bylaw: 1\nspecs:\n  agents: { file: AGENTS.md }\nrules:\n  no-random:\n    in: { named: \"*Service\" }\n    forbid: { types: System.Random }\n";
        var documents = ("AGENTS.md", "# Rules\n\n- Tables: exactly 3 tables: `orders`, `customers`.\n");

        var outcome = With(Rules, documents).Run("doctor");
        var answered = With(Rules + "    source: { spec: agents, quote: \"Tables: exactly 3 tables: `orders`, `customers`.\" }\n", documents).Run("doctor");

        Assert.Equal((1, 0), (outcome.ExitCode, answered.ExitCode));
        Assert.Contains("AGENTS.md:3: “Tables: exactly 3 tables: `orders`, `customers`.” It says 3 and lists 2", outcome.Output);
    }

    [Fact]
    public void What_is_only_worth_knowing_is_no_failure()
    {
        var tool = With("bylaw: 1\nextends: bylaw/backend\nrules:\n  nullable-style: none\n");

        var outcome = tool.Run("doctor");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("bylaw.yml: nothing to mend.", outcome.Output);
        Assert.Contains("bylaw.yml(4,3): nullable-style", outcome.Output);
        Assert.Contains("endpoint-no-db-session (bylaw/backend)", outcome.Output);
    }

    [Fact]
    public void A_misspelt_rule_is_a_mistake_and_not_switched_off()
    {
        var outcome = With("bylaw: 1\nextends: bylaw/backend\nrules:\n  nullable-styl: none\n").Run("doctor");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Single(outcome.Output.Split('\n'), line => line.Contains("bylaw.yml(4,3)", StringComparison.Ordinal));
        Assert.Contains("nullable-style", outcome.Output);
        Assert.DoesNotContain("Rules that are switched off", outcome.Output);
    }

    [Fact]
    public void Without_a_rule_file_there_is_nothing_to_look_over()
    {
        var tool = projects.With(("Shop.csproj", Project), ("Code.cs", Code));

        var outcome = tool.Run("doctor");

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("bylaw init", outcome.Error);

        // Not even where a project is broken, too.
        projects.Tool.Write("Gone.slnx", "<Solution><Project Path=\"Shop.csproj\" /><Project Path=\"Gone/Gone.csproj\" /></Solution>");
        Assert.Contains("bylaw init", tool.Run("doctor", "Gone.slnx").Error);
    }

    private Tool With(string rules, params (string Path, string Text)[] files) => projects.With([("Shop.csproj", Project), ("Code.cs", Code), ("bylaw.yml", rules), .. files]);
}
