using Bylaw.Testing;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>What the pages say under "How to configure", for all ids alike.</summary>
public sealed class ConfigurationTests
{
    private const string Rules = """
        bylaw: 1
        rules:
          no-clock:
            forbid: { types: Clock }
            severity: { default: warning, "src/Shop/Legacy/**": suggestion, "src/Shop/Old/**": none }
          slip: { forbd: { types: Clock } }
        """;

    [Fact]
    public Task The_rule_says_how_strongly_and_where() => Finds(_ => { },
        ("BYL0002", DiagnosticSeverity.Error), ("BYL2001", DiagnosticSeverity.Warning), ("BYL2001", DiagnosticSeverity.Info));

    [Fact]
    public Task An_editorconfig_overrules_the_rule_but_does_not_reach_the_rule_file() => Finds(
        project => project.EditorConfigs.Add("""
            [*]
            dotnet_diagnostic.BYL0002.severity = none
            dotnet_diagnostic.BYL2001.severity = error
            """),
        ("BYL0002", DiagnosticSeverity.Error), ("BYL2001", DiagnosticSeverity.Error), ("BYL2001", DiagnosticSeverity.Error));

    [Fact]
    public Task A_globalconfig_reaches_both() => Finds(
        project => project.GlobalConfigs.Add("""
            dotnet_diagnostic.BYL0002.severity = warning
            dotnet_diagnostic.BYL2001.severity = none
            """),
        ("BYL0002", DiagnosticSeverity.Warning));

    private static async Task Finds(Action<ProjectDefinition> configure, params (string, DiagnosticSeverity)[] expected)
    {
        var definition = new ProjectDefinition("Shop");
        definition.AdditionalFiles.Add(new Document("bylaw.yml", Rules, "root"));
        definition.AddSource("src/Shop/Clock.cs", "public class Clock; public class Order { public Clock? Clock; }");
        definition.AddSource("src/Shop/Legacy/Cart.cs", "public class Cart { public Clock? Clock; }");
        definition.AddSource("src/Shop/Old/Stock.cs", "public class Stock { public Clock? Clock; }");
        configure(definition);

        var project = new TestSolution(definition, []).Open(definition, new Shape());
        var found = await new Analysis(project, AnalyzerList.All).Whole(concurrent: true);

        Assert.Equal(expected.Order(), found.Select(finding => (finding.Id, finding.Severity)).Order());
    }
}
