using System.Collections.Immutable;
using Bylaw.Cli.Loading;
using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Cli.Checking;

/// <summary>One compilation, analysed: what its build would report, and what only several of them together can decide.</summary>
/// <param name="CompileErrors">What the compiler has against the code; rules are checked as far as symbols go.</param>
/// <param name="Crashes">Analyzers that failed, in their own words.</param>
internal sealed record ProjectResult(
    ProjectDescription Project, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<string> CompileErrors, IReadOnlyList<string> Crashes, Compilation Compilation, Survey Survey);

/// <summary>Runs the analyzers over a compilation as a build would.</summary>
internal static class ProjectCheck
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(BylawAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task<ProjectResult> RunAsync(LoadedProject project, CancellationToken cancellation)
    {
        var survey = new Survey();
        var analysis = project.Compilation.WithAnalyzers(
            Analyzers.Add(new Survey.Analyzer(survey)),
            new CompilationWithAnalyzersOptions(project.Options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var diagnostics = await analysis.GetAllDiagnosticsAsync(cancellation);
        return new ProjectResult(
            project.Description,
            [.. diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("BYL", StringComparison.Ordinal) && diagnostic.Severity != DiagnosticSeverity.Hidden)],
            [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString())],
            [.. diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))],
            analysis.Compilation,
            survey);
    }
}
