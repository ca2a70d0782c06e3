using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>What is no use at all, and what we can't see.</summary>
public sealed class NeverTests
{
    [Fact]
    public Task Using_directive() => Bare().Source("""
        using Shop.Data;
        using static Shop.Data.Repo;
        using R = Shop.Data.Repo;
        namespace Shop.Web
        {
            using L = System.Collections.Generic.List<Shop.Data.Repo>;
            class C { }
        }
        """).RunAsync();

    [Fact]
    public Task Cref() => Using("""
        /// <summary><see cref="Repo"/> and <see cref="Repo.Get(int)"/></summary>
        class C
        {
            /// <summary><see cref="Repo.Count"/></summary>
            /// <exception cref="DataException"></exception>
            void M() { object? o = null; }
        }
        """).RunAsync();

    [Fact]
    public Task Own_type_and_nested_types() => Inside("""
        class C
        {
            C? _next;
            Nested? _nested;
            class Nested { C? _outer; Nested? _self; Deeper? _deeper; class Deeper { C? _all; } }
            static C Make() => new C();
            object M() => new Nested();
        }
        """).RunAsync();

    [Fact]
    public Task Own_type_as_type_argument_of_something_else() => Inside("class C : System.IEquatable<C> { System.Collections.Generic.List<C>? _all; public bool Equals(C? other) => other is C; }").RunAsync();

    [Fact]
    public Task Dynamic_call_binds_to_nothing() => Using("class C(dynamic service) { void M() { var a = service.Load(); a.Get(1); service.Repo.Next(); } }").RunAsync();

    [Fact]
    public Task Namespace() => Using("class C { string M() => nameof(Shop.Data); Shop.Services.Other? _other; }").RunAsync();

    [Fact]
    public Task Same_simple_name_of_another_type() => Bare().Source("namespace Shop.Web.Own; class Repo { public static int Count; } class C { Repo? _repo; int M() => Repo.Count; }").RunAsync();

    [Fact]
    public Task Named_argument_and_tuple_element() => Using("class C(Service service) { void M() { service.Take(repo: null); var t = (Repo: 1, 2); _ = t.Repo; } }").RunAsync();

    [Fact]
    public Task Generated_code() => Bare().Source("Shop.Web.g.cs", "namespace Shop.Web; class C { Shop.Data.Repo? _repo; int M() => new Shop.Data.Repo().Size; }").RunAsync();

    [Fact]
    public Task Code_that_is_not_compiled() => Using("#if NEVER\nclass C { Repo? _repo; }\n#endif\nclass D { }").RunAsync();

    // A rule that forbids the subject's own namespace too.
    private static Bylaw.Testing.RuleTest Inside(string source) => new Bylaw.Testing.RuleTest().Rules("""
        bylaw: 1
        rules:
          nothing: { in: { in: "Shop.Web" }, forbid: { types: { in: "Shop.Web" } } }
        """).Source("namespace Shop.Web;\n" + source);
}
