using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Require;

public sealed class RequiredModifierCodeFixTests
{
    private static FixTest<RequiredModifierCodeFix> Require(string what, string each = "type") => new FixTest<RequiredModifierCodeFix>().Expect("BYL8006").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          demand: { in: { in: "Shop.**" }, require: { each: {{each}}, {{what}} } }
        """);

    [Fact]
    public Task Sealed() => Require("modifier: sealed")
        .Source("""
            namespace Shop;

            /// <summary>Orders.</summary>
            class [|Order|] { }

            [System.Obsolete] // soon
            public partial class [|Invoice|] { }

            public partial class Invoice { record Line(int Sum); }

            static class Tools { }
            """)
        .Fixed("""
            namespace Shop;

            /// <summary>Orders.</summary>
            sealed class Order { }

            [System.Obsolete] // soon
            public sealed partial class Invoice { }

            public partial class Invoice { record Line(int Sum); }

            static class Tools { }
            """).Title("Make 'Order' sealed (safe)").RunAsync();

    [Theory]
    [InlineData("class [|Order|]; sealed class Special : Order;")]
    [InlineData("class [|Order|] { public virtual int Number => 1; }")]
    [InlineData("class [|Order|] { protected int Number => 1; }")]
    public Task It_is_derived_from_or_made_for_it(string code) => Require("modifier: sealed").Source("namespace Shop; " + code).NotOffered().RunAsync();

    [Fact]
    public Task A_library_for_others() => Require("modifier: sealed").OutputKind(OutputKind.DynamicallyLinkedLibrary).Review()
        .Source("namespace Shop; public class [|Order|];").Fixed("namespace Shop; public sealed class Order;").RunAsync();

    [Fact]
    public Task Several_at_once() => Require("modifier: [internal, sealed, partial]").Review()
        .Source("namespace Shop; public class [|Order|];").Fixed("namespace Shop; internal sealed partial class Order;").Title("Make 'Order' internal sealed partial (review)").RunAsync();

    [Fact]
    public Task It_is_used_by_what_is_public() => Require("modifier: internal")
        .Source("namespace Shop; public class [|Order|];").Source("public interface IOrders { Shop.Order Get(); }").NotOffered().RunAsync();

    [Theory]
    [InlineData("record")]
    [InlineData("abstract")]
    public Task Another_way_to_write_it(string modifier) => Require($"modifier: {modifier}").Source("namespace Shop; public class [|Order|];").NotOffered().RunAsync();
}
