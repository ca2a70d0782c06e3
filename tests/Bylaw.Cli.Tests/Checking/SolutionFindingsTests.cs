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
}
