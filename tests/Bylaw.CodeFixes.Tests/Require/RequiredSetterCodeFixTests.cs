using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Require;

public sealed class RequiredSetterCodeFixTests
{
    private static FixTest<RequiredSetterCodeFix> Require(string what, string each = "type") => new FixTest<RequiredSetterCodeFix>().Expect("BYL8008").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          demand: { in: { in: "Shop.**" }, require: { each: {{each}}, {{what}} } }
        """);

    [Fact]
    public Task Init() => Require("setters: [init, private]")
        .Source("""
            namespace Shop;

            public class Order
            {
                public int Id { get; /* by us */ [|set|]; } // a
                public string Name { get; internal [|set|]; } = "";
                public int Sum
                {
                    get;
                    [|set|];
                }
                public int [|Lines|];
                public Order? Next { get; private set; }
            }

            class Orders { Order Make() => new Order { Id = 1, Name = "a" }; }
            """)
        .Fixed("""
            namespace Shop;

            public class Order
            {
                public int Id { get; /* by us */ init; } // a
                public string Name { get; init; } = "";
                public int Sum
                {
                    get;
                    init;
                }
                public readonly int Lines;
                public Order? Next { get; private set; }
            }

            class Orders { Order Make() => new Order { Id = 1, Name = "a" }; }
            """).Title("Make the setter of 'Id' init (safe)").RunAsync();

    [Fact]
    public Task It_sets_itself() => Require("setters: [init, private]").Review()
        .Source("namespace Shop; public class Order { public int Id { get; [|set|]; } public void Pay() => Id = 1; }")
        .Fixed("namespace Shop; public class Order { public int Id { get; private set; } public void Pay() => Id = 1; }").Title("Make the setter of 'Id' private (review)").RunAsync();

    [Fact]
    public Task None() => Require("setters: none").Review()
        .Source("namespace Shop; public class Order { public int Id { get; [|set|]; } public int No { get; protected [|set|]; } Order() => Id = No = 1; }")
        .Fixed("namespace Shop; public class Order { public int Id { get; } public int No { get; } Order() => Id = No = 1; }").Title("Remove the setter of 'Id' (review)").RunAsync();

    [Fact]
    public Task A_page_binds_it() => Require("setters: init").AdditionalFile("src/Shop/Edit.razor", "project", "<input @bind=\"order.Id\" />")
        .Source("namespace Shop; public class Order { public int Id { get; [|set|]; } }").NotOffered().RunAsync();

    [Fact]
    public Task Others_set_it() => Require("setters: [init, private]")
        .Source("namespace Shop; public class Order { public int Id { get; [|set|]; } public int [|No|]; }")
        .Source("class Orders { void Pay(Shop.Order order) { order.Id = 1; order.No++; } }").NotOffered().RunAsync();

    [Theory]
    [InlineData("public class Order { public virtual int Id { get; [|set|]; } }", "public class Late : Shop.Order { public override int Id { get; set; } }")]
    [InlineData("public abstract class Order { public abstract int Id { get; [|set|]; } }", "public class Late : Shop.Order { public override int Id { get; set; } }")]
    [InlineData("public class Order { public virtual int Id { get; [|set|]; } }", "")]
    [InlineData("public class Order { public int Id { get; [|set|]; } }", "public interface IHasId { int Id { get; set; } } public class Late : Shop.Order, IHasId { }")]
    public Task Others_declare_it_too(string code, string elsewhere) => Require("setters: [init, private]")
        .Source("namespace Shop; " + code).Source(elsewhere).NotOffered().RunAsync();

    [Fact]
    public Task An_interface_that_only_reads_it() => Require("setters: init")
        .Source("public interface IHasId { int Id { get; } } class Late : Shop.Order, IHasId { }")
        .Source("namespace Shop; public class Order : IHasId { public int Id { get; [|set|]; } }")
        .Fixed("namespace Shop; public class Order : IHasId { public int Id { get; init; } }").RunAsync();
}
