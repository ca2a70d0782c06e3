using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Require;

public sealed class RequiredAttributeCodeFixTests
{
    private static FixTest<RequiredAttributeCodeFix> Require(string what, string each = "type") => new FixTest<RequiredAttributeCodeFix>().Expect("BYL8001").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          demand: { in: { in: "Shop.**" }, require: { each: {{each}}, {{what}} } }
        """);

    [Fact]
    public Task On_a_type() => Require("attribute: [System.SerializableAttribute, Shop.MarkAttribute, Shop.NamedAttribute]").Review()
        .Source("""
            namespace Shop
            {
                /// <summary>Orders.</summary>
                public class [|Order|]
                {
                }

                // Invoices
                [System.Obsolete]
                class [|Invoice|] { }
            }
            """)
        .Fixed("""
            using System;

            namespace Shop
            {
                /// <summary>Orders.</summary>
                [Serializable]
                public class Order
                {
                }

                // Invoices
                [System.Obsolete]
                [Serializable]
                class Invoice { }
            }
            """)
        .Source("[System.Serializable] class NamedAttribute(string name) : System.Attribute;")
        .Title("Add [Serializable] (review)").RunAsync();

    [Fact]
    public Task On_a_method() => Require("attribute: [Shop.MarkAttribute]", "public-method").Review()
        .Source("namespace Shop;\n\nclass Order\n{\n    public void [|Pay|]() { }\n\n    public void [|Send|]() { }\n}\n")
        .Fixed("namespace Shop;\n\nclass Order\n{\n    [Mark]\n    public void Pay() { }\n\n    [Mark]\n    public void Send() { }\n}\n")
        .Source("namespace Shop; [Mark] class MarkAttribute : System.Attribute;").RunAsync();

    [Theory]
    [InlineData("Shop.NamedAttribute")]
    [InlineData("Nowhere.MissingAttribute")]
    [InlineData("System.FlagsAttribute")]
    public Task It_can_not_be_written(string name) => Require($"attribute: [\"{name}\"]")
        .Source("namespace Shop; class [|Order|];").Source("namespace Shop; abstract class NamedAttribute(string name) : System.Attribute;").NotOffered().RunAsync();
}
