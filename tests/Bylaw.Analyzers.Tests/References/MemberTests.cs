using static Bylaw.Analyzers.Tests.References.Conformance;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>Implied uses: the type is named nowhere, a member brings it in. Once per chain, at the first name that does.</summary>
public sealed class MemberTests
{
    [Fact]
    public Task Chain() => Using("class C(Service service) { int M() => service.[|Repo|].Next().Next().Size; int N() => service.Other.Next().Next().Size; int O() => service.Other.Next().[|Repo|].Next().Size; }").RunAsync();

    [Fact]
    public Task Chain_from_a_declared_symbol() => Using("class C { [|Repo|] _repo = null!; int M() => _repo.Next().Next().Size; int N([|Repo|] repo) => repo.Next().Other.Next().Repo.Size; int O() => this._repo.Next().Size; }").RunAsync();

    [Fact]
    public Task Chain_with_conditional_access() => Using("class C(Service? service) { int? M() => service?.[|Repo|]?.Next()?.Size; int? N() => service?.Other?.Next()?.Size; int? O() => [|service|]?[1].Size; }").RunAsync();

    [Fact]
    public Task Chain_with_forgiveness_parentheses_and_await() => Using("class C(Service service) { async Task M() { (await service.[|LoadAsync|]()).Next().Get(1); (service!.[|Repo|])!.Next(); (await service.LoadOtherAsync()).Next(); } }").RunAsync();

    [Fact]
    public Task Each_use_of_a_member_counts() => Using("class C(Service service) { int M() => service.[|Repo|].Size + service.[|Repo|].Size; void N() { service.[|Load|](); service.[|Load|](); } }").RunAsync();

    [Fact]
    public Task Field_property_and_method() => Using("class C(Service service) { void M() { _ = service.[|RepoField|]; _ = service.[|Repo|]; _ = service.[|Load|](); _ = service.Number; _ = service.Other; } }").RunAsync();

    [Fact]
    public Task Own_members_were_reported_at_their_declaration() => Using("class C { [|Repo|] A => null!; [|Repo|] M() => null!; class Nested { int N(C c) => c.A.Size + c.M().Size; } int O() => A.Size + M().Size + this.M().Size; }").RunAsync();

    [Fact]
    public Task Indexer() => Using("class C(Service service) { int M() => [|service|][1].Size; int N() => service[\"x\"].Size; int O([|Repo|] repo) => repo[1]; int P(RepoList list) => [|list|][0].Size; int Q(List<[|Repo|]> list) => list[0].Size; }").RunAsync();

    [Fact]
    public Task Event_use() => Using("class C(Service service) { void M() { service.[|Loaded|] += null; service.[|Loaded|] += delegate { }; service.Done += () => { }; service.[|Repo|].Changed += () => { }; } }").RunAsync();

    [Fact]
    public Task Method_group() => Using("class C(Service service) { Func<object> M() => service.[|Load|]; Func<object> N() => service.LoadOther; void O() { service.Do(Handlers.[|Handle|]); service.DoOther(Handlers.HandleOther); service.Do(Own); } void Own([|Repo|] repo) { } Delegate P() => Handlers.[|Make|]; }").RunAsync();

    [Fact]
    public Task Call_without_a_name() => Using("class C(Service service) { object M(Maker maker) => [|maker|](); object N(OtherMaker maker) => maker(); object O() => service.[|Maker|](); int P(Maker maker) => [|maker|]().Get(1); }").RunAsync();

    [Fact]
    public Task Inherited_member() => Using("class C(Special special) { int M() => special.[|Get|](1); string N() => special.ToString()!; int O() => Special.[|Count|]; object P() => special.[|Next|]().Next(); } class D : Special { int M() => [|Get|](1) + base.[|Get|](2) + this.[|Size|]; } class E : [|Repo|] { int M() => Get(1) + base.Get(2) + this.Size + Count; }").RunAsync();

    [Fact]
    public Task Interface_call() => Using("class C(ISpecial special) { int M() => special.[|Get|](1); int N([|IRepo|] repo) => repo.Get(1); } class D<T>(T value) where T : [|IRepo|] { int M() => value.Get(1); }").RunAsync();

    [Fact]
    public Task Inferred_type_argument_is_no_second_use() => Using("""
        class C(Service service)
        {
            [|Repo|] _repo = null!;
            Task<[|Repo|]> M() => Task.FromResult(_repo);
            object N() => Task.FromResult(service.[|Load|]());
            object O() => Enumerable.Repeat(_repo, 3).ToList().First().Next();
            object P() => Task.Run(() => _repo.Next());
            object Q() => service.Others.Select(o => _repo).ToList();
            object R() => service.Others.Select(o => o.[|Repo|]).First().Size;
            object S() => new Lazy<object>(() => _repo).Value;
        }
        """).RunAsync();

    [Fact]
    public Task Written_type_argument() => Using("class C { object M() => new List<object>().OfType<[|Repo|]>().First().Next(); object N() => Array.Empty<[|Repo|]>(); object O() => Array.Empty<Other>(); object P() => Activator.CreateInstance<[|Repo|]>().Size; }").RunAsync();

    [Fact]
    public Task Service_locator() => Using("""
        class C(IServiceProvider services)
        {
            object? A() => services.GetService(typeof([|Repo|]));
            object? B() => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<[|Repo|]>(services).Next();
            object? D() => services.GetService(typeof(Other));
        }
        """).RunAsync();

    [Fact]
    public Task Service_locator_as_extension() => Bare().Source("""
        using Microsoft.Extensions.DependencyInjection;
        namespace Shop.Web;
        class C(System.IServiceProvider services) { object M() => services.GetRequiredService<Data.[|IRepo|]>().Get(1); object N() => services.GetRequiredService<Services.Other>().Next(); object? O() => services.GetService<Data.[|Repo|]>()?.Next(); }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Linq_method_syntax() => Using("class C(Service service) { object M() => service.[|Repos|].Where(a => a.Size > 1).Select(b => b.Next()).OrderBy(c => c.Size).ToList(); object N() => service.Others.Where(o => o.Size > 1).ToList(); object O(RepoList list) => list.[|Where|](a => a.Size > 1).ToList(); }").RunAsync();

    [Fact]
    public Task Linq_query_syntax() => Using("""
        class C(Service service)
        {
            object M() => from a in service.[|Repos|] join b in service.[|Repos|] on a.Size equals b.Size into g orderby a.Size select new { a, Count = g.Count() };
            object N() => from o in service.Others group o by o.Size into g select g.Key;
            object O() => from o in service.Others let r = o.[|Repo|] where r.Size > 1 select r.Next();
        }
        """).RunAsync();

    [Fact]
    public Task Await() => Using("class C(Service service) { async Task M() { var a = await service.[|LoadAsync|](); a.Get(1); var b = await service.LoadOtherAsync(); Task<[|Repo|]> task = null!; (await task).Get(1); await Task.WhenAll(task); } }").RunAsync();

    [Fact]
    public Task User_defined_operator() => Using("class C(Other a, Other b) { object M() => a [|+|] b; object N() => a - b; object O() => ([|Repo|])a; int P() => (a [|+|] b).Size; }").RunAsync();

    [Fact]
    public Task User_defined_conversion() => Using("class C(Service service) { void M() { service.[|TakeKey|](3); [|Key|] key = 3; service.TakeKey(key); service.Number = 3; } }").RunAsync();

    [Fact]
    public Task Assignment() => Using("class C(Service service) { void M([|Repo|] repo) { service.[|Repo|] = repo; service.[|Mode|] = 0; service.Number = repo.Size; service.[|Repo|].Size = 3; service.[|Repo|] ??= repo; } }").RunAsync();

    [Fact]
    public Task Captured_in_a_local_function_or_lambda() => Using("class C(Service service) { void M() { var a = service.[|Load|](); void L() => a.Get(1); Action b = () => a.Get(1); L(); b(); } }").RunAsync();
}
