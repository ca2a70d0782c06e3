namespace Bylaw.Benchmarks.Backend;

/// <summary>What lies beside the sources: a project as a user writes it, cut off from the settings of this repository.</summary>
internal static class ProjectFiles
{
    private const string Empty = "<Project />\n";

    public static IEnumerable<(string Path, string Text)> All =>
    [
        ("Directory.Build.props", Empty),
        ("Directory.Build.targets", Empty),
        ("Directory.Packages.props", Empty),
        (".editorconfig", "root = true\n"),
        ("bylaw.yml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Backend", "bylaw.yml"))),
        ("Backend.csproj", Project),
    ];

    private static string Project
    {
        get
        {
            var targets = Path.Combine(Repository.Root, "src", "Bylaw.Package", "buildTransitive");
            return $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <IntermediateOutputPath>obj/$(WithBylaw)/</IntermediateOutputPath>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.EntityFrameworkCore.InMemory" Version="10.0.0" />
                  </ItemGroup>

                  <Import Project="{targets}/Bylaw.Analyzers.props" Condition="'$(WithBylaw)' == 'true'" />
                  <Import Project="{targets}/Bylaw.Analyzers.targets" Condition="'$(WithBylaw)' == 'true'" />
                  <ItemGroup Condition="'$(WithBylaw)' == 'true'">
                    <Analyzer Include="{AppContext.BaseDirectory}Bylaw.Analyzers.dll;{AppContext.BaseDirectory}Bylaw.Rules.dll" />
                  </ItemGroup>

                  <PropertyGroup Label="A build that goes as far as the compiler, each time">
                    <ProvideCommandLineArgs>true</ProvideCommandLineArgs>
                    <SkipCompilerExecution>true</SkipCompilerExecution>
                    <NonExistentFile>never-written</NonExistentFile>
                  </PropertyGroup>
                  <Target Name="WriteArguments" DependsOnTargets="CoreCompile">
                    <WriteLinesToFile File="$(ArgumentsFile)" Lines="@(CscCommandLineArgs)" Overwrite="true" />
                  </Target>
                </Project>

                """;
        }
    }
}
