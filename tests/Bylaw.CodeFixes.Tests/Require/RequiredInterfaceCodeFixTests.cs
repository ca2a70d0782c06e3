using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Require;

public sealed class RequiredInterfaceCodeFixTests
{
    private static FixTest<RequiredInterfaceCodeFix> Require(string what, string each = "type") => new FixTest<RequiredInterfaceCodeFix>().Expect("BYL8004").OutputKind(OutputKind.ConsoleApplication)
        .Source("src/Shop/Program.cs", "static class Program { static void Main() { } }").Rules($$"""
        bylaw: 1
        rules:
          demand: { in: { in: "Shop.**" }, require: { each: {{each}}, {{what}} } }
        """);

    [Fact]
    public Task What_it_has_already() => Require("implements: Core.IEntity").Review()
        .Source("namespace Core; public class Base; public interface IEntity { int Id { get; } }")
        .Source("namespace Shop;\nclass [|Order|] { public int Id { get; } } class [|Line|] : Core.Base { public int Id { get; } }")
        .Fixed("using Core;\n\nnamespace Shop;\nclass Order : IEntity { public int Id { get; } } class Line : Core.Base, IEntity { public int Id { get; } }")
        .Title("Declare that 'Order' implements IEntity (review)").RunAsync();

    [Fact]
    public Task What_it_has_not() => Require("implements: Core.IEntity")
        .Source("namespace Core; public interface IEntity { int Id { get; } }").Source("namespace Shop; class [|Order|];").NotOffered().RunAsync();

    [Fact]
    public Task One_of_two() => Require("implements: [Core.IA, Core.IB]")
        .Source("namespace Core; public interface IA; public interface IB;").Source("namespace Shop; class [|Order|];").NotOffered().RunAsync();
}
