// These analyzers slip on purpose, to show that the harness notices.
#pragma warning disable RS1001, RS1017

using System.Collections.Immutable;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers.Tests.Harness;

/// <summary>An analyzer of one diagnostic that does what a test tells it.</summary>
internal sealed class Probe(string id, Action<AnalysisContext, DiagnosticDescriptor> register, params string[] tags) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor = new(id, "Probe", "{0}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true, customTags: tags);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        register(context, _descriptor);
    }

    /// <summary>What most of the tests look for: each declaration of a type named Bad….</summary>
    public static Probe BadTypes(string id = "BYL9001") => OnTypes(id, (type, report) =>
    {
        if (!type.Name.StartsWith("Bad", StringComparison.Ordinal)) return;
        foreach (var location in type.Locations) report(location, $"'{type.Name}' is bad");
    });

    public static Probe OnTypes(string id, Action<INamedTypeSymbol, Action<Location?, string>> look) => new(id, (context, descriptor) =>
        context.RegisterSymbolAction(
            symbol => look((INamedTypeSymbol)symbol.Symbol, (location, message) => symbol.ReportDiagnostic(Diagnostic.Create(descriptor, location, message))),
            SymbolKind.NamedType));

    public static Probe AtEnd(string id, Func<Compilation, IEnumerable<Location?>> find, params string[] tags) => new(
        id,
        (context, descriptor) => context.RegisterCompilationAction(end =>
        {
            foreach (var location in find(end.Compilation)) end.ReportDiagnostic(Diagnostic.Create(descriptor, location, "at the end"));
        }),
        tags);

    /// <summary>Reports the word "bad" in the additional files of a role.</summary>
    public static Probe BadWords(string role, Func<Location, Location>? displace = null) => new("BYL9002", (context, descriptor) =>
        context.RegisterAdditionalFileAction(file =>
        {
            var options = file.Options.AnalyzerConfigOptionsProvider.GetOptions(file.AdditionalFile);
            if (!options.TryGetValue("build_metadata.AdditionalFiles.BylawRole", out var its) || its != role) return;
            var text = file.AdditionalFile.GetText()!;
            var index = text.ToString().IndexOf("bad", StringComparison.Ordinal);
            if (index < 0) return;
            var span = new Microsoft.CodeAnalysis.Text.TextSpan(index, 3);
            var location = Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            file.ReportDiagnostic(Diagnostic.Create(descriptor, displace is null ? location : displace(location), "a bad word"));
        }));

    /// <summary>Reports the value of a build property at every type.</summary>
    public static Probe Property(string name) => new("BYL9003", (context, descriptor) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                symbol.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + name, out var value);
                symbol.ReportDiagnostic(Diagnostic.Create(descriptor, symbol.Symbol.Locations[0], value ?? "(none)"));
            },
            SymbolKind.NamedType));
}

internal static class Failing
{
    /// <summary>Runs a test that must fail, and gives what it says.</summary>
    public static async Task<string> Text(this RuleTest test) => (await Assert.ThrowsAsync<RuleTestException>(test.RunAsync)).Message;
}
