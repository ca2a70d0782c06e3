using System.Text.RegularExpressions;
using Bylaw.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers.Tests.Presets;

/// <summary>
/// An example of a rule as a project under one preset. A comment that is nothing but a path, `// Models/Order.cs`, begins a file; code without one is a file
/// that is called like its first type.
/// </summary>
internal sealed partial class Example
{
    private readonly ProjectDefinition project = new("Shop.Api") { Libraries = { Packages.Reference } };

    public Example(string preset, string code)
    {
        project.AdditionalFiles.Add(new Document("bylaw.yml", $"bylaw: 1\nextends: {preset}\n", "root"));
        foreach (var (path, text) in Files(code))
        {
            var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
            if (root.Members.OfType<GlobalStatementSyntax>().Any())
                project.OutputKind = OutputKind.ConsoleApplication;
            project.AddSource(project.Folder + (path ?? NameOf(root)), text);
        }
    }

    public async Task<IReadOnlyList<Bylaw.Testing.Finding>> FindAsync()
    {
        var compiled = new TestSolution(project, []).Open(project, new Shape());
        var errors = compiled.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new RuleTestException(FailureText.Errors(compiled, errors));
        return await new Analysis(compiled, AnalyzerList.All).Whole(concurrent: true);
    }

    private static IEnumerable<(string? Path, string Text)> Files(string code)
    {
        var starts = FileName().Matches(code);
        if (starts.Count == 0)
            yield return (null, code);
        for (var i = 0; i < starts.Count; i++)
        {
            var from = starts[i].Index + starts[i].Length;
            yield return (starts[i].Groups["path"].Value, code[from..(i + 1 < starts.Count ? starts[i + 1].Index : code.Length)]);
        }
    }

    private static string NameOf(CompilationUnitSyntax root) =>
        root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text is { } name ? name + ".cs" : "Program.cs";

    [GeneratedRegex(@"^// (?<path>[\w/.]+\.cs)[ \t\r]*\n", RegexOptions.Multiline)]
    private static partial Regex FileName();
}
