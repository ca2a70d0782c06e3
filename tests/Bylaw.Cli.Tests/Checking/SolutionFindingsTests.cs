namespace Bylaw.Cli.Tests.Checking;

/// <summary>What only all projects together show, in solutions that are not as plain as most.</summary>
public sealed class SolutionFindingsTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Of_a_project_with_several_frameworks_the_one_counts_that_is_referenced()
    {
        _tool.Write("Shop.slnx", """<Solution><Project Path="Data/Data.csproj" /><Project Path="Core/Core.csproj" /></Solution>""");
        _tool.Project("Data", "net10.0;netstandard2.0");
        _tool.Project("Core:Data");
        _tool.Restore("Shop.slnx");
        _tool.Write("bylaw.yml", """
            bylaw: 1
            rules:
              no-way-to-the-ledger: { in: { in: "App.Core.**" }, forbid: { types: [App.Data.Ledger], transitive: true } }
              no-circle: { in: any, flow: { acyclic: "App.Modules.{Module}.**" }, severity: warning }
            """);
        _tool.Write("Data/Store.cs", """
            namespace App.Data
            {
                public class Ledger { }
                public class Store
                {
            #if NETSTANDARD2_0
                    public Ledger? Ledger;
            #endif
                }
            }
            namespace App.Modules.Payments
            {
                public class Invoice
                {
            #if NETSTANDARD2_0
                    public App.Modules.Orders.Id? Order;
            #endif
                }
            }
            namespace App.Modules.Orders { public class Id { } }
            """);
        _tool.Write("Core/Order.cs", """
            namespace App.Core { public class Order { public App.Data.Store? Store; } }
            namespace App.Modules.Orders { public class Order { public App.Modules.Payments.Invoice? Invoice; } }
            """);

        Assert.Equal([], _tool.Run("check").Findings);

        _tool.Write("Data/Store.cs", _tool.Read("Data/Store.cs").Replace("NETSTANDARD2_0", "NET", StringComparison.Ordinal));
        Assert.Equal(["Core/Order.cs(1,66): error BYL1002", "Core/Order.cs(2,90): warning BYL1003"], _tool.Run("check").Findings);
    }

    [Fact]
    public void Settings_of_a_project_and_its_code_decide_on_them_as_on_all_others()
    {
        Circle();
        _tool.Write("bylaw.yml", _tool.Read("bylaw.yml") + "  nobody: { in: { in: \"App.Nowhere.**\" }, forbid: { types: [System.Console] } }\n");
        Assert.Equal(["Core/Order.cs(1,90): error BYL1003", "bylaw.yml(4,3): warning BYL0003"], _tool.Run("check").Findings);

        _tool.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.BYL1003.severity = suggestion\n");
        _tool.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.BYL0003.severity = error\n");
        Assert.Equal(["Core/Order.cs(1,90): suggestion BYL1003", "bylaw.yml(4,3): error BYL0003"], _tool.Run("check").Findings);

        _tool.Write("Core/Order.cs", "#pragma warning disable BYL1003 // Until the modules are apart.\n" + _tool.Read("Core/Order.cs"));
        _tool.Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);BYL0003</NoWarn></PropertyGroup></Project>");
        var quiet = _tool.Run("check");
        Assert.Equal((0, ""), (quiet.ExitCode, quiet.Output));
        Assert.Contains("Suppressed: 1 finding in the code", quiet.Error);
    }

    [Fact]
    public void A_baseline_freezes_a_circle_over_several_projects()
    {
        Circle();

        Assert.Equal(0, _tool.Run("baseline").ExitCode);
        Assert.Equal("# bylaw baseline 1\nCore | no-circle | solution | signature | Orders, Payments | 1\n", _tool.Read("Core/bylaw.baseline"));
        Assert.Equal((0, ""), (_tool.Run("check").ExitCode, _tool.Run("check").Output));
        // A part of the solution shows nothing of it, and takes nothing out.
        Assert.Equal(0, _tool.Run("check", "Core").ExitCode);
        Assert.Equal(0, _tool.Run("baseline", "Core").ExitCode);
        Assert.True(_tool.Read("Core/bylaw.baseline").Contains("no-circle", StringComparison.Ordinal));

        // The same circle by way of other types.
        _tool.Write("Core/Order.cs", "namespace App.Modules.Orders { public class Order { } public class Cart { public App.Modules.Payments.Invoice? Invoice; } }");
        Assert.Equal(0, _tool.Run("check").ExitCode);

        _tool.Write("Core/Order.cs", "namespace App.Modules.Orders { public class Order { } }");
        Assert.Equal(["Core/bylaw.baseline(2,1): warning BYL0006"], _tool.Run("check").Findings);
        Assert.Equal(0, _tool.Run("baseline").ExitCode);
        Assert.Equal("# bylaw baseline 1\n", _tool.Read("Core/bylaw.baseline"));

        Circle();
        var again = _tool.Run("baseline");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("Core/Order.cs(1,90): error BYL1003", again.Error);
    }

    [Fact]
    public void Companions_are_missed_where_the_project_for_them_is_missing()
    {
        _tool.Solution("Core", "Mail");
        _tool.Write("bylaw.yml", """
            bylaw: 1
            layers: { Service: { named: "{Entity}Service" } }
            rules:
              tested: { in: Service, require: { companion: { named: "{Name}Tests", in-project: "{Project}.Tests" } }, because: they decide }
            exceptions:
              - { rule: tested, at: Mail.Tests, to: MailService, reason: It only hands over., expires: never }
            """);
        _tool.Write("Core/Services.cs", "namespace App; public class OrderService { } public class CartService { } public class Order { }");
        _tool.Write("Mail/MailService.cs", "namespace App; public class MailService { }");

        var outcome = _tool.Run("check");

        Assert.Equal(["bylaw.yml(4,3): error BYL1007"], outcome.Findings);
        Assert.Contains("2 classes of 'Core' must have companions in 'Core.Tests', and no project of the solution has that name: 'CartServiceTests', 'OrderServiceTests': they decide [tested]", outcome.Output);
        Assert.Equal(0, _tool.Run("check", "Core").ExitCode);

        Assert.Equal(0, _tool.Run("baseline").ExitCode);
        Assert.Equal("# bylaw baseline 1\nCore | tested | solution | signature | Core.Tests | 1\n", _tool.Read("Core/bylaw.baseline"));
        Assert.Equal(0, _tool.Run("check").ExitCode);

        _tool.Solution("Core", "Mail", "Core.Tests:Core");
        _tool.Write("Core.Tests/Tests.cs", "namespace App; public class OrderServiceTests { } public class CartServiceTests { }");
        Assert.Equal(["Core/bylaw.baseline(2,1): warning BYL0006"], _tool.Run("check").Findings);
    }

    private void Circle()
    {
        _tool.Solution("Pay", "Core:Pay", "Web:Core");
        _tool.Write("bylaw.yml", "bylaw: 1\nrules:\n  no-circle: { in: any, flow: { acyclic: \"App.Modules.{Module}.**\" } }\n");
        _tool.Write("Pay/Invoice.cs", "namespace App.Modules.Payments { public class Invoice { } }");
        _tool.Write("Core/Order.cs", "namespace App.Modules.Orders { public class Order { public App.Modules.Payments.Invoice? Invoice; } }");
        _tool.Write("Web/Billing.cs", "namespace App.Modules.Payments { public class Billing { public App.Modules.Orders.Order? Order; } }");
    }
}
