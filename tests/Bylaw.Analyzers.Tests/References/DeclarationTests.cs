using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>Types in declarations, reported at the token that names them.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public Task Field() => Using("class C { [|Repo|]? _repo; readonly Data.[|Repo|] _full = null!; Other? _other; Repository? _mine; } class Repository { }").RunAsync();

    [Fact]
    public Task Fields_of_one_declaration_share_the_token() => Using("class C { [|Repo|]? a, b; Other? c, d; int Use() => a!.Size + b!.Size; }").RunAsync();

    [Fact]
    public Task Property() => Using("class C { [|Repo|]? A { get; set; } [|Repo|] B => A!; Other? D { get; set; } }").RunAsync();

    [Fact]
    public Task Event() => Using("class C { event [|Loaded|]? A; event EventHandler<[|Mode|]>? B { add { } remove { } } event Action? D; void Raise() { A?.Invoke(1); D?.Invoke(); } }").RunAsync();

    [Fact]
    public Task Parameter_of_a_method() => Using("class C { void M([|Repo|] repo, Other other, in [|Key|] key, params [|Repo|][] more) { } }").RunAsync();

    [Fact]
    public Task Parameter_of_a_constructor() => Using("class C { public C([|Repo|] repo, Other other) { } }").RunAsync();

    [Fact]
    public Task Parameter_of_a_primary_constructor() => Using("class C([|Repo|] repo, Other other) { int M() => repo.Size + other.Size; } struct S([|IRepo|] repo) { int M() => repo.Get(1); }").RunAsync();

    [Fact]
    public Task Parameter_of_a_record() => Using("record R([|Repo|] Repo, Other Other) { int M() => Repo.Size + Other.Size; } record struct S([|Key|] Key); record T(Other Other);").RunAsync();

    [Fact]
    public Task Parameter_of_an_indexer() => Using("class C { int this[[|Key|] key] => 1; int this[Other other] => 1; [|Repo|] this[string name] => null!; }").RunAsync();

    [Fact]
    public Task Parameter_of_a_delegate() => Using("delegate void D([|Repo|] repo); delegate [|Repo|] E(Other other); delegate Other F();").RunAsync();

    [Fact]
    public Task Return_type() => Using("class C { [|Repo|]? M() => null; Task<[|Repo|]>? N() => null; Other? O() => null; ref [|Key|] P(ref [|Key|] key) => ref key; }").RunAsync();

    [Fact]
    public Task Operators_that_are_declared() => Using("""
        class C
        {
            public static [|Repo|] operator +(C a, [|Key|] b) => null!;
            public static implicit operator [|Repo|](C c) => null!;
            public static explicit operator Other(C c) => null!;
        }
        """).RunAsync();

    [Fact]
    public Task Base_class() => Using("class C : [|Repo|] { } record R : Base; record Base; class D : Special { }").RunAsync();

    [Fact]
    public Task Base_class_with_arguments() => Using("class Base(object? o) { } class C() : Base(typeof([|Repo|])) { } class D() : Base(typeof(Other)) { }").RunAsync();

    [Fact]
    public Task Interface() => Using("class C : [|IRepo|] { public int Get(int id) => id; } interface I : [|IRepo|] { } struct S : IEquatable<[|Repo|]> { public bool Equals([|Repo|]? other) => true; } abstract class D : ISpecial { public abstract int Get(int id); }").RunAsync();

    [Fact]
    public Task Explicit_interface_implementation() => Using("class C : [|IRepo|] { int [|IRepo|].Get(int id) => id; } class D : IDisposable { void IDisposable.Dispose() { } }").RunAsync();

    [Fact]
    public Task Constraint() => Using("class C<T> where T : [|Repo|] { void M<U>() where U : List<[|Repo|]> { } void N<V>() where V : Other { } } delegate void D<T>() where T : [|IRepo|]; interface I<T> where T : class { }").RunAsync();

    [Fact]
    public Task Generic_argument() => Using("class C { List<[|Repo|]>? a; Dictionary<int, List<[|Repo|]>>? b; [|Repo|]<int>? c; [|Repo|]<[|Key|]>? d; Lazy<Other>? e; } class D : List<[|Repo|]> { }").RunAsync();

    [Fact]
    public Task Array() => Using("class C { [|Repo|][]? a; [|Repo|][,]? b; [|Repo|][][]? c; Other[]? d; }").RunAsync();

    [Fact]
    public Task Tuple() => Using("class C { ([|Repo|] Repo, int Number) a; (int, List<[|Key|]>) b; (Other Repo, int) c; }").RunAsync();

    [Fact]
    public Task Nullable() => Using("class C { [|Key|]? a; Nullable<[|Mode|]> b; [|Repo|]? c; int? d; }").RunAsync();

    [Fact]
    public Task Pointer() => Using("unsafe class C { [|Key|]* a; [|Mode|]** b; int* c; void M([|Key|]* key) { } }").RunAsync();

    [Fact]
    public Task Function_pointer() => Using("unsafe class C { delegate*<[|Repo|], void> a; delegate* unmanaged[Cdecl]<int, [|Key|]> b; delegate*<int, void> c; }").RunAsync();

    [Fact]
    public Task Nested_type() => Using("class C { Repo.[|Page|]? a; Other? b; }").RunAsync();

    [Fact]
    public Task Alias() => Bare().Source("""
        using R = Shop.Data.Repo;
        using L = System.Collections.Generic.List<Shop.Data.Repo>;
        using Unused = Shop.Data.Mode;
        using Pair = (Shop.Data.Repo Repo, int Number);
        using Many = Shop.Data.Repo[];
        using O = Shop.Services.Other;
        namespace Shop.Web;
        class C { [|R|]? a; [|L|]? b; [|Pair|] c; [|Many|]? d; O? e; void M() { var r = new [|R|](); r.Get(1); new [|L|]().Clear(); [|R|].Reset(); } }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Alias_qualifier() => Using("class C { global::Shop.Data.[|Repo|]? a; global::Shop.Services.Other? b; }").RunAsync();

    [Fact]
    public Task Optional_argument_default() => Using("class C { void M(int max = [|Repo|].Max, [|Mode|] mode = [|Mode|].Fast, int size = sizeof([|Mode|]), int other = 3) { } } interface I { void M(int max = [|Repo|].Max); } delegate void D(int max = [|Repo|].Max);").RunAsync();

    [Fact]
    public Task Extension_block_that_is_declared() => Using("static class E { extension([|Repo|] repo) { public int Half => repo.Size / 2; public void Put([|Key|] key) { } } extension(Other other) { public int Half => other.Size / 2; } }").RunAsync();

    [Fact]
    public Task Enum_of_own_type() => Using("enum E : byte { A = [|Repo|].Max, B = (int)[|Mode|].Slow, C = 3 }").RunAsync();

    [Fact]
    public Task Partial_type() => Bare()
        .Source("a.cs", "using Shop.Data; namespace Shop.Web; partial class C : [|IRepo|] { [|Repo|]? a; }")
        .Source("b.cs", "using Shop.Data; namespace Shop.Web; partial class C : [|IRepo|] { public int Get(int id) => a!.Get(id); }").Expect("BYL2001").RunAsync();

    [Fact]
    public Task Partial_method() => Using("""
        partial class C
        {
            partial void M([|Repo|] repo, int max = [|Repo|].Max);
            partial void M(Repo repo, int max) { repo.Get([|Repo|].Count); }
            public partial [|Repo|] P { get; } public partial Repo P => [|Repo|].Create();
            partial void N(Other other);
        }
        """).RunAsync();

    [Fact]
    public Task Hand_written_part_of_a_generated_type() => Bare()
        .Source("C.g.cs", "namespace Shop.Web; partial class C : Shop.Data.Repo { Shop.Data.Repo generated = null!; Shop.Data.Repo Make() => generated; }")
        .Source("C.cs", "using Shop.Data; namespace Shop.Web; partial class C { [|Repo|]? written; int M() => [|generated|].Size + written!.Size + [|Make|]().Size + [|Size|]; }").Expect("BYL2001").RunAsync();
}
