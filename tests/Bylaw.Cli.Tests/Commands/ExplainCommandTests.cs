namespace Bylaw.Cli.Tests.Commands;

/// <summary>`bylaw explain` as a process.</summary>
public sealed class ExplainCommandTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private const string Rules = """
        bylaw: 1
        specs:
          team: { file: AGENTS.md }
        layers:
          Endpoint: { is: endpoint }
          Service:
            any:
              - { named: "{Entity}Service" }
              - { in: "**.Services.**" }
          Store: { named: "{Entity}Store" }
        rules:
          chain:
            flow: "Endpoint -> Service -> Store"
            because: services own transactions
            source: { spec: team, line: 3, quote: Endpoints ask services. }
          service-clock:
            in: Service
            forbid: { members: [System.DateTime.UtcNow] }
            because: tests set the clock
            instead: { use: System.TimeProvider }
            severity: { default: error, "Old/**": suggestion }
            examples: { ok: "class OrderService { }", bad: "class CartService { long Now => System.DateTime.UtcNow.Ticks; }" }
          no-console: { in: any, ensure: no-console, severity: none }
          no-random: { in: any, forbid: { types: [System.Random] }, id: BYL9007 }
        exceptions:
          - { rule: chain, at: GET /health, to: OrderStore, reason: Probes the store itself., expires: 2999-12-31 }
          - { rule: service-clock, at: CartService, reason: It is going away., expires: 2020-01-01 }
        """;

    private Tool Shop() => projects.With(
        ("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"),
        ("bylaw.yml", Rules),
        ("bylaw.baseline", "# bylaw baseline 1\nShop | service-clock | M:Shop.Services.Helper.get_Now | body | P:System.DateTime.UtcNow | 1\n"),
        ("Program.cs", """
            using Shop;
            var app = WebApplication.Create(args);
            app.MapGet("/orders/{id:int}", (int id, OrderStore orders) => orders.Find(id));
            app.MapGet("/health", (OrderStore orders) => orders.Find(0));
            app.MapPost("/orders", (OrderStore orders) => orders.Find(new Random().Next()));
            app.MapPut("/orders", (OrderStore orders) =>
            {
                return new OrderStore();
            });
            app.MapGet("/carts", () => 1);
            app.MapPut("/carts", () => 2);
            app.Run();
            """),
        ("Services/OrderService.cs", """
            namespace Shop.Services;
            public class OrderService(Shop.OrderStore orders) { public int Find(int id) => orders.Find(id); }
            public class Helper { public DateTime Now => DateTime.UtcNow; public class Part { } }
            """),
        ("OrderStore.cs", "namespace Shop { public class OrderStore { public int Find(int id) => id; } public class Part { } }"),
        ("Old/CartService.cs", "namespace Shop; public class CartService { public DateTime Now => DateTime.UtcNow; }"));

    [Fact]
    public void A_rule_is_explained_from_the_rule_file_alone()
    {
        var run = Shop().Run("explain", "service-clock", "--rules", "bylaw.yml");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("service-clock: a rule of bylaw.yml:16\n", run.Output);
        foreach (var said in (string[])
            [
                "Service must not use `System.DateTime.UtcNow`.", "Tests set the clock.", "Use System.TimeProvider.", "in: Service", "(bylaw.yml:6)", "suggestion in Old/**", "error elsewhere",
                "BYL2002", "class CartService {", "at CartService: It is going away (expired on 2020-01-01", "How to fix", "dotnet_diagnostic.BYL2002.severity", "bylaw explain service-clock .",
            ])
        {
            Assert.Contains(said, run.Output);
        }

        Assert.Contains("AGENTS.md:3: \"Endpoints ask services.\"", Shop().Run("explain", "chain").Output);
    }

    [Fact]
    public void With_a_solution_it_is_said_what_a_rule_selects_and_finds()
    {
        var run = Shop().Run("explain", "service-clock", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("It selects 4 types: CartService, Helper, Part, OrderService", run.Output);
        Assert.Contains("Old/CartService.cs:1: suggestion BYL2002", run.Output);
        Assert.Contains("1 use of System.DateTime.UtcNow in Shop.Services.Helper.get_Now  (bylaw.baseline:2)", run.Output);
    }

    [Fact]
    public void An_id_is_its_page_and_the_rules_that_report_it()
    {
        var run = Shop().Run("explain", "byl1001");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("BYL1001: Layer used against the flow\n", run.Output);
        Assert.Contains("\nHow to fix\n", run.Output);
        Assert.Contains("error  chain: Each layer uses the next one only: `Endpoint -> Service -> Store`  (bylaw.yml:12)", run.Output);
        Assert.Contains("None in bylaw.yml", Shop().Run("explain", "BYL7006").Output);
    }

    [Fact]
    public void A_type_has_a_layer_for_a_reason_and_rules()
    {
        var run = Shop().Run("explain", "OrderService");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Shop.Services.OrderService: a class of project Shop, Services/OrderService.cs:2\n", run.Output);
        Assert.Contains("  Service  (bylaw.yml:6)\n    named: \"{Entity}Service\"  (bylaw.yml:8)\n    {Entity} is Order\n", run.Output);
        Assert.Contains("error  chain", run.Output);
        Assert.Contains("error  service-clock", run.Output);
        Assert.DoesNotContain("no-console", run.Output);

        var helper = Shop().Run("explain", "Shop.Services.Helper").Output;
        Assert.Contains("in: \"**.Services.**\"  (bylaw.yml:9)", helper);
        Assert.Contains("service-clock: 1 use of System.DateTime.UtcNow", helper);
        Assert.Contains("Findings\n  None.", helper);
        Assert.Contains("Old/CartService.cs:1: suggestion BYL2002", Shop().Run("explain", "CartService").Output);
    }

    [Fact]
    public void A_route_is_a_region_of_its_own()
    {
        var run = Shop().Run("explain", "get /orders/{number}");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("GET /orders/{id:int}: a handler in Program, Program.cs:3\n", run.Output);
        Assert.Contains("Endpoint  (bylaw.yml:5)\n    is: endpoint  (bylaw.yml:5)\n      is: minimal-api-handler  (preset bylaw/facets", run.Output);
        Assert.Contains("BYL1001", run.Output);

        var health = Shop().Run("explain", "GET /health").Output;
        Assert.Contains("chain at GET /health to OrderStore: Probes the store itself (until 2999-12-31,", health);
        Assert.Contains("Findings\n  None.", health);
    }

    [Fact]
    public void A_path_is_enough_where_one_verb_has_it() => Assert.StartsWith("GET /health: a handler in Program", Shop().Run("explain", "/health").Output);

    [Fact]
    public void A_type_is_told_with_the_handlers_in_it()
    {
        var run = Shop().Run("explain", "Program");
        Assert.Contains("  GET /orders/{id:int}: Endpoint  (Program.cs:3)\n", run.Output);
        Assert.Contains("chain at GET /health to OrderStore", run.Output);
        Assert.Contains("Program.cs:3: error BYL1001: 'GET /orders/{id:int}' (Endpoint) must not use", run.Output);
    }

    [Fact]
    public void A_layer_is_told_as_it_was_written_and_with_a_solution_what_it_has()
    {
        var alone = Shop().Run("explain", "Service").Output;
        Assert.Contains("Its types\n  any:\n  - { named: \"{Entity}Service\" }\n  - { in: \"**.Services.**\" }\n", alone);
        Assert.Contains("bylaw explain Service .", alone);
        var run = Shop().Run("explain", "Service", ".").Output;
        Assert.Contains("In the code\n  3 types: CartService, Helper, OrderService\n", run);
        Assert.Contains("In the code\n  6 handlers: ", Shop().Run("explain", "Endpoint", ".").Output);
    }

    [Fact]
    public void A_preset_that_stands_in_for_a_rule_file_is_named()
    {
        var tool = Shop();
        File.Delete(Path.Combine(tool.Folder, "bylaw.yml"));
        File.Delete(Path.Combine(tool.Folder, "bylaw.baseline"));
        foreach (var arguments in (string[][])[["explain", "layering"], ["explain", "layering", "."], ["explain", "OrderService"], ["explain", "Service -> Repository"]])
        {
            var run = tool.Run(arguments);
            Assert.Equal((0, "bylaw: There is no bylaw.yml here or in a folder above, so this is by bylaw/backend, which holds where there is none.\n"), (run.ExitCode, run.Error));
            Assert.DoesNotContain(tool.Cache, run.Output);
        }

        Assert.Contains("In bylaw/backend, under `rules:`", tool.Run("explain", "layering", ".").Output.Replace("In bylaw.yml,", "In bylaw/backend,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Endpoint -> Store", "Endpoint -> Store: not allowed", "Go through Service.", "GET /orders/{id:int} uses OrderStore  [BYL1001 chain]")]
    [InlineData("Service -> Store", "Service -> Store: allowed", "It is a step of Endpoint -> Service -> Store", "OrderService uses OrderStore")]
    [InlineData("OrderService -> OrderStore", "OrderService -> OrderStore: allowed", "It is a step of", "Who does it today, and where first (1)")]
    [InlineData("OrderStore -> OrderService", "OrderStore -> OrderService: not allowed", "Service uses Store, not the other way round.", "Services own transactions.")]
    [InlineData("CartService -> DateTime.UtcNow", "CartService -> DateTime.UtcNow: not allowed", "Use System.TimeProvider instead.", "Tests set the clock.", "Old/CartService.cs:1: [BYL2002 service-clock]")]
    [InlineData("OrderStore -> System.DateTime", "DateTime: allowed", "No rule is against it.", "")]
    [InlineData("Endpoint -> Store", "POST /orders uses OrderStore  [BYL1001 chain]\n", "Program.cs:6: PUT /orders uses OrderStore  [BYL1001 chain]; also found in line 8\n", "first (4)")]
    [InlineData("GET /health -> OrderStore", "GET /health -> OrderStore: not allowed", "chain at GET /health to OrderStore", "GET /health uses OrderStore")]
    public void A_use_is_allowed_or_not_and_why(string question, params string[] said)
    {
        var run = Shop().Run("explain", question);
        Assert.Equal(0, run.ExitCode);
        Assert.All(said, text => Assert.Contains(text, run.Output));
    }

    [Theory]
    [InlineData("service-clok", "did you mean 'service-clock'")]
    [InlineData("no-such-rule", "; the layers are Endpoint, Service, Store, the rules are chain, service-clock,")]
    [InlineData("OrderServise", "did you mean 'OrderService'")]
    [InlineData("BYL1999", "There is no diagnostic 'BYL1999'")]
    [InlineData("BYL9999", "There is no diagnostic 'BYL9999'")]
    [InlineData("/order", "No endpoint answers '/order', did you mean")]
    [InlineData("/carts", "name one with its verb: \"GET /carts\", \"PUT /carts\"")]
    [InlineData("Part", "2 types are called 'Part': Shop.Part, Shop.Services.Helper.Part")]
    [InlineData("GET /order", "No endpoint answers 'GET /order'")]
    [InlineData("OrderService -> Nowhere", "There is no rule, layer or type 'Nowhere'")]
    [InlineData("A ->", "write \"A -> B\"")]
    public void What_is_unknown_or_ambiguous_ends_with_2_and_what_could_be_meant(string question, string said)
    {
        var run = Shop().Run("explain", question);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error);
        Assert.False(run.HasTrace);
    }
}
