namespace Bylaw.Cli.Tests.Loading;

/// <summary>Projects whose files lie elsewhere, or that are built in ways that few know.</summary>
public sealed class OddProjectsTests : IDisposable
{
    private const string Rules = "bylaw: 1\nrules:\n  no-console: { in: any, forbid: { types: [System.Console] } }\n";

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_file_that_two_projects_link_has_one_path()
    {
        _tool.Solution("App", "Web");
        _tool.Project("App", more: "<ItemGroup><Compile Include=\"../Shared/*.cs\" Link=\"Linked/%(Filename).cs\" /></ItemGroup>");
        _tool.Project("Web", more: "<PropertyGroup><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup><ItemGroup><Compile Include=\"../Shared/Clock.cs\" /></ItemGroup>");
        _tool.Write("Web/Left.cs", Printing("Left"));
        _tool.Write("Shared/Clock.cs", Printing("Clock"));
        _tool.Write("bylaw.yml", "bylaw: 1\nrules:\n  no-console: { in: { path: \"Shared/**\" }, forbid: { types: [System.Console] } }\n");

        Assert.Equal(["Shared/Clock.cs(1,67): error BYL2001"], _tool.Run("check").Findings);
    }

    [Fact]
    public void What_a_build_imports_from_elsewhere_is_no_old_answer()
    {
        _tool.Write("build/Shop.slnx", """<Solution><Project Path="../src/App/App.csproj" /></Solution>""");
        _tool.Write("src/App/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><Import Project="../../more/common.props" /><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        _tool.Write("more/common.props", "<Project><Import Project=\"deep\\words.props\" /></Project>");
        _tool.Write("more/deep/words.props", Defining("NONE"));
        _tool.Restore("src/App");
        _tool.Write("src/bylaw.yml", Rules);
        _tool.Write("src/App/One.cs", $"#if ONE\n{Printing("One")}\n#endif\n#if TWO\n{Printing("Two")}\n#endif\n");

        _tool.Write("src/App/Any.cs", "class Any { }");
        Assert.Equal(0, _tool.Run("check", "build").ExitCode);
        _tool.Write("more/deep/words.props", Defining("ONE"));
        Assert.EndsWith("One.cs(2,65): error BYL2001", Assert.Single(_tool.Run("check", "build").Findings));
        // Above a project, and not above the solution.
        _tool.Write("src/Directory.Build.props", Defining("TWO"));
        Assert.Equal(2, _tool.Run("check", "build").Findings.Count);
    }

    [Fact]
    public void A_framework_whose_assemblies_are_not_there_is_named()
    {
        _tool.Write("Old.csproj", """
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.8</TargetFrameworkVersion><OutputPath>bin/</OutputPath></PropertyGroup>
              <ItemGroup><Compile Include="Order.cs" /></ItemGroup>
              <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
            </Project>
            """);
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("Order.cs", "class Order { }");

        var outcome = _tool.Run("check");

        Assert.Contains("Old: partly analysed: warning MSB3644: The reference assemblies for .NETFramework,Version=v4.8 were not found", outcome.Error);
        Assert.Contains("it does not compile", outcome.Error);
    }

    [Fact]
    public void Options_that_the_compiler_refuses_and_a_restore_for_something_else_are_said()
    {
        _tool.Solution("App", "Web");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("App/Order.cs", Printing("Order"));
        _tool.Write("Web/Page.cs", "class Page { }");
        _tool.Project("App", more: "<PropertyGroup><LangVersion>99</LangVersion></PropertyGroup>");
        _tool.Project("Web", "netstandard2.0");

        var outcome = _tool.Run("check");

        Assert.Contains("App/Order.cs(1,67): error BYL2001", outcome.Findings);
        Assert.Contains("App: partly analysed: it does not compile (1 error), so it was checked as far as its symbols go; the first: error CS1617", outcome.Error);
        Assert.Contains("Web: partly analysed: packages were restored for net10.0, and not for netstandard2.0; run: dotnet restore \"", outcome.Error);
    }

    [Fact]
    public void Nothing_is_written_where_a_project_insists_on_its_own_folder()
    {
        _tool.Write("it's/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup></Project>");
        _tool.Write("it's/Directory.Build.targets", "<Project><PropertyGroup Condition=\"'$(TargetFramework)' == 'net10.0'\"><IntermediateOutputPath>obj/mine/</IntermediateOutputPath></PropertyGroup></Project>");
        _tool.Restore("it's");
        _tool.Write("bylaw.yml", Rules);
        _tool.Write("it's/Order.cs", $"#if NET\n{Printing("Order").Replace("App;", "App {", StringComparison.Ordinal)} }}\n#endif\n");
        var before = Directory.GetFileSystemEntries(_tool.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

        // Nothing tells MSBuild of a folder with a semicolon in this way.
        var refused = _tool.Run("check", "it's");
        Assert.Contains("App: partly analysed: it sets IntermediateOutputPath", refused.Error);
        Directory.Delete(_tool.Cache, recursive: true);
        _tool.Cache = Directory.CreateTempSubdirectory("bylaw cache #ü's ").FullName;
        var outcome = _tool.Run("check", "it's");

        Assert.Equal(["Order.cs(2,68): error BYL2001"], outcome.Findings);
        Assert.Contains("1 analysed", outcome.Error);
        Assert.Equal(before, Directory.GetFileSystemEntries(_tool.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    private static string Printing(string name) => $"namespace App; public class {name} {{ public void Print() => System.Console.WriteLine(); }}";

    private static string Defining(string word) => $"<Project><PropertyGroup><DefineConstants>$(DefineConstants);{word}</DefineConstants></PropertyGroup></Project>";
}
