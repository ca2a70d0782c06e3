using System.Collections.Immutable;
using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.Testing;

/// <summary>A test of a fix that changes the rule file or the baseline: the first finding of an id, the fix with a key, and the file as it is left.</summary>
public sealed class TextFixTest<TFix>(string id) : ProjectBuilder<TextFixTest<TFix>>("Shop") where TFix : CodeFixProvider, new()
{
    public TextFixTest<TFix> Rules(string text) => AdditionalFile("bylaw.yml", "root", text);

    public TextFixTest<TFix> Baseline(string text) => AdditionalFile("src/Shop/bylaw.baseline", "baseline", text);

    /// <summary>The finding is gone afterwards, all other files are as they were, and nothing new is found.</summary>
    /// <param name="placeholder">What stands where its user has to write: only then is the finding gone, and until then the rule file is wrong at that place.</param>
    public async Task FixesAsync(string key, string title, string path, string expected, string? placeholder = null)
    {
        var (solution, findings) = await OpenAsync();
        var action = (await ActionsAsync(solution, findings)).Find(action => action.EquivalenceKey == key) ?? throw new RuleTestException("No such fix is offered.");
        if (action.Title != title)
            throw new RuleTestException($"The title is: {action.Title}");

        var changed = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        foreach (var file in changed.Projects.Single().AdditionalDocuments)
        {
            var text = (await file.GetTextAsync()).ToString();
            var wanted = file.FilePath == Document.Absolute(path) ? expected : (await solution.GetAdditionalDocument(file.Id)!.GetTextAsync()).ToString();
            if (text != wanted)
                throw new RuleTestException($"{file.FilePath}, expected:\n{wanted}\nActual:\n{text}");
        }

        if (placeholder is not null)
        {
            var open = await FindAsync(changed);
            if (open.Length != findings.Length + 1 || open.Count(finding => finding.Id == "BYL0002" && finding.GetMessage().Contains(placeholder, StringComparison.Ordinal)) != 1)
                throw new RuleTestException($"Found before the text is written:\n  {string.Join("\n  ", open)}");
            var file = changed.Projects.Single().AdditionalDocuments.Single(file => file.FilePath == Document.Absolute(path));
            changed = changed.WithAdditionalDocumentText(file.Id, Microsoft.CodeAnalysis.Text.SourceText.From(expected.Replace(placeholder, "Written by its user.", StringComparison.Ordinal)));
        }

        var left = await FindAsync(changed);
        if (left.Length >= findings.Length || left.Any(finding => !findings.Any(old => old.Id == finding.Id)))
            throw new RuleTestException($"Found afterwards:\n  {string.Join("\n  ", left)}");
    }

    /// <param name="refused">What the host cannot do.</param>
    public async Task NotOffered(ApplyChangesKind? refused = null)
    {
        var (solution, findings) = await OpenAsync(refused);
        if (await ActionsAsync(solution, findings) is { Count: > 0 } actions)
            throw new RuleTestException($"Offered: {string.Join(", ", actions.Select(action => action.Title))}");
    }

    private async Task<(Solution, ImmutableArray<Diagnostic>)> OpenAsync(ApplyChangesKind? refused = null)
    {
        var solution = TestWorkspace.Open(new TestSolution(Definition, []), refused);
        return (solution, await FindAsync(solution));
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Solution solution)
    {
        var project = solution.Projects.Single();
        return [.. await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers((await project.GetCompilationAsync())!, AnalyzerList.All, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()];
    }

    private async Task<List<CodeAction>> ActionsAsync(Solution solution, ImmutableArray<Diagnostic> findings)
    {
        var finding = findings.Where(finding => finding.Id == id).OrderBy(finding => finding.Location.SourceSpan).FirstOrDefault() ?? throw new RuleTestException($"{id} is not found, but:\n  {string.Join("\n  ", findings)}");
        var place = finding.Location.GetLineSpan().Path;
        TextDocument file = finding.Location.SourceTree is { } tree ? solution.GetDocument(tree)! : solution.Projects.Single().AdditionalDocuments.Single(file => file.FilePath == place);
        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(file, finding, (action, _) => actions.Add(action), default));
        return actions;
    }
}
