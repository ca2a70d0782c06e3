using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Reporting;

/// <summary>Shop.Web must not use Shop.Data.</summary>
internal static class Frozen
{
    public static RuleTest NoData(string more = "", string rule = "") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          no-data: { in: { in: Shop.Web }, forbid: { types: { in: Shop.Data } }{{rule}} }
        {{more}}
        """)
        .Source("Data.cs", "namespace Shop.Data; public class Repo { public int Size; } public class Other { }").Expect("BYL2001");
}
