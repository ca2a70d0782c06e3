using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class PackageTests
{
    private const string Id = "BYL1005";

    private const string Packages = "Bylaw.Analyzers/1.0.0|Microsoft.EntityFrameworkCore/8.0.11|Newtonsoft.Json/13.0.3|dapper/2.1.66|Serilog/";

    private static RuleTest Catalog(string name, string catalog, string more = "") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          {{name}}:
            catalog: {{catalog}}
            {{more}}
        """).Source("class C { }").Property("BylawPackages", Packages).Expect(Id);

    [Fact]
    public Task A_package_that_is_not_allowed_reports_at_the_rule() => Catalog("{|#0:packages|}", "{ of: package, allow: [\"Microsoft.*\", Newtonsoft.Json, Dapper] }", "because: each package is one to patch")
        .Expect(0, Id, "'Shop' must not reference the package 'Serilog': each package is one to patch [packages]").RunAsync();

    [Fact]
    public Task A_replaced_package_says_by_what() => Catalog("{|#0:packages|}", "{ of: package, replace: { Newtonsoft.Json: System.Text.Json } }")
        .Expect(0, Id, "'Shop' must reference 'System.Text.Json' instead of the package 'Newtonsoft.Json' [packages]").RunAsync();

    [Fact]
    public Task An_old_version_reports() => Catalog("{|#0:packages|}", "{ of: package, versions: { \"Microsoft.EntityFrameworkCore*\": 9.0, Dapper: 2.1, Serilog: 4.0 } }")
        .Expect(0, Id, "'Shop' must reference 'Microsoft.EntityFrameworkCore' 9.0 or later, not 8.0.11 [packages]").RunAsync();

    [Fact]
    public Task Allowed_packages_and_the_analyzers_themselves_are_fine() => Catalog("packages", "{ of: package, allow: [\"Microsoft.*\", Newtonsoft.Json, DAPPER, Serilog] }").RunAsync();

    [Fact]
    public Task Without_a_list_of_packages_nothing_is_said() => Catalog("packages", "{ of: package, allow: Nothing }").Property("BylawPackages", "").RunAsync();

    [Fact]
    public Task A_rule_may_be_about_other_projects() => Catalog("packages", "{ of: package, allow: Nothing }", "in: { project: \"Shop.*\" }").RunAsync();

    [Fact]
    public Task Test_projects_have_their_own() => Catalog("packages", "{ of: package, allow: Nothing }").Property("BylawIsTestProject", "true").RunAsync();

    [Fact]
    public Task A_rule_may_include_tests() => Catalog("{|#0:packages|}", "{ of: package, allow: [\"Microsoft*\", Dapper, Newtonsoft.Json] }", "include-tests: true")
        .Property("BylawIsTestProject", "true").Expect(0, Id).RunAsync();

    [Fact]
    public Task An_exception_names_the_package() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          packages: { catalog: { of: package, allow: ["Microsoft.*", Dapper] } }
        exceptions:
          - { rule: packages, at: Shop, to: Newtonsoft.Json, reason: A client needs it., expires: never }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | packages | assembly | signature | Serilog | 1\n")
        .Source("class C { }").Property("BylawPackages", Packages).RunAsync();
}
