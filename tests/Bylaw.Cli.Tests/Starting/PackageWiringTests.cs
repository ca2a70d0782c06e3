using Bylaw.Cli.Starting;

namespace Bylaw.Cli.Tests.Starting;

public sealed class PackageWiringTests : IDisposable
{
    private const string Passing = """<Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" /></Project>""";

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Where_there_is_nothing_one_file_serves_all_projects()
    {
        var wiring = Of("src/A/A.csproj", "src/B/B.csproj");

        Assert.Equal("Directory.Build.props: <PackageReference Include=\"Bylaw.Analyzers\" Version=\"V\" PrivateAssets=\"all\" />", Assert.Single(wiring));
    }

    [Fact]
    public void With_central_versions_there_are_two()
    {
        _tool.Write("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");

        Assert.Equal(
            ["Directory.Build.props: <PackageReference Include=\"Bylaw.Analyzers\" PrivateAssets=\"all\" />", "Directory.Packages.props: <PackageVersion Include=\"Bylaw.Analyzers\" Version=\"V\" />"],
            Of("src/A/A.csproj"));
    }

    [Fact]
    public void A_file_that_hides_the_one_above_it_is_extended_too()
    {
        _tool.Write("Directory.Build.props", "<Project></Project>");
        _tool.Write("src/Hiding/Directory.Build.props", "<Project></Project>");
        _tool.Write("src/Passing/Directory.Build.props", Passing);

        Assert.Equal(["Directory.Build.props", "src/Hiding/Directory.Build.props"], Of("src/A/A.csproj", "src/Hiding/B/B.csproj", "src/Passing/C/C.csproj").Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_new_file_does_not_hide_the_one_above_it()
    {
        _tool.Write("Directory.Build.props", "<Project></Project>");
        _tool.Write("sub/A/A.csproj", "<Project />");

        var file = Assert.Single(PackageWiring.Of(Path.Combine(_tool.Folder, "sub"), [Path.Combine(_tool.Folder, "sub/A/A.csproj")], hasOthers: false).Files);

        Assert.Contains("GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../')", file.Text);
    }

    [Theory]
    [InlineData("""<PackageReference Include="Bylaw.Analyzers" Version="0.0.1" />""")]
    [InlineData("""<GlobalPackageReference Include="Bylaw.Analyzers" Version="0.0.1" />""")]
    public void Who_has_it_needs_nothing(string item)
    {
        _tool.Write("Directory.Build.props", $"<Project><ItemGroup>{item}</ItemGroup></Project>");

        Assert.Empty(Of("src/A/A.csproj"));
    }

    [Fact]
    public void Other_languages_do_not_get_it()
    {
        _tool.Write("A/A.csproj", "<Project />");

        var file = Assert.Single(PackageWiring.Of(_tool.Folder, [Path.Combine(_tool.Folder, "A/A.csproj")], hasOthers: true).Files);

        Assert.Contains("Condition=\"'$(MSBuildProjectExtension)' == '.csproj'\"", file.Text);
    }

    private List<string> Of(params string[] projects)
    {
        foreach (var project in projects)
            _tool.Write(project, "<Project />");
        var wiring = PackageWiring.Of(_tool.Folder, [.. projects.Select(project => Path.Combine(_tool.Folder, project))], hasOthers: false);
        return [.. wiring.Files.Select(file => $"{Path.GetRelativePath(_tool.Folder, file.Path)}: {Items(file.Text)}".Replace($"\"{ToolVersion.Text}\"", "\"V\"", StringComparison.Ordinal))];
    }

    private static string Items(string text) => string.Join(" ", text.Split('\n').Select(line => line.Trim()).Where(line => line.Contains("Bylaw.Analyzers", StringComparison.Ordinal)));
}
