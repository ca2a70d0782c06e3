using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>One token and one target are one finding, whatever the number of rules against it; the others are in the property `also`.</summary>
public sealed class SeveralRulesTests
{
    private const string Frozen = "# bylaw baseline 1\nShop | first | F:Shop.Web.C._repo | signature | T:Shop.Data.Repo | 1\n";

    private static RuleTest Rules(string rules, string use = "Data.{|#0:Repo|}? _repo;") => new RuleTest().Rules($$"""
        bylaw: 1
        layers:
          Web:  { in: "Shop.Web" }
          Mid:  { in: "Shop.Mid" }
          Data: { in: "Shop.Data" }
        rules:
        {{rules}}
        """)
        .Source("namespace Shop.Data { public class Repo { public static int Count; } public class RepoException : System.Exception { public int StatusCode => 1; } }")
        .Source("C.cs", $$"""namespace Shop.Web { class C { {{use}} } }""");

    [Fact]
    public Task An_explicit_rule_before_a_flow() => Check("BYL2001", "no-repo", "layering", Rules("""
          layering: { flow: "Web -> Mid -> Data" }
          no-repo: { in: Web, forbid: { types: [Shop.Data.Repo] } }
        """));

    [Fact]
    public Task A_suggestion_hides_no_error() => Check("BYL1001", "layering", "no-repo", Rules("""
          layering: { flow: "Web -> Mid -> Data" }
          no-repo: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: suggestion }
        """));

    [Fact]
    public Task The_rule_that_says_why() => Check("BYL2001", "second", "first|third", Rules("""
          first: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          second: { in: Web, forbid: { types: [Shop.Data.Repo] }, because: data has an owner }
          third: { in: Web, forbid: { types: [Shop.Data.Repo] } }
        """));

    [Fact]
    public Task The_stronger_severity() => Check("BYL2001", "second", "first|third", Rules("""
          first: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: warning }
          second: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: error }
          third: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: warning }
        """));

    [Fact]
    public Task The_order_of_the_file() => Check("BYL2001", "zebra", "ant|layering", Rules("""
          layering: { flow: "Web -> Mid -> Data" }
          zebra: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          ant: { in: Web, forbid: { types: [Shop.Data.Repo] } }
        """));

    [Fact]
    public Task One_that_says_why() => Check("BYL2001", "ant", "zebra|bee", Rules("""
          zebra: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          ant: { in: Web, forbid: { types: [Shop.Data.Repo] }, because: queries belong to the services }
          bee: { in: Web, forbid: { types: [Shop.Data.Repo] } }
        """));

    [Fact]
    public Task A_thrown_type() => Check("BYL2003", "no-http", "layering", Rules("""
          layering: { flow: "Web -> Mid -> Data" }
          no-http: { in: Web, forbid: { throws: { is: http-exception } } }
        """, "void M() => throw new Data.{|#0:RepoException|}();"));

    [Fact]
    public Task A_rule_that_is_off_at_this_path_hides_no_other() => Check("BYL2001", "second", null, Rules("""
          first: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: { default: error, "C.cs": none } }
          second: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: warning }
        """));

    [Fact]
    public Task An_excepted_rule_hides_no_other() => Check("BYL2001", "second", null, Rules("""
          first: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          second: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: warning }
        exceptions:
          - { rule: first, at: C, reason: because, expires: never }
        """));

    [Fact]
    public Task A_frozen_rule_hides_no_other() => Check("BYL2001", "second", null, Rules("""
          first: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          second: { in: Web, forbid: { types: [Shop.Data.Repo] }, severity: warning }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", Frozen));

    [Fact]
    public Task A_frozen_rule_is_not_named_with_another() => Check("BYL1001", "layering", null, Rules("""
          layering: { flow: "Web -> Mid -> Data" }
          first: { in: Web, forbid: { types: [Shop.Data.Repo] } }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", Frozen));

    [Fact]
    public Task A_rule_that_is_named_with_another_can_be_frozen() => Check("BYL2001", "zebra", null, Rules("""
          zebra: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          first: { in: Web, forbid: { types: [Shop.Data.Repo] } }
        """).AdditionalFile("src/Shop/bylaw.baseline", "baseline", Frozen));

    [Fact]
    public async Task Two_targets_at_one_token_are_one_finding_of_an_id()
    {
        var test = Rules("""
              no-items: { in: Web, forbid: { types: [Shop.Mid.Items] } }
              no-repo: { in: Web, forbid: { types: [Shop.Data.Repo] } }
            """, "object M() => Shop.Factory.{|#0:Make|}();")
            .Source("Mid.cs", "namespace Shop.Mid { public class Items<T> { } } namespace Shop { public static class Factory { public static Mid.Items<Data.Repo> Make() => new(); } }");
        await Check("BYL2001", "no-items", "no-repo", test, "alsoTargets=T:Shop.Data.Repo");
    }

    [Fact]
    public Task Of_ensure() => Check("BYL1008", "first", "second", Rules("""
          first: { in: { in: Shop.Web.Odd }, ensure: { layered: {} } }
          second: { in: { in: "Shop.Web.**" }, ensure: { layered: {} } }
        """, "").Source("D.cs", "namespace Shop.Web.Odd; class {|#0:D|};"));

    [Fact]
    public Task Of_ensure_when_one_is_frozen() => Check("BYL1008", "second", null, Rules("""
          first: { in: { in: Shop.Web.Odd }, ensure: { layered: {} } }
          second: { in: { in: "Shop.Web.**" }, ensure: { layered: {} } }
        """, "").Source("D.cs", "namespace Shop.Web.Odd; class {|#0:D|};")
        .AdditionalFile("src/Shop/bylaw.baseline", "baseline", "# bylaw baseline 1\nShop | first | T:Shop.Web.Odd.D | signature |  | 1\n"));

    [Fact]
    public Task Of_require() => Check("BYL8006", "first", "second", Rules("""
          first: { in: { named: D }, require: { each: type, modifier: sealed } }
          second: { in: { named: D }, require: { each: type, modifier: sealed }, severity: warning }
        """, "").Source("D.cs", "namespace Shop.Web; class {|#0:D|};"));

    [Fact]
    public Task Different_targets_are_different_findings() => Rules("""
          no-repo: { in: Web, forbid: { types: [Shop.Data.Repo] } }
          no-count: { in: Web, forbid: { members: [Shop.Data.Repo.Count] } }
        """, "int M() => Data.{|BYL2001:Repo|}.{|BYL2002:Count|};").RunAsync();

    private static async Task Check(string id, string rule, string? also, RuleTest test, string data = "rule=")
    {
        await test.Expect(0, id).RunAsync();

        var project = new TestSolution(test.Definition, []).Open(test.Definition, new Shape());
        var finding = Assert.Single(await new Analysis(project, AnalyzerList.All).Whole(concurrent: true));
        Assert.Contains("rule=" + rule, finding.Data, StringComparison.Ordinal);
        Assert.Contains($"[{rule}]", finding.Message, StringComparison.Ordinal);
        Assert.Contains(data, finding.Data, StringComparison.Ordinal);
        Assert.Equal(also, finding.Data.Split(", ").FirstOrDefault(pair => pair.StartsWith("also=", StringComparison.Ordinal))?["also=".Length..]);
    }
}
