using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Testing;

/// <summary>Asks the analyzers about a project in the ways that a build and an editor do. Every question starts cold.</summary>
internal sealed class Analysis(ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    public Task<ImmutableArray<Finding>> Whole(bool concurrent) => Ask(concurrent, driver => driver.GetAnalyzerDiagnosticsAsync(default));

    public async Task<ImmutableArray<Finding>> FileByFile()
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            findings.AddRange(await Ask(concurrent: true, async driver =>
            [
                .. await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, default),
                .. await driver.GetAnalyzerSemanticDiagnosticsAsync(driver.Compilation.GetSemanticModel(tree), filterSpan: null, default),
            ]));
        }

        foreach (var file in project.AdditionalFiles)
            findings.AddRange(await Ask(concurrent: true, async driver => (await driver.GetAnalysisResultAsync(file, default)).GetAllDiagnostics()));
        return findings.ToImmutable();
    }

    public Task<ImmutableArray<Finding>> LineOf(Finding finding)
    {
        var tree = project.Compilation.SyntaxTrees.Single(tree => tree.FilePath == finding.Path);
        var line = tree.GetText().Lines.GetLineFromPosition(finding.Span.Start).Span;
        return Ask(concurrent: true, async driver =>
        [
            .. await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, line, default),
            .. await driver.GetAnalyzerSemanticDiagnosticsAsync(driver.Compilation.GetSemanticModel(tree), line, default),
        ]);
    }

    private async Task<ImmutableArray<Finding>> Ask(bool concurrent, Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> question)
    {
        var crashes = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => crashes.Enqueue($"AD0001: {analyzer} threw {exception}"),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false);

        var compilation = project.Compilation.WithOptions(project.Compilation.Options.WithConcurrentBuild(concurrent));
        var diagnostics = await question(new CompilationWithAnalyzers(compilation, analyzers, options));
        if (!crashes.IsEmpty) throw new RuleTestException($"{project.Name}: an analyzer crashed.\n\n{string.Join("\n\n", crashes)}");

        ImmutableArray<Finding> findings =
            [.. diagnostics.Where(it => it.Id.StartsWith("BYL", StringComparison.Ordinal)).Select(it => Finding.From(it, project)).OrderBy(it => it.Path).ThenBy(it => it.Span)];
        if (findings.FirstOrDefault(finding => finding.Id == "BYL0008") is { } fault)
            throw new RuleTestException($"{project.Name}: BYL0008, an internal error.\n\n{fault.Message}\n{fault.Data}");
        return findings;
    }
}
