using Bylaw.Analyzers;
using Bylaw.Cli.Checking;
using Bylaw.Cli.Fixing;
using Bylaw.Cli.Output;
using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bylaw.Cli.Mcp;

/// <summary>A finding in a file that may not be saved yet.</summary>
internal sealed record FileFinding(Document Document, Diagnostic Finding, Rule? Rule, RuleBook Book)
{
    public FileLinePositionSpan Span => Finding.Location.GetLineSpan();

    public string? Property(string name) => Finding.Properties.TryGetValue(name, out var value) ? value : null;
}

/// <param name="Solution">With the file as it was checked.</param>
/// <param name="Errors">What the compiler has against the file.</param>
/// <param name="Notes">What a reader must know to trust the result.</param>
internal sealed record FileFindings(SolutionSnapshot Snapshot, Solution Solution, string Path, IReadOnlyList<FileFinding> Findings, IReadOnlyList<string> Errors, IReadOnlyList<string> Notes);

/// <summary>Checks one file by the rules that an editor can decide, in each project that has it.</summary>
internal static class FileCheck
{
    /// <param name="path">Full.</param>
    /// <param name="content">Null: as it is on disk.</param>
    /// <exception cref="ToolProblem">It can't be checked.</exception>
    public static async Task<FileFindings> RunAsync(SolutionSnapshot snapshot, string path, string? content, CancellationToken cancellation)
    {
        var notes = new List<string>();
        var solution = With(snapshot, path, content, notes);
        var findings = new List<FileFinding>();
        var errors = new List<string>();
        foreach (var document in solution.GetDocumentIdsWithFilePath(path).Select(solution.GetDocument).OfType<Document>().OrderBy(document => document.Project.Name, StringComparer.Ordinal))
        {
            var name = snapshot.Descriptions[document.Project.Id].Name;
            if (!snapshot.Descriptions[document.Project.Id].IsEnabled)
            {
                notes.Add($"{name} is switched off by BylawEnabled, so nothing is checked in it.");
                continue;
            }

            var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync(cancellation))!;
            var tree = (await document.GetSyntaxTreeAsync(cancellation))!;
            if (CompilationRules.Of(compilation, document.Project.AnalyzerOptions, cancellation) is not { } rules)
            {
                notes.Add($"No rule file holds for {name}; add a bylaw.yml in its folder or above.");
                continue;
            }

            if (rules.Book.Problems.FirstOrDefault(problem => problem.Id == RuleIds.InvalidRuleFile) is { } invalid)
                throw new ToolProblem($"The rule file is wrong, so nothing can be checked by it: {PathText.Relative(snapshot.Root, invalid.Place.File)}({invalid.Place.Line},{invalid.Place.Column}): {invalid.Message}. Correct that first.");
            if (rules.Project.IsTest && !rules.Book.IncludeTests)
                notes.Add($"{name} is a test project: only rules with `include-tests` hold in it.");

            var analysis = compilation.WithAnalyzers(
                ProjectCheck.Analyzers,
                new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
            var model = analysis.Compilation.GetSemanticModel(tree);
            var found = (await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation)).AddRange(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation));
            foreach (var crash in found.Where(diagnostic => diagnostic.Id is "AD0001" or RuleIds.InternalError))
                notes.Add(FindingText.Message(crash));
            findings.AddRange(found
                .Where(diagnostic => diagnostic.Id.StartsWith("BYL", StringComparison.Ordinal) && diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree == tree)
                .Select(diagnostic => new FileFinding(document, diagnostic, rules.Book.Rules.FirstOrDefault(rule => diagnostic.Properties.TryGetValue(FindingProperties.Rule, out var name) && rule.Name == name), rules.Book)));
            errors.AddRange(model.GetDiagnostics(null, cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => $"({error.Location.GetLineSpan().StartLinePosition.Line + 1}) {error.Id}: {FindingText.Message(error)}"));
        }

        return new FileFindings(snapshot, solution, path,
            [.. findings.DistinctBy(finding => (finding.Finding.Id, finding.Finding.Location.SourceSpan, FindingText.Message(finding.Finding))).OrderBy(finding => finding.Finding.Location.SourceSpan.Start).ThenBy(finding => finding.Finding.Id, StringComparer.Ordinal)],
            [.. errors.Distinct()], [.. notes.Distinct()]);
    }

    /// <summary>The ways to make it right, the best first.</summary>
    public static async Task<IReadOnlyList<Fix>> FixesAsync(FileFinding finding, CancellationToken cancellation)
    {
        foreach (var fixer in FixSession.Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(finding.Finding.Id)))
        {
            try
            {
                if (await fixer.FixesOfAsync(finding.Document, finding.Finding, cancellation) is { Count: > 0 } fixes)
                    return fixes;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Messages.Say($"{finding.Finding.Id}: its fix failed: {exception.Message}");
            }
        }

        return [];
    }

    private static Solution With(SolutionSnapshot snapshot, string path, string? content, List<string> notes)
    {
        var shown = PathText.Relative(snapshot.Root, path);
        if (!path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            throw new ToolProblem($"'{shown}' is no C# file; only those are checked.");

        var solution = snapshot.Solution;
        var isKnown = solution.GetDocumentIdsWithFilePath(path).Select(solution.GetDocument).Any(document => document is not null);
        if (content is null)
        {
            if (isKnown)
                return solution;
            if (!File.Exists(path))
                throw new ToolProblem($"There is no file '{shown}'. Give its text as `content` to check what is not saved yet.");
            content = File.ReadAllText(path);
        }

        var text = SourceText.From(content, System.Text.Encoding.UTF8);
        if (isKnown)
            return SolutionSession.With(solution, path, text);

        var unrestored = snapshot.Projects.Where(project => !project.IsRestored && path.StartsWith(project.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).MaxBy(project => project.Folder.Length);
        var added = SolutionSession.WithNew(solution, path, text);
        if (unrestored is not null && !added.GetDocumentIdsWithFilePath(path).Any(id => Path.GetDirectoryName(added.GetProject(id.ProjectId)!.FilePath)!.Length >= unrestored.Folder.Length))
            throw new ToolProblem($"The packages of {unrestored.Name} are not restored, so its code can't be read; run: dotnet restore \"{unrestored.Path}\"");
        if (added == solution)
            throw new ToolProblem($"'{shown}' lies in the folder of no project of {snapshot.List.Name}; the projects are {string.Join(", ", snapshot.Projects.Select(project => PathText.Relative(snapshot.Root, project.Path)).Distinct().Take(10))}.");
        notes.Add(File.Exists(path) ? "No project compiles this file; it was checked as part of the one whose folder it lies in." : $"A new file, checked as part of {string.Join(" and ", added.GetDocumentIdsWithFilePath(path).Select(id => snapshot.Descriptions[id.ProjectId].Name).Distinct())}.");
        return added;
    }
}
