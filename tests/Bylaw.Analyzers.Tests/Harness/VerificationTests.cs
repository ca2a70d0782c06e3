using System.Collections.Immutable;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers.Tests.Harness;

/// <summary>The ways to run: a finding of one and not of another is a fault of the analyzer.</summary>
public sealed class VerificationTests
{
    private static RuleTest Test(DiagnosticAnalyzer analyzer) => new RuleTest().Analyzers(analyzer);

    [Fact]
    public async Task A_crash_fails_with_its_exception()
    {
        var text = await Test(Probe.OnTypes("BYL9001", (_, _) => throw new InvalidOperationException("as it happens"))).Source("class C;").Text();

        Assert.Contains("AD0001: ", text);
        Assert.Contains("System.InvalidOperationException: as it happens", text);
        Assert.Contains("at Bylaw.Analyzers.Tests.Harness", text);
    }

    [Fact]
    public async Task An_internal_error_fails_even_where_it_is_expected()
    {
        var text = await Test(Probe.BadTypes("BYL0008")).Source("class {|BYL0008:BadOne|};").Text();

        Assert.Contains("BYL0008, an internal error.\n\n'BadOne' is bad", text);
    }

    [Fact]
    public async Task A_place_in_a_project_that_is_source_only_in_an_editor_fails()
    {
        var baseTypes = Probe.OnTypes("BYL9001", (type, report) =>
        {
            if (type.BaseType!.Locations[0].IsInSource) report(type.BaseType.Locations[0], "found in the wrong project");
        });

        var text = await Test(baseTypes).Project("Shop.Data", it => it.Source("public class Base;")).Source("class C : Base;").Text();

        Assert.Contains("AD0001", text);
        Assert.Contains("not part of the compilation", text);
    }

    [Fact]
    public async Task A_place_in_another_file_fails()
    {
        var baseTypes = Probe.OnTypes("BYL9001", (type, report) =>
        {
            if (type.BaseType!.Locations[0].IsInSource) report(type.BaseType.Locations[0], "not where the editor looks");
        });

        var text = await Test(baseTypes).Source("class C : Base;").Source("class [|Base|];").Text();

        Assert.Contains("The whole compilation gives what the test expects, this run does not.", text);
        Assert.Contains("Shop, each file alone: 1 expected finding missing", text);
    }

    [Fact]
    public Task What_is_known_at_the_end_only_is_not_asked_of_a_single_file() =>
        Test(AtEndOfTypes(WellKnownDiagnosticTags.CompilationEnd)).Source("class [|C|];").RunAsync();

    [Fact]
    public async Task What_is_known_at_the_end_only_must_say_so() =>
        Assert.Contains("Shop, each file alone: 1 expected finding missing", await Test(AtEndOfTypes()).Source("class [|C|];").Text());

    [Fact]
    public async Task What_depends_on_the_order_of_files_fails()
    {
        var first = Probe.OnTypes("BYL9001", (type, report) => report(type.Locations[0], "first"));

        var text = await Test(first).Source("partial class [|C|];").Source("partial class C;").Text();

        Assert.Contains("Shop, files in reverse order: 1 expected finding missing, 1 finding not expected", text);
    }

    [Fact]
    public async Task What_depends_on_earlier_runs_fails()
    {
        var seen = new HashSet<string>();
        var once = Probe.OnTypes("BYL9001", (type, report) =>
        {
            if (seen.Add(type.Name)) report(type.Locations[0], "once");
        });

        Assert.Contains("Shop, not concurrent: 1 expected finding missing", await Test(once).Source("class [|C|];").Text());
    }

    [Fact]
    public async Task What_a_code_fix_reads_must_be_the_same_too()
    {
        var run = 0;
        var properties = new Probe("BYL9001", (context, descriptor) => context.RegisterSymbolAction(
            symbol => symbol.ReportDiagnostic(Diagnostic.Create(
                descriptor, symbol.Symbol.Locations[0], properties: new Dictionary<string, string?> { ["run"] = $"{run++}" }.ToImmutableDictionary(), "same")),
            SymbolKind.NamedType));

        var text = await Test(properties).Source("class [|C|];").Text();

        Assert.Contains("In this run only:", text);
        Assert.Contains("Data = run=1", text);
    }

    [Fact]
    public async Task A_finding_must_be_there_when_only_its_line_is_asked_for()
    {
        var wholeFiles = new Probe("BYL9001", (context, descriptor) => context.RegisterSyntaxTreeAction(tree =>
        {
            if (tree.FilterSpan is null) tree.ReportDiagnostic(Diagnostic.Create(descriptor, Location.Create(tree.Tree, tree.Tree.GetText().Lines[1].Span), "once"));
        }));

        var text = await Test(wholeFiles).Source("namespace N;\n[|class C;|]").Text();

        Assert.Contains("Shop, only the line of a finding: 1 expected finding missing", text);
    }

    private static Probe AtEndOfTypes(params string[] tags) =>
        Probe.AtEnd("BYL9080", compilation => compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).Select(type => type.Locations[0]), tags);
}
