using System.Text.RegularExpressions;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using FoundAt = Bylaw.Testing.Finding;

namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>
/// An example of a page as a project: csharp fences are its files, a text fence is the baseline, a yaml fence takes the place of the page's rule
/// file, an xml fence is the project file, a markdown fence the spec AGENTS.md. A line that ends with `// BYL1001` or `# BYL0002` is where that is found; the mark is for the reader, the compiler does not see it.
/// </summary>
internal sealed partial class PageExample
{
    private static readonly string[] Languages = ["csharp", "markdown", "text", "xml", "yaml"];

    private readonly ProjectDefinition _project;
    private readonly List<ProjectDefinition> _others = [];
    private readonly List<string> _expected = [];

    private PageExample(Page page, IReadOnlyList<Fence> fences)
    {
        // The only page that is about a project seen from another one.
        _project = new ProjectDefinition(page.Id == "BYL1007" ? "Shop.Tests" : "Shop");
        var rules = fences.FirstOrDefault(fence => fence.Language == "yaml") ?? page.Fences("Rule").FirstOrDefault();
        if (rules is null)
            _expected.Add("BYL0001");
        else
            Add(rules, RuleFileOf(page.Id), "root");

        if (fences.FirstOrDefault(fence => fence.Language == "text") is { } baseline)
            Add(baseline, "src/Shop/bylaw.baseline", "baseline");

        foreach (var spec in fences.Where(fence => fence.Language == "markdown"))
            Add(spec, "AGENTS.md", "spec");

        foreach (var project in fences.Where(fence => fence.Language == "xml"))
            AddProject(project);

        var sources = fences.Where(fence => fence.Language == "csharp").ToList();
        for (var i = 0; i < sources.Count; i++)
            AddSource(sources[i], $"src/Shop/File{i + 1}.cs");
        if (sources.Count == 0)
            _project.AddSource(null, "class Empty;");
    }

    /// <summary>The examples of a section. Fences without a word between them belong together; further rules or, behind text, further code begin the next one.</summary>
    public static IEnumerable<PageExample> Of(Page page, string section)
    {
        var fences = new List<Fence>();
        foreach (var fence in page.Fences(section).Where(fence => Languages.Contains(fence.Language)))
        {
            var isNext = fence.Language switch
            {
                "yaml" => fences.Any(before => before.Language is "csharp" or "yaml"),
                "csharp" => !fence.Continues && fences.Any(before => before.Language == "csharp"),
                _ => false,
            };
            if (isNext)
            {
                yield return new PageExample(page, fences);
                fences = [];
            }

            fences.Add(fence);
        }

        if (fences.Count > 0)
            yield return new PageExample(page, fences);
    }

    public IReadOnlyList<string> Expected => Sorted(_expected);

    public async Task<IReadOnlyList<string>> FindAsync()
    {
        var project = new TestSolution(_project, _others).Open(_project, new Shape());
        if (project.Compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw new RuleTestException(FailureText.Errors(project, project.Compilation.GetDiagnostics()));

        var found = await new Analysis(project, AnalyzerList.All).Whole(concurrent: true);
        return Sorted(found.Select(finding => finding.Path is { } path
            ? $"{path}({LineOf(project, finding)}): {finding.Id}"
            : finding.Id));
    }

    private void AddSource(Fence fence, string path)
    {
        var named = fence.Code.StartsWith("// file: ", StringComparison.Ordinal) ? fence.Code.Split('\n')[0]["// file: ".Length..].Trim() : path;
        var code = WithoutMarks(Document.Root + named, fence.Code);
        ProjectOf(named).AddSource(named, code);
        if (CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any())
            _project.OutputKind = OutputKind.ConsoleApplication;
    }

    private ProjectDefinition ProjectOf(string path)
    {
        var name = path.Split('/') is ["src", var folder, ..] && folder.StartsWith("Shop", StringComparison.Ordinal) ? folder : _project.Name;
        if (name == _project.Name || _project.Name == "Shop")
            return _project;

        if (_others.Find(other => other.Name == name) is { } known)
            return known;

        _others.Add(new ProjectDefinition(name));
        return _others[^1];
    }

    // What the package's targets say of it.
    private void AddProject(Fence fence)
    {
        var project = System.Xml.Linq.XElement.Parse(fence.Code);
        _project.Properties["BylawPackages"] = string.Join('|', project.Descendants("PackageReference").Select(package => $"{package.Attribute("Include")!.Value}/{package.Attribute("Version")!.Value}"));
        _project.Properties["BylawTargetFramework"] = project.Descendants("TargetFramework").Select(framework => framework.Value).FirstOrDefault("");
    }

    private void Add(Fence fence, string path, string role) =>
        _project.AdditionalFiles.Add(new Document(path, WithoutMarks(Document.Root + path, fence.Code), role));

    // In the project's own folder only where that is what the page is about: there nobody else shares it.
    private static string RuleFileOf(string id) => id is "BYL0003" or "BYL1009" ? "src/Shop/bylaw.yml" : "bylaw.yml";

    private string WithoutMarks(string path, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Mark().Match(lines[i]) is not { Success: true } mark)
                continue;

            _expected.AddRange(mark.Groups["id"].Captures.Select(id => $"{path}({i + 1}): {id.Value}"));
            lines[i] = lines[i][..mark.Index].TrimEnd();
        }

        return string.Join('\n', lines);
    }

    private static int LineOf(ProjectCompilation project, FoundAt finding) =>
        project.Documents.Single(file => file.Path == finding.Path).Text.Lines.IndexOf(finding.Span.Start) + 1;

    private static IReadOnlyList<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?://|#)(?:[ ,]+(?<id>BYL\d{4}))+$")]
    private static partial Regex Mark();
}
