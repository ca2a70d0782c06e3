namespace Bylaw.Cli.Tests.Loading;

/// <summary>What the compiler was not given: a check goes on without it, and says so.</summary>
public sealed class MissingCodeTests : IDisposable
{
    private const string Rules = "bylaw: 1\nrules:\n  no-console: { in: any, forbid: { types: [System.Console] } }\n";

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_source_that_is_not_there_is_an_error_of_the_compiler()
    {
        _tool.Project("App", more: "<ItemGroup><Compile Include=\"Gone.cs\" /></ItemGroup>");
        _tool.Restore("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { public void Print() => System.Console.WriteLine(); }");

        var outcome = _tool.Run("check", "App");

        Assert.Equal(["Order.cs(1,67): error BYL2001"], outcome.Findings);
        Assert.Contains("App: partly analysed: it does not compile (1 error), so it was checked as far as its symbols go; the first: error CS2001", outcome.Error);
        Assert.Contains("Gone.cs", outcome.Error);
    }

    [Fact]
    public void A_project_of_another_language_that_is_not_built_is_named_with_what_to_run()
    {
        // The compiler of Visual Basic can't build in a folder of any name.
        var old = Directory.CreateTempSubdirectory("bylaw-vb");
        try
        {
            File.WriteAllText(Path.Combine(old.FullName, "Old.vbproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            File.WriteAllText(Path.Combine(old.FullName, "Old.vb"), "Public Class Ledger\nEnd Class\n");
            _tool.Project("App", more: $"<ItemGroup><ProjectReference Include=\"{old.FullName}/Old.vbproj\" /></ItemGroup>");
            _tool.Restore("App");
            _tool.Write("bylaw.yml", "bylaw: 1\nrules:\n  no-ledger: { in: any, forbid: { types: [Old.Ledger] } }\n");
            _tool.Write("App/Order.cs", "namespace App; public class Order { public Old.Ledger? Ledger => null; }");

            var unbuilt = _tool.Run("check", "App");
            Assert.Contains($"App: partly analysed: it references 'Old.vbproj', which is not built, so its code was not seen; run: dotnet build \"{old.FullName}/Old.vbproj\"", unbuilt.Error);

            _tool.Execute("dotnet", "build", Path.Combine(old.FullName, "Old.vbproj"), "-v", "q", "-p:NuGetAudit=false");
            var built = _tool.Run("check", "App");
            Assert.Equal(["Order.cs(1,48): error BYL2001"], built.Findings);
            Assert.Contains("1 analysed", built.Error);
        }
        finally
        {
            old.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_generator_that_gives_nothing_is_named()
    {
        _tool.Write("Gen/Gen.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><Reference Include="$(MSBuildToolsPath)/Roslyn/bincore/Microsoft.CodeAnalysis.dll" /></ItemGroup>
            </Project>
            """);
        _tool.Write("Gen/Words.cs", """
            using Microsoft.CodeAnalysis;
            [Generator]
            public class Words : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new System.FormatException("out of words"));
            }
            """);
        _tool.Project("App", more: "<ItemGroup><ProjectReference Include=\"../Gen/Gen.csproj\" OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\" /><Analyzer Include=\"$(MSBuildProjectDirectory)/Notes.dll\" Condition=\"Exists('Notes.dll')\" /></ItemGroup>");
        _tool.Restore("App");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", "namespace App; public class Order { }");

        var unbuilt = _tool.Run("check", "App");
        Assert.Contains("App: partly analysed: its analyzers come from 'Gen.csproj', which is not built, so its generated code was not seen; run: dotnet build \"", unbuilt.Error);

        _tool.Execute("dotnet", "build", "Gen", "-v", "q", "-p:NuGetAudit=false");
        var broken = _tool.Run("check", "App");
        Assert.Contains("App: partly analysed: ", broken.Error);
        Assert.Contains("CS8785", broken.Error);
        Assert.Contains("out of words", broken.Error);

        _tool.Write("Gen/Words.cs", "");
        _tool.Execute("dotnet", "build", "Gen", "-v", "q", "-p:NuGetAudit=false");
        Assert.Contains("1 analysed", _tool.Run("check", "App").Error);

        _tool.Write("App/Notes.dll", "no assembly");
        var unloadable = _tool.Run("check", "App");
        Assert.Contains($"App: partly analysed: the analyzer '{Path.Combine(_tool.Folder, "App", "Notes.dll")}' can't be loaded, so no code that it would generate was seen:", unloadable.Error);
    }
}
