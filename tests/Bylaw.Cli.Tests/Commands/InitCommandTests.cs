using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Cli.Tests.Commands;

/// <summary>`bylaw init` as a process: what it proposes is valid, true, and no more than it was asked for.</summary>
public sealed class InitCommandTests(RestoredProjects projects) : IClassFixture<RestoredProjects>
{
    private const string Web = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
        </Project>
        """;

    private const string Services = """
        namespace Shop.Services;
        public class OrderService(Shop.Data.OrderRepository orders) { public int Count() => orders.Count(); }
        public class CustomerService(Shop.Data.CustomerRepository customers) { public int Count() => customers.Count(); }
        """;

    private const string Data = """
        namespace Shop.Data;
        public class OrderRepository { public int Count() => 0; }
        public class CustomerRepository { public int Count() => 0; }
        public class ProductRepository { public int Count() => 0; }
        """;

    private const string Endpoints = """
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Controllers;
        public class OrdersController(Shop.Services.OrderService orders) : ControllerBase { [HttpGet("orders")] public int Get() => orders.Count(); }
        public class CustomersController(Shop.Services.CustomerService customers) : ControllerBase { [HttpGet("customers")] public int Get() => customers.Count(); }
        """;

    private const string Program = "WebApplication.CreateBuilder(args).Build().Run();";

    [Fact]
    public void What_is_there_becomes_a_rule_file_that_holds()
    {
        var tool = With(("Endpoints.cs", Endpoints), ("Services.cs", Services), ("Data.cs", Data), ("Program.cs", Program));

        var outcome = tool.Run("init");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Findings: none", outcome.Output);
        Assert.Equal(["Endpoint", "Service", "Repository"], Read(tool).Layers.Take(3).Select(layer => layer.Name));
        Assert.Contains("# 2 types: CustomersController and OrdersController", tool.Read("bylaw.yml"));
        Assert.Contains("# 3 types, such as CustomerRepository", tool.Read("bylaw.yml"));
        Assert.Contains(Read(tool).Rules, rule => rule.Name == "repository-name");
        Assert.Equal(0, tool.Run("check").ExitCode);
        Assert.Equal(0, tool.Run("doctor").ExitCode);
    }

    [Fact]
    public void The_build_is_not_changed_without_consent()
    {
        var tool = With(("Services.cs", Services), ("Data.cs", Data), ("Program.cs", Program));

        var outcome = tool.Run("init");

        Assert.Equal(0, outcome.ExitCode);
        Assert.True(tool.Has("bylaw.yml"));
        Assert.False(tool.Has("Directory.Build.props"));
        Assert.False(tool.Has(".mcp.json"));
        Assert.Contains("<PackageReference Include=\"Bylaw.Analyzers\"", outcome.Output);
        Assert.Contains("--yes", outcome.Output);
    }

    [Fact]
    public void With_consent_package_and_agents_are_wired()
    {
        var tool = With(("Services.cs", Services), ("Data.cs", Data), ("Program.cs", Program), ("Directory.Build.props", "<Project>\n  <!-- ours -->\n</Project>\n"));

        var outcome = tool.Run("init", "--yes", "--agent");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal($"<Project>\n  <!-- ours -->\n  <ItemGroup>\n    <PackageReference Include=\"Bylaw.Analyzers\" Version=\"{ToolVersion.Text}\" PrivateAssets=\"all\" />\n  </ItemGroup>\n</Project>\n", tool.Read("Directory.Build.props"));
        Assert.Contains("\"bylaw\"", tool.Read(".mcp.json"));
    }

    [Fact]
    public void A_dry_run_shows_all_and_writes_nothing()
    {
        var tool = With(("Services.cs", Services), ("Data.cs", Data), ("Program.cs", Program));

        var outcome = tool.Run("init", "--dry-run", "--yes", "--agent");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Would write bylaw.yml", outcome.Output);
        Assert.Contains("    extends: [bylaw/backend]", outcome.Output);
        Assert.Contains("Would write .mcp.json", outcome.Output);
        Assert.Contains("Would write Directory.Build.props", outcome.Output);
        Assert.False(tool.Has("bylaw.yml") || tool.Has(".mcp.json") || tool.Has("Directory.Build.props"));
    }

    [Fact]
    public void A_rule_file_that_is_there_stays()
    {
        var tool = With(("Services.cs", Services), ("bylaw.yml", "bylaw: 1\n"));

        var outcome = tool.Run("init", "--yes");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("bylaw: 1\n", tool.Read("bylaw.yml"));
        Assert.False(tool.Has("Directory.Build.props"));
    }

    [Fact]
    public void Beside_a_rule_file_that_is_there_agents_are_wired_all_the_same()
    {
        var tool = With(("Services.cs", Services), ("bylaw.yml", "bylaw: 1\n"));

        var dry = tool.Run("init", "--agent", "--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("Would write .mcp.json:\n    {", dry.Output);
        Assert.False(tool.Has(".mcp.json"));

        var outcome = tool.Run("init", "--agent", "--yes");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Written: .mcp.json", outcome.Output);
        Assert.Contains("bylaw.yml: there is a rule file already, and it stays as it is; so does the build.", outcome.Error);
        Assert.Contains("\"bylaw\"", tool.Read(".mcp.json"));
        Assert.Equal("bylaw: 1\n", tool.Read("bylaw.yml"));
        Assert.False(tool.Has("Directory.Build.props"));

        Assert.Contains("has the server already", tool.Run("init", "--agent").Output);
        tool.Write(".mcp.json", "no json");
        Assert.Equal(2, tool.Run("init", "--agent").ExitCode);
        Assert.Equal("no json", tool.Read(".mcp.json"));
    }

    [Fact]
    public void Only_what_the_solution_has_is_kept_out_of_its_core()
    {
        var tool = projects.With(
            ("Shop.Core/Shop.Core.csproj", Web.Replace("Sdk.Web", "Sdk", StringComparison.Ordinal)),
            ("Shop.Web/Shop.Web.csproj", Web.Replace("</Project>", "<ItemGroup><ProjectReference Include=\"../Shop.Core/Shop.Core.csproj\" /></ItemGroup></Project>", StringComparison.Ordinal)),
            ("Shop.slnx", "<Solution><Project Path=\"Shop.Core/Shop.Core.csproj\" /><Project Path=\"Shop.Web/Shop.Web.csproj\" /></Solution>"),
            ("Shop.Core/Code.cs", "namespace Shop.Core; public class A { } public class B { } public class C { } public class D { }"),
            ("Shop.Web/Code.cs", "namespace Shop.Web; public class P { public Shop.Core.A? A { get; set; } }"),
            ("Shop.Web/Program.cs", Program));

        Assert.Equal(0, tool.Run("init").ExitCode);

        var text = tool.Read("bylaw.yml");
        Assert.Contains("core-knows-no-web", text);
        Assert.DoesNotContain("core-knows-no-database", text);
    }

    [Fact]
    public void Handlers_of_routes_count_beside_types()
    {
        var tool = With(("Services.cs", Services.Replace("Shop.Data.", "", StringComparison.Ordinal) + Data.Replace("namespace Shop.Data;", "", StringComparison.Ordinal)), ("Program.cs", """
            using Microsoft.EntityFrameworkCore;
            using Shop.Services;
            var app = WebApplication.Create(args);
            app.MapGet("/a", (OrderService orders) => orders.Count());
            app.MapGet("/b", (OrderService orders) => orders.Count());
            app.MapGet("/c", (ShopContext db) => db.ToString());
            app.Run();
            namespace Microsoft.EntityFrameworkCore { public class DbContext { } }
            namespace Shop.Services { public class ShopContext : DbContext { } }
            """));

        var outcome = tool.Run("init");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("  Endpoint                          3  handlers of minimal APIs\n", outcome.Output);
        // One of three breaks it, which is no habit.
        Assert.DoesNotContain("endpoint-no-db-session: none", tool.Read("bylaw.yml"));
        Assert.Contains("  endpoint-no-db-session            1\n", outcome.Output);
    }

    [Fact]
    public void What_most_of_the_code_does_is_no_violation()
    {
        var tool = With(("Data.cs", Data), ("Program.cs", Program), ("Endpoints.cs", """
            using Microsoft.AspNetCore.Mvc;
            namespace Shop.Controllers;
            public class OrdersController(Shop.Data.OrderRepository orders) : ControllerBase { [HttpGet("orders")] public int Get() => orders.Count(); }
            public class CustomersController(Shop.Data.CustomerRepository customers) : ControllerBase { [HttpGet("customers")] public int Get() => customers.Count(); }
            """), ("Services.cs", """
            namespace Shop.Services;
            public class Calculations { }
            public class Prices { }
            """));

        var outcome = tool.Run("init");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("- Endpoint -> Repository", tool.Read("bylaw.yml"));
        Assert.Contains("service-name: none", tool.Read("bylaw.yml"));
        Assert.Contains("Findings: none", outcome.Output);
    }

    [Fact]
    public void Names_of_the_team_widen_the_layers()
    {
        var tool = With(("Program.cs", Program), ("Code.cs", """
            namespace Microsoft.EntityFrameworkCore { public class DbContext { } public class DbSet<T> { } }
            namespace Shop.Storing
            {
                public class ShopContext : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Shop.Stock.Item> Items => new(); public Microsoft.EntityFrameworkCore.DbSet<Shop.Stock.Shelf> Shelves => new(); }
                public class ItemStore(ShopContext db) { public object Db => db; }
                public class ShelfStore(ShopContext db) { public object Db => db; }
            }
            namespace Shop.Stock { public class Thing { } public class Item : Thing { } public class Shelf : Thing { } }
            namespace Shop.Work
            {
                public class MoveUseCase(Shop.Storing.ItemStore items) { public object Items => items; }
                public class CountUseCase(Shop.Storing.ShelfStore shelves) { public object Shelves => shelves; }
            }
            namespace Shop.Web
            {
                public class StockController(Shop.Work.MoveUseCase move, Shop.Work.CountUseCase count) : Microsoft.AspNetCore.Mvc.ControllerBase { public object All => (move, count); }
            }
            """));

        Assert.Equal(0, tool.Run("init").ExitCode);

        var text = tool.Read("bylaw.yml");
        Assert.Contains("named: [\"*Store\"]", text);
        Assert.Contains("named: [\"*UseCase\"]", text);
        Assert.Contains("extends: \"Shop.Stock.Thing\"", text);
        Assert.Contains("shared: true", text);
    }

    [Fact]
    public void What_documents_say_is_derived_and_taken_over()
    {
        var tool = With(("Services.cs", Services), ("Data.cs", Data), ("Endpoints.cs", Endpoints), ("Program.cs", Program), ("AGENTS.md", "# Rules\n\n- Controllers must not use the DbContext.\n"));

        var outcome = tool.Run("init");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("derived from AGENTS.md", outcome.Output);
        Assert.Contains("extends: [bylaw/backend, ./derived.bylaw.yml]", tool.Read("bylaw.yml"));
        Assert.StartsWith("# Derived by `bylaw derive` from AGENTS.md.", tool.Read("derived.bylaw.yml"));
        Assert.Contains(Read(tool).Rules, rule => rule.Sources.Any(source => source.Spec == "agents"));
        // What is proposed is what `derive` says, or CI would fail at once.
        Assert.Equal(0, tool.Run("derive", ".", "-o", "derived.bylaw.yml", "--check").ExitCode);
    }

    [Fact]
    public void Nothing_restored_is_nothing_done()
    {
        using var tool = new Tool();
        tool.Write("App/App.csproj", Web);

        var outcome = tool.Run("init", "App");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("dotnet restore", outcome.Error);
        Assert.False(tool.Has("App/bylaw.yml"));
        Assert.False(outcome.HasTrace);
    }

    private Tool With(params (string Path, string Text)[] files) => projects.With([("Shop.csproj", Web), .. files]);

    private static RuleBook Read(Tool tool)
    {
        var book = RuleBookReader.Read(new RuleFileText("bylaw.yml", tool.Read("bylaw.yml")), tool.Has("derived.bylaw.yml") ? [new RuleFileText("derived.bylaw.yml", tool.Read("derived.bylaw.yml"))] : []);
        Assert.Empty(book.Problems);
        return book;
    }
}
