using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Testing;

/// <summary>
/// Runs a case that has passed once more through Microsoft.CodeAnalysis.Testing: what our runs found, its workspace must find.
/// Compiled with -p:UseRoslynTesting=true only, where a registry has the package; runs on the floor only, because the Workspaces
/// of 4.14 don't load beside a newer compiler.
/// </summary>
internal sealed class RoslynTestingOracle(ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
{
    // The constructor of the base class asks for it.
    protected override string DefaultTestProjectName => project.Name;

    public static Task VerifyAsync(ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<Finding> findings)
    {
        var test = new RoslynTestingOracle(project, analyzers)
        {
            // No package: the references are those of our compilation, project references as images among them.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.None,
            // A pragma on top of a file is itself something that BYL0011 speaks about.
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck,
        };
        test.TestState.MarkupHandling = MarkupMode.None;
        test.TestState.OutputKind = project.Compilation.Options.OutputKind;
        test.TestState.AdditionalReferences.AddRange(project.Compilation.References);
        foreach (var source in project.Sources) test.TestState.Sources.Add((source.Path, source.Text));
        foreach (var (path, text) in project.Options.ConfigFiles) test.TestState.AnalyzerConfigFiles.Add((path, SourceText.From(text)));
        foreach (var finding in findings) test.TestState.ExpectedDiagnostics.Add(Result(project, finding));
        return test.RunAsync();
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => analyzers;

    protected override CompilationOptions CreateCompilationOptions() => project.Compilation.Options.WithSyntaxTreeOptionsProvider(null);

    protected override ParseOptions CreateParseOptions() => project.Compilation.SyntaxTrees[0].Options;

    // Additional files and their roles are ours; severities come from the config files, through the workspace.
    protected override AnalyzerOptions GetAnalyzerOptions(Project workspaceProject) => project.AnalyzerOptions;

    private static DiagnosticResult Result(ProjectCompilation project, Finding finding)
    {
        var result = new DiagnosticResult(finding.Id, finding.Severity)
            .WithMessage(finding.Message)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        if (project.Documents.FirstOrDefault(file => file.Path == finding.Path) is not { } document) return result.WithNoLocation();
        return result.WithSpan(new FileLinePositionSpan(document.Path, document.Text.Lines.GetLinePositionSpan(finding.Span)));
    }
}
