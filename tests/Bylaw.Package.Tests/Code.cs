namespace Bylaw.Package.Tests;

/// <summary>A rule file, and code that keeps or breaks it.</summary>
internal static class Code
{
    public const string Rules = """
        bylaw: 1
        layers:
          Web:  { in: "App.Web.**" }
          Core: { in: "App.Core.**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: [ "Web -> Core -> Data" ], because: the core owns the data }
        """;

    public const string WarningRules = """
        bylaw: 1
        layers:
          Web:  { in: "App.Web.**" }
          Core: { in: "App.Core.**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: [ "Web -> Core -> Data" ], because: the core owns the data, severity: warning }
        """;

    /// <summary>One layer, so no order among layers to break.</summary>
    public const string LaxRules = """
        bylaw: 1
        layers:
          All: { in: "App.**" }
        rules:
          no-console: { in: All, forbid: { types: [System.Console] }, because: nobody reads it }
        """;

    public const string Store = """
        namespace App.Data;

        public class OrderStore
        {
            public int Count() => 0;
        }
        """;

    public const string Service = """
        namespace App.Core;

        public class OrderService(App.Data.OrderStore store)
        {
            public int Count() => store.Count();
        }
        """;

    public const string GoodController = """
        namespace App.Web;

        public class OrdersController(App.Core.OrderService service)
        {
            public int Get() => service.Count();
        }
        """;

    public const string BadController = """
        using App.Data;

        namespace App.Web;

        public class OrdersController(OrderStore store)
        {
            public int Get() => store.Count();
        }
        """;

    /// <summary>Where <see cref="BadController"/> breaks <see cref="Rules"/>: at the type of the parameter.</summary>
    public const string Violation = "Web/OrdersController.cs(5,31): error BYL1001";
}
