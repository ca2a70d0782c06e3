using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>Locals and what gives them a type without naming it.</summary>
public sealed class LocalTests
{
    [Fact]
    public Task Local() => Using("class C { void M() { [|Repo|]? a = null; Other? b = null; a?.Get(1); const [|Mode|] m = [|Mode|].Fast; } }").RunAsync();

    [Fact]
    public Task Var_is_silent_where_the_value_was_reported() => Using("""
        class C(Service service)
        {
            [|Repo|]? _field;
            void M()
            {
                var a = new [|Repo|]();
                var b = service.[|Load|]();
                var c = _field;
                var d = b;
                var e = service.LoadOther();
                a.Get(1); b.Get(1); c!.Get(1); d.Get(1); e.Next();
            }
        }
        """).RunAsync();

    [Fact]
    public Task Var_reports_where_nothing_else_does() => Using("class C { void M(RepoList list, List<Other> others) { foreach ([|var|] a in list) { a.Get(1); a.Get(2); } foreach (var b in others) b.Next(); } }").RunAsync();

    [Fact]
    public Task Out_var() => Using("class C { void M(Service service) { service.TryLoad(out [|var|] a); a.Get(1); service.TryLoad(out [|Repo|] b); service.TryLoadOther(out var c); service.TryLoad(out _); var ok = service.TryLoad(out [|var|] d); } }").RunAsync();

    [Fact]
    public Task Foreach() => Using("""
        class C(Service service, RepoList list, List<Other> others)
        {
            void M()
            {
                foreach (var a in service.[|Repos|]) a.Get(1);
                foreach ([|Repo|] b in service.[|Repos|]) b.Get(1);
                foreach ([|var|] c in list) c.Get(1);
                foreach (var d in others) d.Next();
            }
            async Task N() { await foreach (var a in service.[|Stream|]()) a.Get(1); }
        }
        """).RunAsync();

    [Fact]
    public Task Deconstruction() => Using("""
        class C
        {
            void M(Service service, Repo local)
            {
                var (a, b) = service.[|Pair|];
                (var c, var d) = service.[|Pair|];
                ([|Repo|] e, int f) = service.[|Pair|];
                [|var|] (g, h) = service;
                ([|var|] i, var j) = service;
                var (k, l) = (service.Other, 1);
                var (m, n) = local;
                a.Get(b); g.Get(h); i.Get(j);
            }
        }
        """.Replace("Repo local", "[|Repo|] local")).RunAsync();

    [Fact]
    public Task Deconstruction_in_foreach() => Using("class C { void M(List<Service> services, Dictionary<int, Other> others) { foreach ([|var|] (a, b) in services) a.Get(b); foreach (var (c, d) in others) d.Next(); } }").RunAsync();

    [Fact]
    public Task Using_declaration() => Using("class C { void M(Service service) { using var a = service.[|Load|](); using [|Repo|] b = new(); using (service.[|Load|]()) { } using (var c = new [|Repo|]()) { } using var d = new System.IO.MemoryStream(); } }").RunAsync();

    [Fact]
    public Task Ref_local() => Using("class C { void M([|Key|][] keys, int[] numbers) { ref var a = ref keys[0]; ref [|Key|] b = ref keys[1]; ref var c = ref numbers[0]; } }").RunAsync();

    [Fact]
    public Task Pattern_variable() => Using("class C { void M(Service service, Maker maker) { if (service.[|Load|]() is var a) a.Get(1); if ([|maker|]() is var b) b.Get(1); if (service.LoadOther() is var c) c.Next(); } }").RunAsync();

    [Fact]
    public Task Lambda_parameter_with_inferred_type() => Using("""
        class C(Service service)
        {
            Func<[|Repo|], int> _field = a => a.Size;
            void M()
            {
                service.Do([|b|] => b.Get(1));
                service.DoOther(c => c.Next());
                service.[|Repos|].ForEach(d => d.Get(1));
                Action<[|Repo|]> local = e => e.Get(1);
                local = (f) => f.Get(1);
                service.Do(delegate([|Repo|] g) { g.Get(1); });
                service.Do(delegate { });
            }
            Func<[|Repo|], int> Make() => h => h.Size;
        }
        """).RunAsync();

    [Fact]
    public Task Range_variable() => Using("class C(Service service, RepoList list) { object M() => from a in service.[|Repos|] where a.Size > 1 let b = a select b.Get(1); object N() => from Other o in service.Others select o.Size; object O() => from [|Repo|] r in new object[0] select r.Size; }").RunAsync();

    [Fact]
    public Task Member_of_an_anonymous_type() => Using("class C(Service service) { void M() { var a = new { Repo = service.[|Load|](), service.Other }; a.Repo.Get(1); a.Other.Next(); } }").RunAsync();
}
