using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.ForbiddenUse;

public sealed class ForbidTests
{
    private static RuleTest Forbid(string what) => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          no: { in: { in: "Shop.Web.**" }, forbid: { {{what}} } }
        """);

    [Fact]
    public Task Type() => Forbid("types: [System.Text.StringBuilder]").Source("""
        using System.Text;
        namespace Shop.Web { class C { {|#0:StringBuilder|}? _b; Encoding? _e; } }
        namespace Shop.Data { class D { StringBuilder? _b; } }
        """).Expect(0, "BYL2001", "'C' must not use 'StringBuilder' [no]").RunAsync();

    [Fact]
    public Task Generic_type_by_its_arguments() => Forbid("""types: ["System.Collections.Generic.List<Order>"]""").Source("""
        using System.Collections.Generic;
        namespace Shop.Web { class Order { } class C { [|List|]<Order>? _a; List<int>? _b; IList<Order>? _c; } }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Namespace() => Forbid("""namespaces: ["Shop.Data.**", "System.Net.Http"]""").Source("""
        namespace Shop.Web { class C { Data.[|Repo|]? _a; Data.Sub.[|Deep|]? _b; System.Net.Http.[|HttpClient|]? _c; System.Net.IPAddress? _d; DataOther.Repo? _e; } }
        namespace Shop.Data { public class Repo { } }
        namespace Shop.Data.Sub { public class Deep { } }
        namespace Shop.DataOther { public class Repo { } }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Types_of_the_language_only_where_a_rule_names_them() => Forbid("""types: [System.Double, System.DateTime, { in: "System" }]""").Source("""
        using System;
        namespace Shop.Web { class C { [|double|] _a; float _b; [|DateTime|] _c; string? _d; object? _e; [|Double|] _f; int M() => 1; void N() { var a = [|TimeSpan|].Zero.ToString(); } } }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Words_of_the_language_are_free_otherwise() => Forbid("""types: { not: { in: "Shop.**" } }""").Source("""
        namespace Shop.Web { class C { string? _a; int _b; object M() => new System.[|Uri|]("x"); bool N() => _a!.Length > _b; } }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Member() => Forbid("members: [System.DateTime.Now, System.Console.Write*, System.Threading.Thread.Sleep]").Source("""
        using System;
        using System.Threading;
        namespace Shop.Web
        {
            class C
            {
                DateTime A => DateTime.{|#0:Now|};
                DateTime B => DateTime.UtcNow;
                void M() { Console.{|BYL2002:WriteLine|}(); Console.ReadLine(); Thread.{|BYL2002:Sleep|}(1); Action<int> f = Thread.{|BYL2002:Sleep|}; string n = nameof(Thread.{|BYL2002:Sleep|}); }
            }
        }
        """).Expect(0, "BYL2002", "'C' must not use 'DateTime.Now' [no]").RunAsync();

    [Fact]
    public Task Member_by_map() => Forbid("""members: [{ of: { is: db-session }, named: "Save*" }]""").Source("""
        using Microsoft.EntityFrameworkCore;
        namespace Shop.Web
        {
            class Db : DbContext { }
            class C(Db db) { void M() { db.[|SaveChanges|](); db.[|SaveChangesAsync|](); db.Add(this); } }
        }
        """).Expect("BYL2002").RunAsync();

    [Fact]
    public Task Overrides_of_a_member() => Forbid("members: [Shop.Data.Base.Run, Shop.Data.Base.Name]").Source("""
        namespace Shop.Data
        {
            public class Base { public virtual void Run() { } public virtual string Name => ""; }
            public class Derived : Base { public override void Run() { } public override string Name => "x"; }
            public class Hiding : Base { public new void Run() { } }
            public class Other { public void Run() { } }
        }
        namespace Shop.Web { class C { void M(Data.Base b, Data.Derived d, Data.Hiding h, Data.Other o) { b.[|Run|](); d.[|Run|](); h.Run(); o.Run(); _ = d.[|Name|]; } } }
        """).Expect("BYL2002").RunAsync();

    [Fact]
    public Task Constructor() => Forbid("members: [System.Net.Http.HttpClient.new, Shop.Web.Options.new]").Source("""
        using System.Net.Http;
        namespace Shop.Web
        {
            class Options { }
            class C { HttpClient _a = [|new|](); object M() => new [|HttpClient|](); object N() => new [|Options|] { }; HttpClient? _b; object O() => new HttpClientHandler(); }
        }
        """).Expect("BYL2002").RunAsync();

    [Fact]
    public Task Extension_method() => Forbid("members: [System.Linq.Enumerable.ToList, Shop.Data.Ext.*]").Source("""
        using System.Linq;
        using Shop.Data;
        namespace Shop.Data { public static class Ext { public static int Twice(this int i) => i * 2; } }
        namespace Shop.Web { class C { object M(int[] a) => a.Where(i => i > 1).[|ToList|](); int N() => 1.[|Twice|]() + Ext.[|Twice|](2); object O(int[] a) => a.ToArray(); } }
        """).Expect("BYL2002").RunAsync();

    [Fact]
    public Task Event_field_indexer_and_operator() => Forbid("members: [Shop.Data.D.*]").Source("""
        using System;
        namespace Shop.Data { public class D { public event Action? Done { add { } remove { } } public int Field; public static D operator +(D a, D b) => a; } }
        namespace Shop.Web { class C { void M(Data.D d) { d.[|Done|] += () => { }; d.[|Field|] = 1; _ = d [|+|] d; } } }
        """).Expect("BYL2002").RunAsync();

    [Fact]
    public Task Attribute() => Forbid("attributes: [Microsoft.AspNetCore.Authorization.AllowAnonymous, Shop.Data.OldAttribute]").Source("""
        using Microsoft.AspNetCore.Authorization;
        namespace Shop.Data { public class OldAttribute : System.Attribute { } public class OlderAttribute : OldAttribute { } }
        namespace Shop.Web
        {
            [{|#0:AllowAnonymous|}] class A { [{|BYL2005:AllowAnonymous|}] void M() { } [Authorize] void N([Data.{|BYL2005:Older|}] int i) { } [return: Data.{|BYL2005:Old|}] int O() { var f = [Data.{|BYL2005:Old|}] (int i) => i; return 1; } }
            class B { System.Type M() => typeof(AllowAnonymousAttribute); }
        }
        """).Expect(0, "BYL2005", "'A' must not carry 'AllowAnonymousAttribute' [no]").RunAsync();

    [Fact]
    public Task Layers() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Web: { in: "Shop.Web" }, Data: { in: "Shop.Data" } }
        rules:
          no: { in: Web, forbid: { layers: Data } }
        """).Source("""
        namespace Shop.Data { public class Repo { } }
        namespace Shop.Web { class C { Data.{|#0:Repo|}? _repo; } }
        """).Expect(0, "BYL1001", "'C' (Web) must not use 'Repo' (Data) [no]").RunAsync();

    [Fact]
    public Task Http_types_in_a_service() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Service: { named: "*Service" } }
        rules:
          service-no-http: { in: Service, forbid: { types: { is: http-type } } }
        """).Source("""
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class OrderService([|IHttpContextAccessor|] accessor)
        {
            public string Get() => accessor.HttpContext!.Request.Path;
            public [|IActionResult|] Result() => new [|OkResult|]();
            public int Status() => [|StatusCodes|].Status404NotFound;
            public long Upload(IFormFile file) => file.Length;
            public Microsoft.AspNetCore.Mvc.Rendering.SelectListItem All() => new("All", "");
            public System.Net.Http.HttpClient? Client;
        }
        public class OrderMapper { public HttpContext? Context; }
        """).Expect("BYL2001").RunAsync();

    [Fact]
    public Task Custom_id() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no: { in: { in: Shop.Web }, forbid: { types: [System.Uri], members: [System.DateTime.Now] }, id: BYL9007 }
        """).Source("namespace Shop.Web; class C { System.{|BYL9007:Uri|}? _u; object M() => System.DateTime.{|BYL9007:Now|}; }").RunAsync();

    [Fact]
    public Task Handing_on_to_a_base_constructor_is_a_call_of_it() => new RuleTest().Rules("""
        bylaw: 1
        rules: { no-page: { in: { named: "*Report" }, forbid: { members: Page.new } } }
        """).Source("""
        public class Page { public Page(int size) => Size = size; public int Size { get; } }
        public class Report : Page { public Report() : {|BYL2002:base|}(4) { } public Report(string name) : this() { } }
        public class ShortReport(int size) : {|BYL2002:Page|}(size);
        public class Letter : Page { public Letter() : base(4) { } }
        """).RunAsync();
}
