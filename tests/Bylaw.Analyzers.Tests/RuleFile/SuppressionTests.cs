using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.RuleFile;

public sealed class SuppressionTests
{
    private static RuleTest Test() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-clock: { forbid: { types: App.Clock } }
        """).Source("namespace App; class Clock;");

    [Fact]
    public Task A_pragma_without_a_reason_reports() => Test().Source("""
        #pragma warning disable {|#0:BYL2001|}, CS0169
        namespace App; class User;
        """).Expect(0, "BYL0011", "BYL2001 is suppressed and nobody says why; write the reason behind it, as a comment on the same line").RunAsync();

    [Fact]
    public Task A_pragma_with_a_reason_is_fine() => Test().Source("""
        #pragma warning disable BYL2001 // the clock is the only one that the vendor's API takes
        namespace App; class User { Clock? clock; public bool Has => clock is null; }
        #pragma warning restore BYL2001
        """).RunAsync();

    [Fact]
    public Task An_attribute_without_a_justification_reports() => Test().Source("""
        using System.Diagnostics.CodeAnalysis;
        namespace App;
        [SuppressMessage("Bylaw", {|BYL0011:"BYL2001:Forbidden type"|})] class A;
        [SuppressMessage("Bylaw", {|BYL0011:"BYL2001"|}, Justification = "<Pending>")] class B;
        [SuppressMessage("Bylaw", "BYL2001", Justification = "The vendor's API takes no other.")] class C { Clock? clock; public bool Has => clock is null; }
        [SuppressMessage("Style", "IDE0044")] class D;
        """).RunAsync();

    [Theory]
    [InlineData("TODO")]
    [InlineData("tbd.")]
    [InlineData("FIXME: why")]
    [InlineData("x")]
    [InlineData("…")]
    public Task A_placeholder_is_no_reason(string text) => Test().Source($$"""
        using System.Diagnostics.CodeAnalysis;
        #pragma warning disable {|BYL0011:BYL2001|} // {{text}}
        namespace App;
        [SuppressMessage("Bylaw", {|BYL0011:"BYL2001"|}, Justification = "{{text}}")] class A;
        """).RunAsync();
}
