using System.Collections.Immutable;
using Bylaw.Analyzers;
using Bylaw.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Cli.Checking;

/// <summary>One compilation, analysed: what its build would report, and what was seen on the way.</summary>
/// <param name="Findings">Those that the code suppresses among them.</param>
/// <param name="Gaps">What the compiler was not given, so that not all of the code was seen.</param>
internal sealed record ProjectResult(
    ProjectDescription Project, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<string> CompileErrors, IReadOnlyList<string> Gaps, IReadOnlyList<string> Crashes, Compilation Compilation, Survey Survey, ProjectCode Code)
{
    /// <summary>Whether what was not found is not there.</summary>
    public bool IsComplete => CompileErrors.Count + Gaps.Count == 0;
}

/// <summary>Runs the analyzers over a compilation as a build would.</summary>
internal static class ProjectCheck
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(BylawAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <param name="solution">The code of the projects that this one references; null where only what its own build sees is wanted.</param>
    public static async Task<ProjectResult> RunAsync(LoadedProject project, SolutionCode? solution, bool wantsUses, CancellationToken cancellation)
    {
        var survey = new Survey(wantsUses);
        var code = new ProjectCode();
        var options = solution is null ? project.Options
            : new AnalyzerOptions(project.Options.AdditionalFiles, new SolutionOptionsProvider(project.Options.AnalyzerConfigOptionsProvider, solution.SeenFrom(project.Description.References.Select(reference => reference.TargetPath)), code, wantsUses));
        var analysis = project.Compilation.WithAnalyzers(
            Analyzers.Add(new Survey.Analyzer(survey)),
            new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var diagnostics = await analysis.GetAllDiagnosticsAsync(cancellation);
        return new ProjectResult(
            project.Description,
            [.. diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("BYL", StringComparison.Ordinal) && diagnostic.Severity != DiagnosticSeverity.Hidden)],
            [
                .. project.Problems.Where(problem => problem.IsError).Select(problem => problem.Text),
                .. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()),
            ],
            [.. project.Problems.Where(problem => !problem.IsError).Select(problem => problem.Text)],
            [.. diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))],
            analysis.Compilation,
            survey,
            code);
    }

    /// <summary>The options of a build, with the rest of the solution behind them.</summary>
    private sealed class SolutionOptionsProvider(AnalyzerConfigOptionsProvider inner, ReferencedCode references, ProjectCode own, bool wantsUses) : AnalyzerConfigOptionsProvider, ISolutionView
    {
        public override AnalyzerConfigOptions GlobalOptions => inner.GlobalOptions;

        public ReferencedCode References => references;

        public ProjectCode Own => own;

        public bool WantsUses => wantsUses;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => inner.GetOptions(tree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => inner.GetOptions(textFile);
    }
}
