using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Reporting;

/// <summary>A rule that was written down somewhere says where, at the end of the message.</summary>
public sealed class SourceTests
{
    [Theory]
    [InlineData("{ spec: agents, line: 12, quote: Never read the clock. }", "AGENTS.md:12")]
    [InlineData("{ spec: agents, line: 12 }", "AGENTS.md:12")]
    [InlineData("{ spec: agents, quote: Never read the clock. }", "AGENTS.md")]
    [InlineData("[{ spec: agents, line: 12 }, { spec: agents, line: 40 }]", "AGENTS.md:12")]
    public Task File_and_line(string source, string where) => new RuleTest().Rules($$"""
        bylaw: 1
        specs:
          agents: { file: docs/AGENTS.md }
        rules:
          no-clock: { forbid: { members: System.DateTime.Now }, source: {{source}} }
        """)
        .Source("class Order { System.DateTime Placed = System.DateTime.{|#0:Now|}; }")
        .Expect(0, "BYL2002", $"'Order' must not use 'DateTime.Now' [no-clock, {where}]").RunAsync();
}
