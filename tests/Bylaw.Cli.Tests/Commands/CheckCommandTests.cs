using System.Text.Json;

namespace Bylaw.Cli.Tests.Commands;

/// <summary>`bylaw check` as a process, on small solutions. None of them has the package.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void What_only_all_projects_together_show_is_found()
    {
        _tool.Solution("Data", "Core:Data", "Web:Core");
        _tool.Write("bylaw.yml", """
            bylaw: 1
            rules:
              no-way-to-the-database: { in: { in: "App.Web.**" }, forbid: { types: [App.Data.Database], transitive: true } }
              modules-form-no-circle: { in: any, flow: { acyclic: "App.Modules.{Module}.**" }, severity: warning }
              services-are-sealed: { in: { in: "App.Core.**" }, require: { each: type, modifier: sealed }, severity: suggestion }
              nobody-is-here: { in: { in: "App.Nowhere.**" }, forbid: { types: [System.Console] } }
            """);
        _tool.Write("Data/Database.cs", "namespace App.Data { public class Database { } }\nnamespace App.Modules.Payments { public class Invoice { } }");
        _tool.Write("Core/OrderService.cs", """
            namespace App.Core { public class OrderService { private readonly Store _store = new(); } public class Store { private readonly App.Data.Database _database = new(); } }
            namespace App.Modules.Orders { public class Order { public App.Modules.Payments.Invoice? Invoice { get; set; } } }
            """);
        _tool.Write("Web/Page.cs", """
            namespace App.Web;
            public class Page(App.Core.OrderService service) { public App.Core.OrderService Service => service; }
            """);
        _tool.Write("Web/Billing.cs", "namespace App.Modules.Payments.Web { public class Billing { public App.Modules.Orders.Order? Order { get; set; } } }");

        var outcome = _tool.Run("check", ".");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            [
                "Core/OrderService.cs(1,104): suggestion BYL8006",
                "Core/OrderService.cs(1,35): suggestion BYL8006",
                "Core/OrderService.cs(2,90): warning BYL1003",
                "Web/Page.cs(2,14): error BYL1002",
                "bylaw.yml(6,3): warning BYL0003",
            ],
            [.. outcome.Findings.Order(StringComparer.Ordinal)]);
        Assert.Contains("and does through 'OrderService' -> 'Store'", outcome.Output);
        Assert.Contains("'Orders' -> 'Payments' -> 'Orders' is a cycle: 'Order' uses 'Invoice', 'Billing' uses 'Order'", outcome.Output);
        Assert.Contains("'nobody-is-here' holds for no type of this solution", outcome.Output);
        Assert.Contains("1 selected nothing: nobody-is-here", outcome.Error);
    }

    [Fact]
    public void What_is_kept_from_one_run_to_the_next_never_shows()
    {
        _tool.Solution("Data", "Core:Data");
        var (database, service) = ("namespace App.Data; public class Database { public static int Count() => 0; }", "namespace App.Core; public class Service { public int Count() => App.Data.Database.Count(); }");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("Data/Database.cs", database);
        _tool.Write("Core/Service.cs", service);
        Expect("at first");
        Expect("with nothing changed");
        Assert.NotEmpty(Directory.EnumerateFiles(_tool.Cache, "*.json", SearchOption.AllDirectories));

        _tool.Write("bylaw.yml", "bylaw: 1\nlayers:\n  Data: { extends: App.Data.Store }\n  Core: { in: \"App.Core.**\" }\nrules:\n  no-data: { in: Core, forbid: { layers: [Data] } }\n");
        Expect("with other rules", "bylaw.yml(3,3): warning BYL0003");
        _tool.Write("Data/Database.cs", database.Replace("Database {", "Database : Store {", StringComparison.Ordinal) + "\npublic class Store { }");
        Expect("with other code in a project that the other one references", "Core/Service.cs(1,75): error BYL1001");
        _tool.Write("Core/bylaw.baseline", "# bylaw baseline 1\nCore | no-data | M:App.Core.Service.Count | body | T:App.Data.Database | 1\n");
        Expect("with a baseline that was not there");
        _tool.Write("Core/More.cs", service.Replace("Service", "More", StringComparison.Ordinal));
        Expect("with a new file", "Core/More.cs(1,72): error BYL1001");
        File.Delete(Path.Combine(_tool.Folder, "Core/More.cs"));
        Expect("without it");
        // Folders that only look like what a build writes, and links.
        _tool.Write("Core/Parts/bin/Part.cs", service.Replace("Service", "Part", StringComparison.Ordinal));
        Expect("with a folder called bin", "Core/Parts/bin/Part.cs(1,72): error BYL1001");
        Directory.Delete(Path.Combine(_tool.Folder, "Core/Parts"), recursive: true);
        var elsewhere = Directory.CreateTempSubdirectory("bylaw link");
        Directory.CreateSymbolicLink(Path.Combine(_tool.Folder, "Core/Linked"), elsewhere.FullName);
        Directory.CreateSymbolicLink(Path.Combine(_tool.Folder, "Circle"), _tool.Folder);
        Expect("with a link to an empty folder");
        File.WriteAllText(Path.Combine(elsewhere.CreateSubdirectory("Deep").FullName, "Link.cs"), service.Replace("Service", "Link", StringComparison.Ordinal));
        Expect("with a file behind a link", "Core/Linked/Deep/Link.cs(1,72): error BYL1001");
        Directory.Delete(Path.Combine(_tool.Folder, "Core/Linked"));
        Directory.Delete(Path.Combine(_tool.Folder, "Circle"));
        elsewhere.Delete(recursive: true);
        Expect("without the link");
        foreach (var kept in Directory.EnumerateFiles(_tool.Cache, "*.json", SearchOption.AllDirectories))
            File.WriteAllText(kept, "{ \"Key\":");
        Expect("with a cache that somebody broke");

        void Expect(string when, params string[] findings)
        {
            var outcome = _tool.Run("check");
            Assert.True(findings.SequenceEqual(outcome.Findings), $"{when}:\n{outcome.Output}{outcome.Error}");
            Assert.Equal(findings.Length > 0 ? 1 : 0, outcome.ExitCode);
        }
    }

    [Fact]
    public void A_project_brings_those_that_it_references_unbuilt_and_unchecked()
    {
        _tool.Solution("Data", "Core:Data", "Web:Core");
        _tool.Write("bylaw.yml", "bylaw: 1\nlayers:\n  Data: { in: \"App.Data.**\" }\n  Web: { in: \"App.Web.**\" }\n  Rest: { in: \"App.Rest.**\" }\nrules:\n  no-data: { in: Web, forbid: { layers: [Data] } }\n  no-console: { in: any, forbid: { types: [System.Console] } }\n");
        _tool.Write("Data/Database.cs", "namespace App.Data; public class Database { public static void Print() => System.Console.WriteLine(); }");
        _tool.Write("Core/Service.cs", "namespace App.Core; public class Service { public App.Data.Database? Database => null; }");
        _tool.Write("Web/Page.cs", "namespace App.Web; public class Page { public void Show(App.Core.Service service) => App.Data.Database.Print(); }");

        var outcome = _tool.Run("check", "Web");

        Assert.Equal(["Page.cs(1,95): error BYL1001"], outcome.Findings);
        Assert.Contains("Projects:   1 analysed\n", outcome.Error);
        Assert.Equal(2, _tool.Run("check", "Web", "--rules", "none.yml").ExitCode);
    }

    [Fact]
    public void Clean_is_0_and_what_was_looked_at_is_said()
    {
        _tool.Solution("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { }");

        var outcome = _tool.Run("check", "App/App.csproj");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("1 analysed", outcome.Error);
        Assert.Contains("no findings", outcome.Error);
    }

    [Fact]
    public void Without_a_rule_file_a_preset_holds_and_is_named()
    {
        _tool.Solution("App");
        _tool.Write("App/Order.cs", "namespace App; public class Order { private static readonly string Password = \"hunter2-Zx81kPq0\"; }");

        var outcome = _tool.Run("check", "App");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("BYL7004", outcome.Output);
        Assert.Contains("bylaw/backend", outcome.Error);
    }

    [Fact]
    public void A_solution_that_was_never_restored_is_no_success_and_one_command_is_named()
    {
        _tool.Solution("App");
        _tool.Project("Core");
        _tool.Project("Data");
        _tool.Write("Shop.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Core/Core.csproj" /><Project Path="Data/Data.csproj" /></Solution>""");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { }");
        var restore = $"packages are not restored; run: dotnet restore \"{Path.Combine(_tool.Folder, "Shop.slnx")}\"\n";

        var some = _tool.Run("check");
        Assert.Equal((3, ""), (some.ExitCode, some.Output));
        Assert.Contains("Findings:   none in what could be analysed\n", some.Error);
        Assert.Contains("Core, Data: failed: " + restore, some.Error);

        Directory.Delete(Path.Combine(_tool.Folder, "App", "obj"), recursive: true);
        var none = _tool.Run("check");
        Assert.Equal((3, ""), (none.ExitCode, none.Output));
        Assert.Contains("Findings:   none, since nothing could be analysed\n", none.Error);
        Assert.Contains("App, Core, Data: failed: " + restore, none.Error);
        Assert.False(none.HasTrace);
    }

    [Fact]
    public void One_project_that_MSBuild_cannot_load_does_not_hide_another()
    {
        _tool.Solution("App");
        _tool.Write("Broken/Broken.csproj", "<Project Sdk=\"No.Such.Sdk\" />");
        _tool.Write("Shop.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="Broken/Broken.csproj" /><Project Path="Gone/Gone.csproj" /><Project Path="Old/Old.fsproj" /></Solution>""");
        _tool.Write("Old/Old.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { public void Print() => System.Console.WriteLine(Missing.Value); }");

        var outcome = _tool.Run("check");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(["App/Order.cs(1,67): error BYL2001"], outcome.Findings);
        Assert.Contains("App: partly analysed: it does not compile (1 error)", outcome.Error);
        Assert.Contains("CS0103", outcome.Error);
        Assert.Contains("No.Such.Sdk", outcome.Error);
        Assert.Contains("Gone: failed: the solution names it, and the file does not exist", outcome.Error);
        Assert.Contains("Old: skipped: F#", outcome.Error);
    }

    [Fact]
    public void A_rule_file_with_an_error_is_2_with_its_place()
    {
        _tool.Solution("App");
        _tool.Write("bylaw.yml", "bylaw: 1\nrulez: {}\n");
        _tool.Write("App/Order.cs", "namespace App; public class Order { }");

        var outcome = _tool.Run("check");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("bylaw.yml(2,1): error BYL0002", outcome.Output);
        Assert.Contains("rules", outcome.Output);
    }

    [Fact]
    public void A_stale_line_of_a_baseline_is_5()
    {
        _tool.Solution("App");
        _tool.Project("App", frameworks: "net10.0;netstandard2.0");
        _tool.Restore("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", """
            namespace App
            {
                public class Order
                {
            #if NETSTANDARD2_0
                    public void Print() => System.Console.WriteLine();
            #endif
                }
            }
            """);
        _tool.Write("App/bylaw.baseline", "# bylaw baseline 1\nApp | no-console | M:App.Order.Gone | body | T:System.Console | 1\nApp | no-console | M:App.Order.Print | body | T:System.Console | 1\n");

        var outcome = _tool.Run("check", "App");

        Assert.Equal(5, outcome.ExitCode);
        Assert.Equal(["App/bylaw.baseline(2,1): warning BYL0006"], outcome.Findings.Select(finding => finding.StartsWith("App/", StringComparison.Ordinal) ? finding : "App/" + finding));
    }

    [Fact]
    public void Only_what_a_branch_touches_is_shown_when_that_is_asked()
    {
        _tool.Solution("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Old.cs", "namespace App; public class Old { public void Print() => System.Console.WriteLine(); }");
        _tool.Execute("git", "init", "-q");
        _tool.Execute("git", "add", "-A");
        _tool.Execute("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "start");
        _tool.Write("App/New.cs", "namespace App; public class New { public void Print() => System.Console.WriteLine(); }");

        Assert.Equal(["App/New.cs(1,65): error BYL2001"], _tool.Run("check", "--changed").Findings);
        Assert.Equal(2, _tool.Run("check").Findings.Count);
        Assert.Equal(3, _tool.Run("check", "--changed", "no-such-branch").ExitCode);
    }

    [Fact]
    public void All_reports_come_from_one_run()
    {
        _tool.Solution("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { public void Print() => System.Console.WriteLine(); }");
        _tool.Write("Shop.slnf", """{ "solution": { "path": "Shop.slnx", "projects": [ "App\\App.csproj" ] } }""");

        var outcome = _tool.Run("check", "Shop.slnf", "--sarif", "out/a.sarif", "--json", "out/a.json", "--junit", "out/a.xml", "--html", "out/a.html");

        Assert.Equal(1, outcome.ExitCode);
        using var json = JsonDocument.Parse(_tool.Read("out/a.json"));
        using var sarif = JsonDocument.Parse(_tool.Read("out/a.sarif"));
        Assert.Equal("BYL2001", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.Contains("BYL2001", _tool.Read("out/a.xml"));
        Assert.Contains("BYL2001", _tool.Read("out/a.html"));

        // What reads a report has nothing else to read; people are told elsewhere.
        var piped = _tool.Run("check", "Shop.slnf", "--sarif", "-", "--html", "out/b.html");
        using var same = JsonDocument.Parse(piped.Output);
        Assert.Contains("App/Order.cs(1,67): error BYL2001", piped.Error);
        Assert.True(_tool.Has("out/b.html"));
    }

    [Fact]
    public void Who_stops_it_finds_nothing_half_done()
    {
        _tool.Solution("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { public void Print() => System.Console.WriteLine(); }");

        // MSBuild is at work then.
        var outcome = _tool.Interrupt(() => Directory.EnumerateFiles(_tool.Cache, "projects.txt", SearchOption.AllDirectories).Any(), "check", "--sarif", "out.sarif");

        Assert.Equal((3, "", "bylaw: Stopped; nothing was written.\n"), (outcome.ExitCode, outcome.Output, outcome.Error));
        Assert.False(_tool.Has("out.sarif"));
        Assert.Equal(["App/Order.cs(1,67): error BYL2001"], _tool.Run("check").Findings);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("Empty.slnx")]
    public void What_has_nothing_to_check_is_said_and_no_success(string input)
    {
        _tool.Write("empty/readme.md", "");
        _tool.Write("Empty.slnx", "<Solution />");

        var outcome = _tool.Run("check", input);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("has no C# project", outcome.Error);
        Assert.False(outcome.HasTrace);
    }

    private const string Rules = """
        bylaw: 1
        rules:
          no-console: { in: any, forbid: { types: [System.Console] } }
        """;
}
