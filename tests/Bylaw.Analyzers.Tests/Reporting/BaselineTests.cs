using Bylaw.Rules;
using Bylaw.Rules.Baselines;
using Bylaw.Testing;
using static Bylaw.Analyzers.Tests.Reporting.Frozen;

namespace Bylaw.Analyzers.Tests.Reporting;

/// <summary>Frozen findings are counted live, per part of a member and per target.</summary>
public sealed class BaselineTests
{
    private const string Three = "namespace Shop.Web { class C { void M() { new Data.{|#0:Repo|}(); new Data.{|#1:Repo|}(); new Data.{|#2:Repo|}(); } } }";
    private const string Message = "'C' must not use 'Repo' (3, baseline allows 2) [no-data]";

    private static RuleTest With(params string[] entries) =>
        NoData().AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\n" + string.Concat(entries.Select(entry => entry + "\n")));

    private static string Entry(string member, string part, int count, string target = "T:Shop.Data.Repo") => $"Shop | no-data | {member} | {part} | {target} | {count}";

    [Fact]
    public Task As_many_as_allowed() => With(Entry("M:Shop.Web.C.M", "body", 3)).Source(Plain(Three)).RunAsync();

    [Fact]
    public Task Fewer_than_allowed() => With("{|BYL0006:" + Entry("M:Shop.Web.C.M", "body", 5) + "|}").Source(Plain(Three)).RunAsync();

    [Fact]
    public Task More_than_allowed_reports_all() => With(Entry("M:Shop.Web.C.M", "body", 2)).Source(Three).Message(0, Message).Message(1, Message).Message(2, Message).RunAsync();

    [Fact]
    public Task Signature_and_body_are_counted_apart() => With(Entry("M:Shop.Web.C.M(Shop.Data.Repo)", "signature", 1)).Source("namespace Shop.Web { class C { void M(Data.Repo repo) { new Data.[|Repo|](); } } }").RunAsync();

    [Fact]
    public Task Targets_are_counted_apart() => With(Entry("M:Shop.Web.C.M", "body", 1)).Source("namespace Shop.Web { class C { void M() { new Data.Repo(); new Data.[|Other|](); } } }").RunAsync();

    [Fact]
    public Task Members_are_counted_apart() => With(Entry("M:Shop.Web.C.M", "body", 1)).Source("namespace Shop.Web { class C { void M() { new Data.Repo(); } void N() { new Data.[|Repo|](); } } }").RunAsync();

    [Fact]
    public Task Accessors_are_counted_apart() => With(Entry("M:Shop.Web.C.get_P", "body", 1)).Source("namespace Shop.Web { class C { object P { get => new Data.Repo(); set => new Data.[|Repo|](); } } }").RunAsync();

    [Fact]
    public Task A_field_with_its_initializer() => With(Entry("F:Shop.Web.C._a", "signature", 1), Entry("F:Shop.Web.C._b", "body", 1)).Source("namespace Shop.Web { class C { Data.Repo? _a; object _b = new Data.Repo(); object _c = new Data.[|Repo|](); } }").RunAsync();

    [Fact]
    public Task A_type_in_two_parts_is_one_part() => With(Entry("T:Shop.Web.C", "signature", 2)).Source("a.cs", "namespace Shop.Web; partial class C : System.IEquatable<Data.Repo> { public bool Equals(Data.[|Repo|]? other) => true; }")
        .Source("b.cs", "namespace Shop.Web; [System.ComponentModel.TypeConverter(typeof(Data.Repo))] partial class C { }").RunAsync();

    [Fact]
    public Task A_handler_goes_by_its_route() => With(Entry("GET /frozen", "body", 1)).Source("""
        using Microsoft.AspNetCore.Builder;
        namespace Shop.Web;
        class Routes { void Map(WebApplication app) { app.MapGet("/frozen", (Data.Repo repo) => repo.Size); app.MapGet("/new", (Data.[|Repo|] repo) => repo.Size); } }
        """).RunAsync();

    [Fact]
    public Task Of_another_assembly() => With("Other | no-data | M:Shop.Web.C.M | body | T:Shop.Data.Repo | 3").Source("namespace Shop.Web { class C { void M() { new Data.[|Repo|](); } } }").RunAsync();

    [Fact]
    public Task Of_another_rule() => With("{|BYL0006:Shop | other | M:Shop.Web.C.M | body | T:Shop.Data.Repo | 3|}").Source("namespace Shop.Web { class C { void M() { new Data.{|BYL2001:Repo|}(); } } }").RunAsync();

    [Fact]
    public Task A_frozen_declaration_covers_the_uses_of_what_it_declares() => With(Entry("F:Shop.Web.C._repo", "signature", 1)).Source("namespace Shop.Web { class C { Data.Repo? _repo; int M() => _repo!.Size; } }").RunAsync();

    [Fact]
    public void What_an_editor_analyses_again_is_counted_once()
    {
        var test = With(Entry("T:Shop.Web.C", "body", 5)).Source("namespace Shop.Web; class C;");
        var project = new TestSolution(test.Definition, []).Open(test.Definition, new Shape());
        var rules = CompilationRules.Of(project.Compilation, project.AnalyzerOptions, default)!;
        var type = project.Compilation.GetTypeByMetadataName("Shop.Web.C")!;
        var repo = project.Compilation.GetTypeByMetadataName("Shop.Data.Repo")!;
        var finding = new Finding(rules.Rules[0], "BYL2001", type.Locations[0], new FindingSite(type, type, null, MemberPart.Body), "", Captures.None, repo);
        for (var run = 0; run < 2; run++)
        {
            var sink = new FindingSink(rules, diagnostic => Assert.Fail(diagnostic.ToString()));
            sink.Add(finding);
            sink.Flush();
        }

        Assert.Equal(1, rules.Health.CountOf(finding.Key));
    }

    [Fact]
    public Task A_route_that_is_mapped_twice_adds_up() => new RuleTest().Rules("""
        bylaw: 1
        rules: { authorised: { in: { is: endpoint }, require: { each: endpoint, attribute: System.ObsoleteAttribute } } }
        """)
        .AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | authorised | GET / | signature |  | 2\n")
        .Source("""
        using Microsoft.AspNetCore.Builder;
        namespace Shop.Web;
        class Routes { void Map(WebApplication app) { app.MapGet("/", () => 1); } void Other(WebApplication app) { app.MapGet("/", () => 2); } }
        """).RunAsync();

    private static string Plain(string marked) => marked.Replace("{|#0:", "").Replace("{|#1:", "").Replace("{|#2:", "").Replace("|}", "");
}
