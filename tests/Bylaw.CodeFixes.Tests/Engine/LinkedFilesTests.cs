using Microsoft.CodeAnalysis;

namespace Bylaw.CodeFixes.Tests.Engine;

/// <summary>A file that two projects build, as those of a project with several target frameworks do.</summary>
public sealed class LinkedFilesTests
{
    [Theory]
    [InlineData(2, 1)]
    // There the exception is missing that the fix would throw.
    [InlineData(1, 0)]
    public async Task A_fix_has_to_compile_in_both(int files, int fixes)
    {
        var definition = new ProjectDefinition("Shop");
        definition.AddSource(null, "class C { void M() => throw new [|System.ApplicationException|](\"No.\"); }");
        definition.AddSource(null, "namespace Shop { public class ShopException(string message) : System.ApplicationException(message); }");
        definition.AdditionalFiles.Add(new Testing.Document("bylaw.yml", "bylaw: 1\nrules:\n  own: { in: { named: C }, forbid: { throws: System.ApplicationException }, instead: { use: Shop.ShopException } }\n", "root"));
        var solution = TestWorkspace.Open(new TestSolution(definition, []));
        var finding = Assert.Single(await TestWorkspace.FindAsync(solution, AnalyzerList.All));

        var first = solution.Projects.Single();
        var other = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(other, VersionStamp.Create(), "Shop (other)", "Shop", LanguageNames.CSharp, first.FilePath, first.OutputFilePath, first.CompilationOptions, first.ParseOptions, metadataReferences: first.MetadataReferences));
        foreach (var file in first.Documents.Take(files))
            solution = solution.AddDocument(DocumentId.CreateNewId(other), file.Name, await file.GetTextAsync(), [], file.FilePath);

        Assert.Equal(fixes, (await new ForbiddenThrowCodeFix().FixesOfAsync(solution.GetDocument(first.Documents.First().Id)!, finding, default)).Count);
    }
}
