using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>
/// A section of a page as a project: its csharp fences are files, a yaml fence takes the place of the page's rule file, a text fence is the
/// baseline. A line that ends with `// BYL1001` or `# BYL0002` is where that is found.
/// </summary>
internal static class PageExample
{
    public static async Task<(IReadOnlyList<string> Expected, IReadOnlyList<string> Found)> RunAsync(Page page, string section)
    {
        var project = new ProjectDefinition("Shop");
        var fences = page.Fences(section).ToList();
        var rules = fences.Where(fence => fence.Language == "yaml").Concat(page.Fences("Rule")).FirstOrDefault().Code;
        var expected = new List<string>();

        Add(rules, "bylaw.yml", "root");
        Add(fences.FirstOrDefault(fence => fence.Language == "text").Code, "bylaw.baseline", "baseline");
        foreach (var (code, i) in fences.Where(fence => fence.Language == "csharp").Select((fence, i) => (fence.Code, i)))
        {
            var path = Document.Root + (code.StartsWith("// file: ", StringComparison.Ordinal) ? code.Split('\n')[0]["// file: ".Length..] : $"src/Shop/File{i}.cs");
            project.AddSource(path, code);
            Expect(path, code);
            if (CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any())
                project.OutputKind = OutputKind.ConsoleApplication;
        }

        if (fences.Count(fence => fence.Language == "csharp") == 0)
            project.AddSource(null, "class Empty;");

        var solution = new TestSolution(project, []);
        var compiled = solution.Projects.Single();
        var compilation = new ProjectCompilation(solution, compiled);
        Assert.DoesNotContain(compilation.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var found = await new Analysis(compilation, AnalyzerList.All).Whole(concurrent: true);
        return (Sorted(expected), Sorted(found.Select(finding => $"{finding.Path}({finding.Line}): {finding.Id}")));

        void Add(string? text, string path, string role)
        {
            if (text is null)
                return;

            // In the project's own folder, so that what only such a file tells can be shown.
            project.AdditionalFiles.Add(new Document("src/Shop/" + path, text, role));
            Expect($"{Document.Root}src/Shop/{path}", text);
        }

        void Expect(string path, string text)
        {
            foreach (var (line, i) in text.Split('\n').Select((line, i) => (line, i + 1)))
            {
                var at = Math.Max(line.LastIndexOf("// BYL", StringComparison.Ordinal), line.LastIndexOf("# BYL", StringComparison.Ordinal));
                if (at >= 0)
                    expected.Add($"{path}({i}): {line[(line.IndexOf("BYL", at, StringComparison.Ordinal))..].Trim()}");
            }
        }
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
