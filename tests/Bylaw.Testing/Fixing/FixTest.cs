using System.Collections.Immutable;
using Bylaw.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Bylaw.Testing;

/// <summary>
/// A test of a fix: a rule file, sources with the findings that it is asked about marked, and the sources as it leaves them. It is applied finding by
/// finding as an editor does, and to all at once; both must end in the same text, which compiles, and in which nothing new is found.
/// </summary>
/// <example><code>
/// await new FixTest&lt;NullableStyleCodeFix&gt;()
///     .Rules("…")
///     .Source("class C { [|Nullable|]&lt;int&gt; Page; }").Fixed("class C { int? Page; }")
///     .Title("Write 'int?' (safe)")
///     .RunAsync();
/// </code></example>
public sealed class FixTest<TFix> : ProjectBuilder<FixTest<TFix>> where TFix : BylawCodeFix, new()
{
    private readonly List<ProjectDefinition> _others = [];
    private readonly Dictionary<string, string> _fixed = new(StringComparer.Ordinal);
    private readonly List<string> _left = [];
    private string? _id;
    private string? _title;
    private string? _key;
    private bool _isReview;
    private bool _isOffered = true;

    public FixTest() : base("Shop")
    {
    }

    /// <summary>/repo/bylaw.yml</summary>
    public FixTest<TFix> Rules(string text) => AdditionalFile("bylaw.yml", "root", text);

    public FixTest<TFix> Project(string name, Action<FixedProject> describe)
    {
        var project = new FixedProject(name, _fixed);
        describe(project);
        _others.Add(project.Definition);
        return this;
    }

    /// <summary>The text that the last source ends with. A source of which this is not said must stay as it is.</summary>
    public FixTest<TFix> Fixed(string text) => FixedFile(Definition.Sources()[^1].Path, text);

    /// <summary>A file that there is afterwards: a new one, or one in place of another.</summary>
    public FixTest<TFix> FixedFile(string path, string text)
    {
        _fixed.Add(Document.Absolute(path), text);
        return this;
    }

    /// <summary>A file that is gone afterwards.</summary>
    public FixTest<TFix> Removed(string path)
    {
        _fixed.Add(Document.Absolute(path), Gone);
        return this;
    }

    /// <summary>The id of the marked findings; findings of other ids need no mark, and must not become more.</summary>
    public FixTest<TFix> Expect(string id)
    {
        _id = id;
        return this;
    }

    /// <summary>Of the first fix that is offered for the first finding.</summary>
    public FixTest<TFix> Title(string title)
    {
        _title = title;
        return this;
    }

    /// <summary>Which of several fixes is applied, by its key; the first unless this is called.</summary>
    public FixTest<TFix> Choose(string key)
    {
        _key = key;
        return this;
    }

    /// <summary>The fixes are for a person to look at: FixAll leaves everything as it is.</summary>
    public FixTest<TFix> Review()
    {
        _isReview = true;
        return this;
    }

    /// <summary>No fix is offered for any of the marked findings.</summary>
    public FixTest<TFix> NotOffered()
    {
        _isOffered = false;
        return this;
    }

    /// <summary>Ids of findings that the fixed code may have.</summary>
    public FixTest<TFix> Leaves(params string[] ids)
    {
        _left.AddRange(ids);
        return this;
    }

    internal const string Gone = "\0";

    public async Task RunAsync()
    {
        var tests = new TestSolution(Definition, _others);
        var solution = TestWorkspace.Open(tests);
        Empty("The sources don't compile", (await TestWorkspace.ErrorsAsync(solution)).Where(error => !Definition.AllowedErrors.Any(error.Contains)));
        var findings = await FindAsync(solution);
        CheckMarks(tests, findings);

        if (!_isOffered)
        {
            foreach (var finding in findings)
                Empty("A fix is offered", (await ActionsAsync(solution, finding)).Select(action => action.Title));
            return;
        }

        var expected = await TestWorkspace.TextsAsync(solution);
        foreach (var (path, text) in _fixed)
        {
            if (text == Gone)
                expected.Remove(path);
            else
                expected[path] = text;
        }

        if (_title is not null)
            Equal("the title", _title, (await ActionsAsync(solution, findings[0])).FirstOrDefault(action => _key is null || action.EquivalenceKey == _key)?.Title ?? "no fix is offered");

        var all = await FixAllAsync(solution, findings);
        if (_isReview)
            Equal("after FixAll, which must not apply a fix that needs a review", await TestWorkspace.TextsAsync(solution), await TestWorkspace.TextsAsync(all));
        else
            await CheckAsync("after FixAll", solution, all, expected);
        await CheckAsync("finding by finding", solution, await OneByOneAsync(solution, findings.Length), expected);
    }

    private async Task<ImmutableArray<Diagnostic>> FindAsync(Solution solution) =>
        [.. (await TestWorkspace.FindAsync(solution, AnalyzerList.All)).Where(finding => new TFix().FixableDiagnosticIds.Contains(finding.Id) && (_id is null || finding.Id == _id))];

    private void CheckMarks(TestSolution tests, ImmutableArray<Diagnostic> findings)
    {
        var marked = tests.Projects.SelectMany(tests.OwnFiles).SelectMany(file => file.Marks.Select(mark => $"{file.Path}{mark.Span}")).Order(StringComparer.Ordinal);
        var found = findings.Select(finding => $"{finding.Location.SourceTree!.FilePath}{finding.Location.SourceSpan}").Order(StringComparer.Ordinal).ToList();
        if (!marked.SequenceEqual(found))
            throw new RuleTestException($"Marked:\n  {string.Join("\n  ", marked)}\nFound:\n  {string.Join("\n  ", findings)}");
        if (found.Count == 0)
            throw new RuleTestException("Nothing is found, so nothing is fixed.");
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Solution solution, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(solution.GetDocument(finding.Location.SourceTree)!, finding, (action, _) => actions.Add(action), default));
        return actions;
    }

    private async Task<Solution> OneByOneAsync(Solution solution, int most)
    {
        for (var i = 0; i < most; i++)
        {
            CodeAction? next = null;
            foreach (var finding in await FindAsync(solution))
                next ??= (await ActionsAsync(solution, finding)).FirstOrDefault(action => _key is null || action.EquivalenceKey == _key);
            if (next is null)
                return solution;
            solution = await ChangedAsync(next);
        }

        return solution;
    }

    private async Task<Solution> FixAllAsync(Solution solution, ImmutableArray<Diagnostic> findings)
    {
        var fixer = new TFix();
        var first = findings[0];
        var start = solution.GetDocument(first.Location.SourceTree)!;
        var key = _key ?? (await ActionsAsync(solution, first)).FirstOrDefault()?.EquivalenceKey;
        var context = new FixAllContext(start, fixer, FixAllScope.Solution, key!, findings.Select(finding => finding.Id).Distinct(), new Known(findings), default);
        return await fixer.GetFixAllProvider().GetFixAsync(context) is { } action ? await ChangedAsync(action) : solution;
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        SourceFiles.AsSaved((await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution);

    private async Task CheckAsync(string when, Solution before, Solution after, SortedDictionary<string, string> expected)
    {
        Equal(when, expected, await TestWorkspace.TextsAsync(after));
        Empty($"{when}: the fixed code does not compile", (await TestWorkspace.ErrorsAsync(after)).Where(error => !Definition.AllowedErrors.Any(error.Contains)));

        var known = (await TestWorkspace.FindAsync(before, AnalyzerList.All)).Where(finding => !new TFix().FixableDiagnosticIds.Contains(finding.Id)).GroupBy(finding => finding.Id).ToDictionary(group => group.Key, group => group.Count());
        foreach (var group in (await TestWorkspace.FindAsync(after, AnalyzerList.All)).GroupBy(finding => finding.Id).Where(group => !_left.Contains(group.Key) && group.Count() > known.GetValueOrDefault(group.Key)))
            Empty($"{when}: found in the fixed code", group.Select(finding => finding.ToString()));
    }

    private static void Empty(string problem, IEnumerable<string> lines)
    {
        if (lines.ToList() is { Count: > 0 } all)
            throw new RuleTestException($"{problem}:\n  {string.Join("\n  ", all)}");
    }

    private static void Equal(string what, string expected, string actual)
    {
        if (expected != actual)
            throw new RuleTestException($"{what}, expected:\n{expected}\nActual:\n{actual}");
    }

    private static void Equal(string when, SortedDictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        foreach (var path in expected.Keys.Union(actual.Keys))
            Equal($"{path}, {when}", expected.GetValueOrDefault(path, "(no such file)"), actual.GetValueOrDefault(path, "(no such file)"));
    }

    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => project.GetDocument(finding.Location.SourceTree) is not null));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Microsoft.CodeAnalysis.Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

/// <summary>A project that the tested one refers to; a fix may change it too.</summary>
public sealed class FixedProject : ProjectBuilder<FixedProject>
{
    private readonly Dictionary<string, string> _fixed;

    internal FixedProject(string name, Dictionary<string, string> @fixed) : base(name) => _fixed = @fixed;

    /// <summary>The text that the last source ends with.</summary>
    public FixedProject Fixed(string text)
    {
        _fixed.Add(Definition.Sources()[^1].Path, text);
        return this;
    }
}
