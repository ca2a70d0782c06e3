using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Require;

public sealed class RequiredBaseCodeFixTests
{
    private static FixTest<RequiredBaseCodeFix> Require(string what, string each = "type") => new FixTest<RequiredBaseCodeFix>().Expect("BYL8003").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          demand: { in: { in: "Shop.**" }, require: { each: {{each}}, {{what}} } }
        """);

    [Fact]
    public Task A_base_class() => Require("extends: Core.Entity").Review()
        .Source("namespace Core; public abstract class Entity { public int Id { get; set; } }")
        .Source("""
            namespace Shop;

            public class [|Order|] // an order
            {
            }

            class [|Line|](int sum) : System.IDisposable { public void Dispose() => System.Console.Write(sum); }

            class [|Pair|]<T> where T : class;
            """)
        .Fixed("""
            using Core;

            namespace Shop;

            public class Order : Entity // an order
            {
            }

            class Line(int sum) : Entity, System.IDisposable { public void Dispose() => System.Console.Write(sum); }

            class Pair<T> : Entity where T : class;
            """).Title("Derive 'Order' from Entity (review)").RunAsync();

    [Theory]
    [InlineData("class [|Order|] : Core.Other;")]
    [InlineData("class [|Order|] { public string Id { get; } = \"\"; }")]
    public Task It_does_not_fit(string code) => Require("extends: Core.Entity")
        .Source("namespace Core; public class Other; public class Entity { public int Id { get; set; } }").Source("namespace Shop; " + code).NotOffered().RunAsync();
}
