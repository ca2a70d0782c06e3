using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Analyzers.Tests.Harness;

/// <summary>Projects, their files and their options.</summary>
public sealed class ProjectTests
{
    [Fact]
    public Task A_project_of_the_test_has_markup_of_its_own() => new RuleTest()
        .Analyzers(Probe.BadTypes())
        .Project("Shop.Data", it => it.Source("public class {|BYL9001:BadBase|};"))
        .Source("class {|BYL9001:BadOne|} : BadBase;")
        .RunAsync();

    [Fact]
    public async Task A_finding_in_a_project_of_the_test_is_not_overlooked()
    {
        var test = new RuleTest().Analyzers(Probe.BadTypes()).Project("Shop.Data", it => it.Source("public class BadBase;")).Source("class C;");

        Assert.Contains("Shop.Data, whole compilation: 0 expected findings missing, 1 finding not expected", await test.Text());
    }

    [Fact]
    public Task Projects_bring_their_own_references_along() => new RuleTest()
        .Analyzers(Probe.Property("BylawProjectReferences"))
        .AssemblyName("Shop.Web")
        .References("Shop.Services")
        .Project("Shop.Services", it => it.References("Shop.Data").Source("public class {|#1:Service|} : Base;"))
        .Project("Shop.Data", it => it.Source("public class {|#2:Base|};"))
        .Source("class {|#0:C|} : Base;")
        .Message(0, "Shop.Services")
        .Message(1, "Shop.Data")
        .Message(2, "")
        .RunAsync();

    [Theory]
    [InlineData("Shop.Other", "Shop.Data refers to 'Shop.Other', which is no project of the test")]
    [InlineData("Shop.Data", "Shop.Data refers to itself")]
    public async Task A_wrong_reference_is_named(string reference, string problem) =>
        Assert.Contains(problem, await new RuleTest().Project("Shop.Data", it => it.References(reference)).Text());

    [Fact]
    public async Task A_project_of_the_test_must_compile()
    {
        var test = new RuleTest().Analyzers(Probe.BadTypes()).Project("Shop.Data", it => it.Source("public class C : Unknown;")).Source("class D;");

        Assert.Contains("Shop.Data does not compile.", await test.Text());
    }

    [Theory]
    [InlineData("BylawToday", "2026-01-01")]
    [InlineData("BYLAWTODAY", "2026-01-01")]
    [InlineData("BylawIsTestProject", "false")]
    [InlineData("BylawProjectReferences", "")]
    [InlineData("ProjectDir", "/repo/src/Shop/")]
    [InlineData("BylawUnheardOf", "(none)")]
    public Task Properties_have_defaults(string name, string value) =>
        new RuleTest().Analyzers(Probe.Property(name)).Source("class [|C|];").Message(0, value).RunAsync();

    [Theory]
    [InlineData("2026-11-21", "2026-11-21")]
    [InlineData("a|b", "a|b")]
    [InlineData("before # after", "before")]
    [InlineData("before ; after", "before")]
    public Task Properties_are_cut_as_the_compiler_cuts_them(string written, string read) =>
        new RuleTest().Analyzers(Probe.Property("BylawToday")).Property("bylawTODAY", written).Source("class [|C|];").Message(0, read).RunAsync();

    [Fact]
    public Task Additional_files_have_roles_and_markup() => new RuleTest()
        .Analyzers(Probe.BadWords("root"), Probe.BadTypes())
        .Rules("rules:\n  {|BYL9002:bad|}: none")
        .AdditionalFile("derived.bylaw.yml", "extends", "bad, but not of that role")
        .Project("Shop.Data", it => it.Source("public class Base;"))
        .Source("class {|BYL9001:BadOne|};")
        .RunAsync();

    [Fact]
    public async Task A_place_in_an_additional_file_must_agree_with_itself()
    {
        var displaced = Probe.BadWords("root", place => Location.Create(place.GetLineSpan().Path, place.SourceSpan, default(LinePositionSpan)));

        Assert.Contains("are not the same place", await new RuleTest().Analyzers(displaced).Rules("rules:\n  bad: none").Source("class C;").Text());
    }

    [Fact]
    public async Task A_place_in_an_unknown_file_fails()
    {
        var displaced = Probe.BadWords("root", place => Location.Create("/elsewhere/bylaw.yml", place.SourceSpan, place.GetLineSpan().Span));

        Assert.Contains("which is no file of Shop", await new RuleTest().Analyzers(displaced).Rules("bad").Source("class C;").Text());
    }

    [Theory]
    [InlineData("dotnet_diagnostic.BYL9001.severity = none")]
    [InlineData("[src/Shop/**.cs]\ndotnet_diagnostic.byl9001.severity = none")]
    [InlineData("generated_code = true")]
    public Task An_editorconfig_is_obeyed(string lines) =>
        new RuleTest().Analyzers(Probe.BadTypes()).EditorConfig(lines).Source("class BadOne;").RunAsync();

    [Fact]
    public Task An_editorconfig_does_not_reach_additional_files() => new RuleTest()
        .Analyzers(Probe.BadWords("root"))
        .EditorConfig("[*]\ndotnet_diagnostic.BYL9002.severity = none")
        .Rules("[|bad|]")
        .Source("class C;")
        .RunAsync();

    [Fact]
    public Task A_globalconfig_does() => new RuleTest()
        .Analyzers(Probe.BadWords("root"))
        .GlobalConfig("dotnet_diagnostic.BYL9002.severity = none")
        .Rules("bad")
        .Source("class C;")
        .RunAsync();

    [Fact]
    public Task The_language_is_the_newest() => new RuleTest()
        .Analyzers(Probe.BadTypes())
        .Source("static class E { extension(string text) { public int Twice => text.Length * 2; } } class [|BadOne|] { int I => \"\".Twice; }")
        .RunAsync();

    [Fact]
    public Task What_the_floor_cannot_read_is_judged_on_the_compiler_of_the_SDK() => new RuleTest()
        .Analyzers(Probe.BadTypes())
        .NeedsCSharp14()
        .Source("class [|BadOne|] { int sum; public void operator +=(int other) => sum += other; }")
        .RunAsync();
}
