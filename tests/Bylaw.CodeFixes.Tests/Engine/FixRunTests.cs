using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Engine;

public sealed class FixRunTests
{
    [Fact]
    public async Task What_another_fix_mends_along_is_neither_fixed_nor_left()
    {
        var definition = new ProjectDefinition("Shop");
        definition.AddSource(null, """
            using Microsoft.AspNetCore.Mvc;

            public interface IOrderRepository { int Count(); }
            public class OrderService(IOrderRepository orders) { public int Count() => orders.Count(); }
            public class Mail(OrderService orders) { public override string ToString() => orders.ToString()!; }

            public class OrdersController : ControllerBase
            {
                private readonly [|IOrderRepository|] _orders;
                public OrdersController([|IOrderRepository|] orders) => _orders = orders;
                [HttpGet("a")] public int A() => _orders.Count();
            }

            public class MoreController([|IOrderRepository|] orders) : ControllerBase
            {
                [HttpGet("b")] public string B() => orders.ToString()!;
                [HttpGet("c")] public object C() => orders;
            }
            """);
        definition.AdditionalFiles.Add(new Testing.Document("bylaw.yml", """
            bylaw: 1
            layers: { Endpoint: { is: endpoint }, Service: { named: "{Entity}Service" }, Repository: { named: "{Entity}Repository" } }
            rules: { layering: { flow: Endpoint -> Service -> Repository } }
            """, "root"));
        var solution = TestWorkspace.Open(new TestSolution(definition, []));
        var findings = await TestWorkspace.FindAsync(solution, AnalyzerList.All);
        Assert.Equal(3, findings.Length);

        var result = await FixRun.ApplyAsync(solution, new FlowCodeFix(), findings, FixSafety.Safe, null, default);

        Assert.Single(result.Fixed);
        Assert.Equal(findings.MaxBy(finding => finding.Location.SourceSpan.Start), Assert.Single(result.Left));
    }
}
