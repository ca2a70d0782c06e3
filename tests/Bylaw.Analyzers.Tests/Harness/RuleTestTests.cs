using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Harness;

/// <summary>What is expected against what is found.</summary>
public sealed class RuleTestTests
{
    private static RuleTest Test() => new RuleTest().Analyzers(Probe.BadTypes());

    [Fact]
    public Task Findings_as_marked_pass() => Test()
        .Source("class [|BadOne|]; class Good; class {|#0:BadTwo|};")
        .Source("class [|BadThree|];")
        .Expect("BYL9001")
        .Message(0, "'BadTwo' is bad")
        .RunAsync();

    [Fact]
    public Task A_source_without_markup_is_clean() => Test().Source("class Good;").RunAsync();

    [Fact]
    public async Task A_missing_finding_fails()
    {
        var text = await Test().Source("class {|BYL9001:Good|};").Text();

        Assert.Contains("1 expected finding missing, 0 findings not expected", text);
        Assert.Contains("! /repo/src/Shop/Test0.cs(1,7) 'Good' BYL9001: any message", text);
    }

    [Fact]
    public async Task An_unexpected_finding_fails_with_carets_under_it()
    {
        var text = await Test().Source("class Good;\n\tclass BadOne;\n").Text();

        Assert.Contains("0 expected findings missing, 1 finding not expected", text);
        Assert.Contains(
            "/repo/src/Shop/Test0.cs\n   1 | class Good;\n   2 | \tclass BadOne;\n     | \t      ^^^^^^ BYL9001: 'BadOne' is bad\n",
            text);
        Assert.Contains("Expected:\n    nothing\n", text);
    }

    [Theory]
    [InlineData("[|class|] BadOne;")]
    [InlineData("class [|Bad|]One;")]
    [InlineData("class {|BYL9002:BadOne|};")]
    public async Task A_finding_in_another_place_or_of_another_id_fails(string source) =>
        Assert.Contains("1 expected finding missing, 1 finding not expected", await Test().Source(source).Text());

    [Fact]
    public async Task Every_analyzer_is_heard()
    {
        var both = new RuleTest().Analyzers(Probe.BadTypes(), Probe.BadTypes("BYL9002"));

        Assert.Contains("BYL9002", await both.Source("class {|BYL9001:BadOne|};").Text());
    }

    [Fact]
    public Task Two_findings_of_one_place_are_marked_twice() => new RuleTest()
        .Analyzers(Probe.BadTypes(), Probe.BadTypes("BYL9002"))
        .Source("class {|BYL9001:{|BYL9002:BadOne|}|};")
        .RunAsync();

    [Fact]
    public async Task Another_message_fails()
    {
        var text = await Test().Source("class [|BadOne|];").Message(0, "'BadOne' is good").Text();

        Assert.Contains("! /repo/src/Shop/Test0.cs(1,7) 'BadOne' any id: 'BadOne' is good", text);
        Assert.Contains("! /repo/src/Shop/Test0.cs(1,7) 'BadOne' BYL9001: 'BadOne' is bad", text);
    }

    [Fact]
    public Task A_finding_without_a_place_is_expected_as_such() => new RuleTest()
        .Analyzers(Probe.AtEnd("BYL9080", _ => [null], WellKnownDiagnosticTags.CompilationEnd))
        .ExpectNoLocation("BYL9080", "at the end")
        .Source("class Good;")
        .RunAsync();

    [Fact]
    public async Task A_finding_without_a_place_is_not_overlooked()
    {
        var test = new RuleTest().Analyzers(Probe.AtEnd("BYL9080", _ => [null])).Source("class Good;");

        Assert.Contains("! (no location) BYL9080: at the end", await test.Text());
    }

    [Fact]
    public Task A_suppressed_finding_is_none() => Test().Source("#pragma warning disable BYL9001\nclass BadOne;").RunAsync();

    [Fact]
    public async Task A_source_that_does_not_compile_fails()
    {
        var text = await Test().Source("class C { Unknown u; }").Text();

        Assert.Contains("Shop does not compile.", text);
        Assert.Contains("     |           ^^^^^^^ CS0246:", text);
    }

    [Fact]
    public async Task An_error_is_allowed_by_name_while_there_is_one()
    {
        await Test().AllowErrors("CS0246").Source("class C { Unknown u; }").RunAsync();

        Assert.Contains("allows CS0246, which its sources don't have", await Test().AllowErrors("CS0246").Source("class C;").Text());
    }

    [Fact]
    public Task Sources_may_use_the_libraries_of_a_backend() => Test()
        .OutputKind(OutputKind.ConsoleApplication)
        .Source("""
            using Dapper;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.EntityFrameworkCore;

            var app = WebApplication.Create(args);
            app.MapGet("/", (Shop db) => db.Database.GetDbConnection().Query<int>("select 1"));
            app.Run();

            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """)
        .RunAsync();
}
