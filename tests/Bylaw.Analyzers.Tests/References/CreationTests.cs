using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

public sealed class CreationTests
{
    [Fact]
    public Task New() => Using("class C { object M() => new [|Repo|](); object N() => new Shop.Data.[|Repo|]<int>(); object O() => new Other(); }").RunAsync();

    [Fact]
    public Task New_with_initializer_is_one_use() => Using("class C { object M() => new [|Repo|] { Size = 3 }; object N() => new Other { Size = 3 }; object O(Service s) => new Service { [|Repo|] = { Size = 3 }, Number = 1 }; }").RunAsync();

    [Fact]
    public Task Target_typed_new_is_silent_where_the_type_stands() => Using("""
        class C
        {
            [|Repo|] _field = new();
            [|Repo|] Property { get; } = new() { Size = 1 };
            [|Repo|] Arrow => new();
            [|Repo|] Method() { return new(); }
            [|Repo|][] _array = { new(), new() };
            void M([|Repo|] parameter) { [|Repo|] local = new(); parameter = new(); _field = new(); var list = new List<[|Repo|]> { new() }; M(new()); }
            Func<[|Repo|]> _func = () => new();
        }
        """).RunAsync();

    [Fact]
    public Task Target_typed_new_reports_where_no_type_stands() => Using("class C(Service service) { void M() { service.Take([|new|]()); service.TakeOther(new()); service.[|Repo|] = new(); } }").RunAsync();

    [Fact]
    public Task Collection_expression() => Using("class C(Service service) { List<{|BYL2001:Repo|}> _list = []; List<Other> _others = []; void M() { service.TakeAll({|BYL2001:[|}]); service.TakeOthers([]); _list = []; M2([]); } void M2({|BYL2001:Repo|}[] repos) { } }").RunAsync();

    [Fact]
    public Task Array_creation() => Using("class C(Service service) { object M() => new [|Repo|][3]; object N() => new[] { service.[|Load|]() }; object O() => new Other[3]; object P() => new[] { service.LoadOther() }; }").RunAsync();

    [Fact]
    public Task Stackalloc() => Using("class C { unsafe void M() { var a = stackalloc [|Key|][3]; Span<[|Key|]> b = stackalloc [|Key|][] { 1, 2 }; var c = stackalloc int[3]; } }").RunAsync();

    [Fact]
    public Task Default() => Using("class C(Service service) { object? M() => default([|Repo|]); object? N() => default(Other); [|Key|] O() => default; void P() { service.TakeKey([|default|]); service.Take(null); service.Take(default); } }").RunAsync();

    [Fact]
    public Task Throw_and_catch() => Using("class C { void M() { try { throw new [|DataException|](); } catch ([|DataException|] e) when (e.Message != \"\") { throw; } catch (InvalidOperationException e) { throw new Exception(\"\", e); } } object N(object? o) => o ?? throw new [|DataException|](); }").RunAsync();

    [Fact]
    public Task With() => Using("record R([|Key|] Key); class C(Service service) { object M(R r) => r with { [|Key|] = default }; object N(Service s) { var k = s.[|Key|] with { Value = 3 }; return k; } }").RunAsync();
}
