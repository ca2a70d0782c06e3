using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>Attributes wherever they may stand, and what stands in them.</summary>
public sealed class AttributeTests
{
    [Fact]
    public Task On_a_type() => Using("[[|Tag|]] class A { } [[|Tag|]] struct B { } [[|Tag|]] enum D { [[|Tag|]] E } [[|Tag|]] interface F { } [[|Tag|]] delegate void G(); [[|Tag|]] record H; [Note] class I { }").RunAsync();

    [Fact]
    public Task On_a_member() => Using("""
        class C
        {
            [[|Tag|]] int _a, _b;
            [[|TagAttribute|]] int P { [[|Tag|]] get; [[|Tag|]] set; }
            [[|Tag|]] event Action E { [[|Tag|]] add { } [[|Tag|]] remove { } }
            [[|Tag|]] int this[[[|Tag|]] int i] { [[|Tag|]] get => i; }
            [[|Tag|]] C() { }
            [[|Tag|]] ~C() { }
            [[|Tag|]] public static C operator +(C a, [[|Tag|]] C b) => a;
            [[|Tag|]] void M() { }
            [Note] int Q { [Note] get; set; }
        }
        """).RunAsync();

    [Fact]
    public Task With_a_target() => Using("""
        [type: [|Tag|]] [method: [|Tag|]] class C()
        {
            [return: [|Tag|]] int M() => 1;
            [field: [|Tag|]] int P { get; [param: [|Tag|]] set; }
            int Q { [return: [|Tag|]] get; }
            [field: [|Tag|]] [method: [|Tag|]] event Action? E;
            [return: Note] int N() { E?.Invoke(); return 1; }
            [field: Note] int R { get; set; }
        }
        record R([property: [|Tag|]] int A, [field: [|Tag|]] int B, [param: [|Tag|]] int D, [property: Note] int E);
        [return: [|Tag|]] delegate int D();
        """).RunAsync();

    [Fact]
    public Task On_a_parameter() => Using("class C([[|Tag|]] int a) { void M([[|Tag|]] int b, [Note] int c) { } int A => a; } delegate void D([[|Tag|]] int a);").RunAsync();

    [Fact]
    public Task On_a_type_parameter() => Using("class C<[[|Tag|]] T> { void M<[[|Tag|]] U>() { } void N<[Note] U>() { } }").RunAsync();

    [Fact]
    public Task On_the_assembly() => new Bylaw.Testing.RuleTest().Rules("""
        bylaw: 1
        rules:
          no-data: { in: any, forbid: { types: [Shop.Data.TagAttribute, Shop.Data.Repo] } }
        """)
        .Source("namespace Shop.Data { public class TagAttribute(object o) : System.Attribute { } public class Repo { } }")
        .Source("""
        using Shop.Data;
        [assembly: [|Tag|](typeof([|Repo|]))]
        [module: [|Tag|](1)]
        [assembly: System.CLSCompliant(false)]
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task On_the_assembly_beside_top_level_statements() => new Bylaw.Testing.RuleTest().Rules("""
        bylaw: 1
        rules:
          no-data: { in: any, forbid: { types: [Shop.Data.TagAttribute] } }
        """)
        .Source("namespace Shop.Data { public class TagAttribute : System.Attribute { } }")
        .Source("""
        using Shop.Data;
        [assembly: [|Tag|]]
        System.Console.WriteLine();
        """).OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Expect("BYL2001").RunAsync();

    [Fact]
    public Task On_a_lambda_and_its_parameters() => Using("class C { Func<int, int> _a = [[|Tag|]] ([[|Tag|]] int i) => i; Func<int, int> _b = [return: [|Tag|]] (i) => i; Func<int, int> _c = [Note] ([Note] int i) => i; }").RunAsync();

    [Fact]
    public Task On_a_local_function() => Using("class C { void M() { A<int>(1); [[|Tag|]] [return: [|Tag|]] int A<[[|Tag|]] T>([[|Tag|]] int i) => i; B(); [Note] void B() { } } }").RunAsync();

    [Fact]
    public Task Generic_attribute() => Using("[[|Tag|]<int>] class A { } [[|Tag|]<[|Repo|]>] class B { } [Note(typeof(int))] class C { }").RunAsync();

    [Fact]
    public Task Typeof_in_an_argument() => Using("[Note(typeof([|Repo|]))] class A { [Note(Type = typeof(List<[|Repo|]>))] int P { get; set; } } [Note(typeof(Other))] class B { }").RunAsync();

    [Fact]
    public Task Enum_in_an_argument() => Using("[Note([|Mode|].Fast)] class A { } [Note(DayOfWeek.Friday)] class B { }").RunAsync();

    [Fact]
    public Task Constant_in_an_argument() => Using("[Note([|Repo|].Max)] class A { } [Note(1 + 2)] class B { } [Note(new object[] { [|Repo|].Max, 2 })] class D { }").RunAsync();

    [Fact]
    public Task Nameof_in_an_argument() => Using("[Note(nameof([|Repo|]))] class A { } [Note(nameof(Other))] class B { }").RunAsync();

    [Fact]
    public Task Named_arguments_belong_to_the_attribute() => Using("[[|Tag|](Size = 3)] class A { [[|Tag|](name: \"x\", Size = [|Repo|].Max)] void M() { } } [Note(Type = null)] class B { }").RunAsync();
}
