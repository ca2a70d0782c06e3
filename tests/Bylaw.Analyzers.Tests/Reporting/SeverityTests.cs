using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using static Bylaw.Analyzers.Tests.Reporting.Frozen;

namespace Bylaw.Analyzers.Tests.Reporting;

public sealed class SeverityTests
{
    [Theory]
    [InlineData("", DiagnosticSeverity.Error)]
    [InlineData(", severity: warning", DiagnosticSeverity.Warning)]
    [InlineData(", severity: suggestion", DiagnosticSeverity.Info)]
    [InlineData(", severity: silent", DiagnosticSeverity.Hidden)]
    [InlineData(", severity: { default: warning, \"src/Legacy/**\": suggestion }", DiagnosticSeverity.Warning)]
    [InlineData(", severity: { default: warning, \"src/New/**\": error }", DiagnosticSeverity.Error)]
    public async Task Of_the_rule(string severity, DiagnosticSeverity expected)
    {
        var test = NoData(rule: severity).Source("src/New/C.cs", "namespace Shop.Web; class C { Data.[|Repo|]? _repo; }");
        await test.RunAsync();

        var project = new TestSolution(test.Definition, []).Open(test.Definition, new Shape());
        Assert.Equal(expected, Assert.Single(await new Analysis(project, AnalyzerList.All).Whole(concurrent: true)).Severity);
    }

    [Fact]
    public Task None_at_a_path() => NoData(rule: ", severity: { default: error, \"src/Legacy/**\": none }")
        .Source("src/Legacy/C.cs", "namespace Shop.Web; class C { Data.Repo? _repo; }")
        .Source("src/New/D.cs", "namespace Shop.Web; class D { Data.[|Repo|]? _repo; }").RunAsync();

    [Fact]
    public Task On_at_a_path_only() => NoData(rule: ", severity: { default: none, \"src/New/**\": warning }")
        .Source("src/Legacy/C.cs", "namespace Shop.Web; class C { Data.Repo? _repo; }")
        .Source("src/New/D.cs", "namespace Shop.Web; class D { Data.[|Repo|]? _repo; }").RunAsync();

    [Fact]
    public Task An_editorconfig_has_the_last_word() => NoData().EditorConfig("dotnet_diagnostic.BYL2001.severity = none").Source("namespace Shop.Web; class C { Data.Repo? _repo; }").RunAsync();

    [Fact]
    public Task A_test_project_has_no_rules() => NoData().Property("BylawIsTestProject", "true").Source("namespace Shop.Web; class C { Data.Repo? _repo; }").RunAsync();

    [Fact]
    public Task Unless_a_rule_includes_it() => NoData(rule: ", include-tests: true").Property("BylawIsTestProject", "true").Source("namespace Shop.Web; class C { Data.[|Repo|]? _repo; }").RunAsync();

    [Fact]
    public Task Types_of_a_test_project_have_no_layer() => new RuleTest().Rules("""
        bylaw: 1
        layers: { Web: { in: "Shop.Web" }, Mid: { in: Shop.Mid }, Data: { in: "Shop.Data" } }
        rules:
          layering: { flow: "Web -> Mid -> Data", include-tests: true }
        """).Property("BylawIsTestProject", "true").Source("namespace Shop.Data { class Repo { } } namespace Shop.Web { class C { Data.Repo? _repo; } }").RunAsync();
}
