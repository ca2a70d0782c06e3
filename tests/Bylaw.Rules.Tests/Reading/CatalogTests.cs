using Bylaw.Rules.Reading;

namespace Bylaw.Rules.Tests.Reading;

public sealed class CatalogTests
{
    [Theory]
    [InlineData("{ of: table, is: [a, b], count: 3 }", "the catalog is said to have 3 names, and `is` lists 2")]
    [InlineData("{ of: table, is: [a, b, a] }", "'a' stands in the catalog twice")]
    [InlineData("{ of: table, is: \"audit_*\" }", "write it under `allow`")]
    [InlineData("{ of: table, replace: { a: b }, closed: true }", "add `is`")]
    [InlineData("{ of: table, is: a, versions: { b: 1.0 } }", "'versions' is about packages")]
    [InlineData("{ of: package, is: [A, B] }", "write the packages that it may reference under `allow`")]
    [InlineData("{ of: package, versions: { A: latest } }", "'latest' is no version")]
    [InlineData("{ of: package, allow: \"(A|B)\" }", "no regular expressions")]
    [InlineData("{ of: tabel, is: a }", "did you mean 'table'?")]
    [InlineData("{ of: table }", "is")]
    public void What_means_nothing_is_told(string catalog, string expected) =>
        Assert.Contains(expected, Assert.Single(Read($"rules: {{ a: {{ catalog: {catalog} }} }}").Problems, problem => problem.Message != RuleBookReader.NoRules).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("catalog: { of: package, allow: A }")]
    [InlineData("ensure: { toolchain: { dotnet-at-least: 9.0 } }")]
    public void A_rule_about_projects_is_about_no_types(string verb)
    {
        Assert.Contains(Read($"rules: {{ a: {{ in: {{ named: C }}, {verb} }} }}").Problems, problem => problem.Message.Contains("is about projects here", StringComparison.Ordinal));
        Assert.Empty(Read($"rules: {{ a: {{ in: {{ project: \"Shop.*\", not: {{ project: Shop.Old }} }}, {verb} }}, b: {{ in: any, {verb} }}, c: {{ {verb} }} }}").Problems);
    }

    [Theory]
    [InlineData("8.0.11", "9.0", true)]
    [InlineData("9.0.0-rc.1", "9.0", false)]
    [InlineData("9", "9.0.1", true)]
    [InlineData("9.*", "9.0.1", false)]
    [InlineData("[8.0,9.0)", "9.0", true)]
    [InlineData("10.0.0", "9.0", false)]
    [InlineData("", "9.0", false)]
    [InlineData("$(EfVersion)", "9.0", false)]
    public void Versions_are_compared_by_their_numbers(string version, string lowest, bool isBelow) => Assert.Equal(isBelow, VersionNumber.IsBelow(version, lowest));

    private static RuleBook Read(string lines) => RuleBookReader.Read(new RuleFileText("bylaw.yml", "bylaw: 1\n" + lines), []);
}
