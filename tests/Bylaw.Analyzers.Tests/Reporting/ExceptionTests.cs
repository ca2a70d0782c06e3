using Bylaw.Testing;
using static Bylaw.Analyzers.Tests.Reporting.Frozen;

namespace Bylaw.Analyzers.Tests.Reporting;

/// <summary>Entries of `exceptions:` for uses. What happens near and after their end is a matter of the rule file's health.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public Task At_a_type() => Excepted("at: C").Source("namespace Shop.Web { class C { Data.Repo? _repo; class Inner { Data.Repo? _repo; } } class D { Data.[|Repo|]? _repo; } }").RunAsync();

    [Fact]
    public Task At_a_type_by_its_full_name_or_a_pattern() => Excepted("at: \"Shop.Web.*Old\"").Source("namespace Shop.Web { class AOld { Data.Repo? _repo; } class A { Data.[|Repo|]? _repo; } }").RunAsync();

    [Fact]
    public Task At_a_member() => Excepted("at: C.M").Source("namespace Shop.Web { class C { object M() => new Data.Repo(); object N() => new Data.[|Repo|](); } }").RunAsync();

    [Fact]
    public Task At_a_property() => Excepted("at: Shop.Web.C.P").Source("namespace Shop.Web { class C { Data.Repo P { get => new Data.Repo(); set => new Data.Repo(); } Data.[|Repo|]? Q { get; set; } } }").RunAsync();

    [Fact]
    public Task At_a_route() => Excepted("at: GET /health").Source("""
        using Microsoft.AspNetCore.Builder;
        namespace Shop.Web;
        class Routes
        {
            void Map(WebApplication app)
            {
                app.MapGet("/health", (Data.Repo repo) => repo.Size);
                app.MapGet("/orders", (Data.[|Repo|] repo) => repo.Size);
            }
        }
        """).RunAsync();

    [Fact]
    public Task To_a_type() => Excepted("at: \"*\", to: Shop.Data.Repo").Source("namespace Shop.Web { class C { Data.Repo? _repo; Data.[|Other|]? _other; } }").RunAsync();

    [Fact]
    public Task At_and_to() => Excepted("at: C, to: Repo").Source("namespace Shop.Web { class C { Data.Repo? _repo; Data.[|Other|]? _other; } class D { Data.[|Repo|]? _repo; } }").RunAsync();

    [Fact]
    public Task At_a_project() => new RuleTest().Nullable(Microsoft.CodeAnalysis.NullableContextOptions.Disable).Rules("""
        bylaw: 1
        rules:
          a: { ensure: { nullable-style: { nullable: enable } } }
          {|BYL4002:b|}: { ensure: { nullable-style: { nullable: enable } } }
        exceptions:
          - { rule: a, at: Shop, reason: because, expires: never }
          - { rule: b, at: Shop.Other, reason: because, expires: never }
        """).Source("class C;").RunAsync();

    [Fact]
    public Task Only_for_its_rule() => Excepted("at: C", rule: "other").Source("namespace Shop.Web { class C { Data.[|Repo|]? _repo; } }").RunAsync();

    [Fact]
    public Task Until_its_last_day() => Excepted("at: C", expires: "2026-03-01").Property("BylawToday", "2026-02-01").Source("namespace Shop.Web { class C { Data.Repo? _repo; } }").RunAsync();

    [Fact]
    public async Task Not_after_it()
    {
        var test = Excepted("at: C", expires: "2026-03-01").Property("BylawToday", "2026-03-02").Source("namespace Shop.Web { class C { Data.Repo? _repo; } }");
        var project = new TestSolution(test.Definition, []).Open(test.Definition, new Shape());
        Assert.Contains(await new Analysis(project, AnalyzerList.All).Whole(concurrent: true), finding => finding.Id == "BYL2001");
    }

    private static RuleTest Excepted(string entry, string rule = "no-data", string expires = "never") => NoData($$"""
          other: { in: { in: Shop.None }, forbid: { types: [System.Uri] } }
        exceptions:
          - { rule: {{rule}}, {{entry}}, reason: because, expires: {{expires}} }
        """);
}
