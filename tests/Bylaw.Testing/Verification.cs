using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Testing;

/// <summary>Analyses each project of a test in all the ways that hosts do. What a build finds, an editor must find, and the other way round.</summary>
internal sealed class Verification(TestSolution solution, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    public async Task RunAsync(ProjectDefinition definition, List<Expected> expected)
    {
        var project = Compiled(definition, new Shape());
        var ownFiles = solution.OwnFiles(definition).Select(file => file.Path).ToHashSet();
        // Every project reads the same rule file. What is found in it is judged once, in the project that it was given to.
        bool Judged(Finding finding) => finding.Path is null || ownFiles.Contains(finding.Path);

        var all = await With(project).Whole(concurrent: true);
        var findings = all.RemoveAll(finding => !Judged(finding));
        var (missing, extra) = FailureText.Compare(expected, findings);
        if (missing.Count + extra.Count > 0) throw new RuleTestException(FailureText.Mismatch(project, "whole compilation", expected, findings));

        await Same("not concurrent", new Shape(), findings, analysis => analysis.Whole(concurrent: false));
        await Same("files in reverse order", new Shape(FilesReversed: true), findings, analysis => analysis.Whole(concurrent: true));

        var editor = new Shape(ReferencesAsCompilations: solution.HasReferences(definition));
        if (editor.ReferencesAsCompilations) await Same("project references as compilations", editor, findings, analysis => analysis.Whole(concurrent: true));

        // What is known at the end of a compilation only, or has no place, no editor shows in a file.
        var live = findings.RemoveAll(finding => finding.AtEnd || finding.Path is null);
        await Same("each file alone", editor, live, analysis => analysis.FileByFile());

        var sources = project.Sources.Select(source => source.Path).ToHashSet();
        foreach (var finding in live.Where(finding => sources.Contains(finding.Path!)))
        {
            var line = (await With(solution.Open(definition, editor)).LineOf(finding)).Where(Judged).ToList();
            if (!line.Contains(finding)) throw new RuleTestException(FailureText.Difference(project, "only the line of a finding", [finding], line));
        }

#if ROSLYN_TESTING
        if (Compiler.IsFloor && project.Sources.Length > 0) await RoslynTestingOracle.VerifyAsync(project, analyzers, all);
#endif

        async Task Same(string run, Shape shape, ImmutableArray<Finding> first, Func<Analysis, Task<ImmutableArray<Finding>>> analyse)
        {
            var here = (await analyse(With(solution.Open(definition, shape)))).RemoveAll(finding => !Judged(finding));
            if (!first.Order(ByText).SequenceEqual(here.Order(ByText))) throw new RuleTestException(FailureText.Difference(project, run, first, here));
        }
    }

    /// <summary>For sources that this compiler cannot read: they must have errors, and no analyzer may crash over them.</summary>
    public async Task SurvivesAsync()
    {
        var projects = solution.Projects.Select(definition => solution.Open(definition, new Shape(ReferencesAsCompilations: true))).ToList();
        if (!projects.Any(project => Errors(project).Any()))
            throw new RuleTestException($"Compiler {Compiler.Version} reads these sources: the test does without NeedsCSharp14.");
        foreach (var project in projects) await With(project).Whole(concurrent: true);
    }

    private static readonly Comparer<Finding> ByText = Comparer<Finding>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private Analysis With(ProjectCompilation project) => new(project, analyzers);

    private ProjectCompilation Compiled(ProjectDefinition definition, Shape shape)
    {
        var project = solution.Open(definition, shape);
        var errors = Errors(project).Where(error => !definition.AllowedErrors.Contains(error.Id)).ToList();
        if (errors.Count > 0) throw new RuleTestException(FailureText.Errors(project, errors));
        var unused = definition.AllowedErrors.Except(Errors(project).Select(error => error.Id)).ToList();
        if (unused.Count > 0) throw new RuleTestException($"{project.Name} allows {string.Join(", ", unused)}, which its sources don't have.");
        return project;
    }

    private static IEnumerable<Diagnostic> Errors(ProjectCompilation project) =>
        project.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
