using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>Types named in expressions.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public Task Cast() => Using("class C { object? M(object o) => ([|Repo|])o; object? N(object o) => (Other)o; object? O(object o) => (List<[|Repo|]>)o; }").RunAsync();

    [Fact]
    public Task Is() => Using("class C { bool M(object o) => o is [|Repo|]; bool N(object o) => o is Other; bool O(object o) => o is not [|Repo|]; bool P(object o) => o is [|Repo|][]; }").RunAsync();

    [Fact]
    public Task As() => Using("class C { object? M(object o) => o as [|Repo|]; int? N(object o) => (o as [|Repo|])?.Get(1); object? O(object o) => o as Other; }").RunAsync();

    [Fact]
    public Task Declaration_pattern() => Using("class C { bool M(object o) => o is [|Repo|] r && r.Size > 1; bool N(object o) => o is Other r && r.Size > 1; }").RunAsync();

    [Fact]
    public Task Type_pattern() => Using("class C { int M(object o) => o switch { [|Repo|] => 1, [|IRepo|] or Other => 2, _ => 3 }; }").RunAsync();

    [Fact]
    public Task Recursive_pattern() => Using("class C { bool M(object o) => o is [|Repo|] { Size: 3 }; bool N(object o) => o is [|Repo|](1, 2) r && r.Size > 1; bool O(object o) => o is Other { Size: 3 }; }").RunAsync();

    [Fact]
    public Task Property_pattern() => Using("class C { bool M(Service s) => s is { [|Repo|]: { Size: 3 } }; bool N(Service s) => s is { [|Repo|].Size: 3 }; bool O(Service s) => s is { Other.Size: 3 }; bool P(Service s) => s.[|Repo|] is { Size: 3 }; bool Q(Service s) => s is { Other.[|Repo|]: not null }; }").RunAsync();

    [Fact]
    public Task List_pattern() => Using("class C { bool M(object o) => o is List<[|Repo|]> and [[|Repo|] { Size: 3 }, ..]; bool N(Service s) => s.[|Repos|] is [var a, ..] && a.Size > 1; bool P(RepoList l) => l is [[|var|] a, ..] && a.Size > 1; bool O(object o) => o is int[] and [1, ..]; }").RunAsync();

    [Fact]
    public Task Positional_pattern_with_var() => Using("class C { bool M(Service s) => s is ([|var|] r, 1) && r.Size > 1; bool N(Service s) => s is [|var|] (r, _) && r.Size > 1; bool O(Other o) => (o, 1) is (var a, 1) && a.Size > 1; }").RunAsync();

    [Fact]
    public Task Constant_pattern() => Using("class C { bool M(int i) => i is [|Repo|].Max; bool N(Service s) => s.[|Mode|] is [|Mode|].Fast; bool O(int i) => i is 3; }").RunAsync();

    [Fact]
    public Task Switch_statement() => Using("class C { void M(object o) { switch (o) { case [|Repo|] r when r.Size > 1: break; case [|Mode|].Fast: break; case Other: break; } } }").RunAsync();

    [Fact]
    public Task Typeof() => Using("class C { Type M() => typeof([|Repo|]); Type N() => typeof([|Repo|]<>); Type O() => typeof(Dictionary<int, [|Repo|]>); Type P() => typeof(Other); }").RunAsync();

    [Fact]
    public Task Nameof() => Using("class C { string M() => nameof([|Repo|]); string N() => nameof([|Repo|].Get); string O(Service s) => nameof(s.Repo) + nameof(Service.Load) + nameof(Other); string P() => nameof(List<[|Repo|]>); string Q() => nameof(Shop.Data); }").RunAsync();

    [Fact]
    public Task Sizeof() => Using("class C { unsafe int M() => sizeof([|Key|]); int N() => sizeof([|Mode|]); int O() => sizeof(int); }").RunAsync();

    [Fact]
    public Task Static_member() => Using("class C { int M() => [|Repo|].Count; void N() => [|Repo|].Reset(); object O() => [|Repo|].Create().Next(); object P() => [|Repo|]<int>.Equals(1, 2); int Q() => int.MaxValue; }").RunAsync();

    [Fact]
    public Task Enum_member() => Using("class C { object M() => [|Mode|].Fast; object N() => DayOfWeek.Friday; object O() => [|Mode|].Fast | [|Mode|].Slow; }").RunAsync();

    [Fact]
    public Task Constant() => Using("class C { const int A = [|Repo|].Max; const int B = A; int M() => B + [|Repo|].Max; }").RunAsync();

    [Fact]
    public Task Using_static() => Bare().Source("""
        using static Shop.Data.Repo;
        using static Shop.Data.Mode;
        using static Shop.Services.Handlers;
        namespace Shop.Web;
        class C { int M() => [|Count|] + [|Max|]; void N() => [|Reset|](); object O() => [|Fast|]; object P() => [|Create|]().Next(); [|Page|]? _page; void Q() => HandleOther(null!); void R() => nameof([|Count|]).ToString(); }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Extension_method() => Using("class C(Service service) { int M() => 3.[|Twice|](); int N() => service.[|Thrice|](); int O() => [|RepoExtensions|].Twice(3); bool P() => new int[0].Any(); Func<int> Q() => service.[|Thrice|]; int? R() => service?.[|Thrice|](); }").RunAsync();

    [Fact]
    public Task Extension_member() => Bare().Source("namespace Shop.Data; public static class Members { extension(Shop.Services.Other other) { public int Half => other.Size / 2; public void Add(int i) { } public static int Total => 3; public static Shop.Services.Other operator *(Shop.Services.Other a, int b) => a; } }").Source("""
        using Shop.Data;
        using Shop.Services;
        namespace Shop.Web;
        class C(Other other) { int M() => other.[|Half|]; void N() => other.[|Add|](1); int O() => Other.[|Total|]; object P() => other [|*|] 2; int Q() => other.Size; }
        """).Expect("BYL2001").NeedsCSharp14().RunAsync();

    [Fact]
    public Task Lambda_body() => Using("class C { Func<object> _a = () => new [|Repo|](); Action<object> _b = o => { if (o is [|Repo|]) { } }; Func<object> _c = () => new Other(); Func<[|Repo|]?> _d = [|Repo|]? () => null; }").RunAsync();

    [Fact]
    public Task Lambda_parameter_default() => Using("class C { void M() { var a = (int max = [|Repo|].Max) => max; var b = (int max = 3) => max; var c = ([|Mode|] mode = [|Mode|].Slow) => 1; } }").RunAsync();

    [Fact]
    public Task Local_function() => Using("class C { void M() { A(null!, 1); [|Repo|] A([|Repo|] repo, int max = [|Repo|].Max) => repo.Next(); B(3); int B(int i) => i; D<[|Repo|]>(); void D<T>() where T : [|IRepo|] { } } }").RunAsync();

    [Fact]
    public Task Async_method() => Using("class C(Service service) { async Task<[|Repo|]> M() => await service.[|LoadAsync|](); async Task N() { await Task.Yield(); new [|Repo|]().Get(1); await service.LoadOtherAsync(); } }").RunAsync();

    [Fact]
    public Task Iterator() => Using("class C { IEnumerable<[|Repo|]> M() { yield return new(); yield return new [|Repo|](); } IEnumerable<object> N() { yield return new [|Repo|](); yield return new Other(); } async IAsyncEnumerable<[|Repo|]> O() { await Task.Yield(); yield return null!; } }").RunAsync();

    [Fact]
    public Task Interpolated_string_and_lock() => Using("class C(Service service) { string M() => $\"{new [|Repo|]().Size} {service.Other.Size}\"; void N() { lock (typeof([|Repo|])) { } } }").RunAsync();

    [Fact]
    public Task Accessor_bodies_and_initializers() => Using("class C { int P { get => [|Repo|].Count; set { [|Repo|].Count = value; } } int Q { get; } = [|Repo|].Count; int R => [|Repo|].Count; int _f = [|Repo|].Count, _g = [|Repo|].Max; C() : this([|Repo|].Max) { } C(int i) { } static C() => [|Repo|].Reset(); ~C() => [|Repo|].Reset(); int this[int i] => [|Repo|].Count; event Action E { add => [|Repo|].Reset(); remove { } } }").RunAsync();

    [Fact]
    public Task Operator_bodies() => Using("class C { public static C operator +(C a, C b) { [|Repo|].Reset(); return a; } public static implicit operator int(C c) => [|Repo|].Count; public static bool operator true(C c) => true; public static bool operator false(C c) => false; }").RunAsync();

    [Fact]
    public Task Top_level_statements() => new Bylaw.Testing.RuleTest().Rules("""
        bylaw: 1
        rules:
          no-data: { in: any, forbid: { types: { in: "Shop.Data" } } }
        """)
        .Source("namespace Shop.Data { public class Repo { public Repo Next() => this; } }")
        .Source("""
        using Shop.Data;
        var repo = new [|Repo|]();
        repo.Next();
        Local(repo);
        static void Local([|Repo|] repo) => repo.Next();
        class InTheSameFile { [|Repo|]? _field; int M() => new [|Repo|]().GetHashCode(); }
        """).Expect("BYL2001").OutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).RunAsync();
}
