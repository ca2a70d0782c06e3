using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>What the targets pass to the analyzers.</summary>
[Collection(PackageCollection.Name)]
public sealed class CompilerOptionsTests(PackageFeed feed)
{
    [Fact]
    public void Files_get_their_roles_however_often_they_are_listed()
    {
        var app = feed.Consumer()
            .Project(body: """
                <ItemGroup>
                  <AdditionalFiles Include="bylaw.yml;notes.txt" />
                </ItemGroup>
                <Target Name="ListAgain" BeforeTargets="BeforeBuild">
                  <ItemGroup><AdditionalFiles Include="../App/derived.bylaw.yml" /></ItemGroup>
                </Target>
                """)
            .File("bylaw.yml", Code.LaxRules)
            .File("derived.bylaw.yml", "bylaw: 1")
            .File("bylaw.baseline", "# bylaw baseline 1")
            .File("notes.txt", "")
            .File("Data/OrderStore.cs", Code.Store);

        app.Build().Reports();

        Assert.Equal(["bylaw.baseline: baseline", "bylaw.yml: root project", "derived.bylaw.yml: extends"], app.Options().Roles);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("# appsettings*.json", true)]
    [InlineData("", true, "<BylawSettings>true</BylawSettings>")]
    [InlineData("# appsettings*.json", false, "<BylawSettings>false</BylawSettings>")]
    public void Settings_are_passed_where_the_rule_file_or_the_project_asks(string line, bool arePassed, string property = "")
    {
        var app = feed.Consumer()
            .Project(body: $"<PropertyGroup>{property}</PropertyGroup>")
            .File("bylaw.yml", Code.LaxRules + "\n" + line + "\n")
            .File("appsettings.json", "{}")
            .File("appsettings.Development.json", "{}")
            .File("Data/OrderStore.cs", Code.Store);

        app.Build().Reports();

        string[] settings = arePassed ? ["appsettings.Development.json: settings", "appsettings.json: settings"] : [];
        Assert.Equal([.. settings, "bylaw.yml: root project"], app.Options().Roles);
    }

    [Fact]
    public void A_nearer_rule_file_hides_the_one_above_and_a_shared_one_says_so()
    {
        var app = feed.Consumer()
            .Project("A/A.csproj")
            .Project("B/B.csproj")
            .File("bylaw.yml", Code.LaxRules)
            .File("shared.bylaw.yml", "bylaw: 1")
            .File("bylaw.baseline", "# not a project's folder")
            .File("B/bylaw.yml", Code.LaxRules);

        app.DesignTimeBuild("A");
        app.DesignTimeBuild("B");

        Assert.Equal(["bylaw.yml: root shared", "shared.bylaw.yml: extends"], app.Options("A").Roles);
        Assert.Equal(["bylaw.yml: root project"], app.Options("B").Roles);
    }

    [Fact]
    public void BylawRuleFile_names_another_file()
    {
        var app = feed.Consumer()
            .Project("A/A.csproj", body: "<PropertyGroup><BylawRuleFile>../rules/house.bylaw.yml</BylawRuleFile></PropertyGroup>")
            .File("bylaw.yml", Code.LaxRules)
            .File("rules/house.bylaw.yml", Code.LaxRules)
            .File("rules/derived.bylaw.yml", "bylaw: 1");

        app.DesignTimeBuild("A").Reports();

        Assert.Equal(["derived.bylaw.yml: extends", "house.bylaw.yml: root shared"], app.Options("A").Roles);
    }

    [Fact]
    public void Central_versions_and_references_of_references_are_listed()
    {
        var app = feed.Consumer()
            .File("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup>
                    <GlobalPackageReference Include="Bylaw.Analyzers" Version="{feed.Version}" />
                    <PackageVersion Include="xunit.abstractions" Version="2.0.0" />
                    <PackageVersion Include="xunit.analyzers" Version="1.18.0" />
                  </ItemGroup>
                </Project>
                """)
            .File("Directory.Build.props", """
                <Project>
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><IsTestProject>True</IsTestProject><BylawToday>2030-01-31</BylawToday></PropertyGroup>
                </Project>
                """)
            .File("Api/Api.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><Nullable>annotations</Nullable></PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="xunit.abstractions" VersionOverride="2.0.3" />
                    <ProjectReference Include="../Core/Core.csproj" />
                  </ItemGroup>
                </Project>
                """)
            .File("Core/Core.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="../Data/Data.csproj" /></ItemGroup></Project>
                """)
            .File("Data/Data.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><AssemblyName>Acme.Data</AssemblyName></PropertyGroup></Project>
                """)
            .File("bylaw.yml", Code.LaxRules);

        app.DesignTimeBuild("Api").Reports();

        var options = app.Options("Api");
        Assert.Equal(["Bylaw.Analyzers/" + feed.Version, "xunit.abstractions/2.0.3"], options["BylawPackages"].Split('|').Order(StringComparer.Ordinal));
        Assert.Equal(["Acme.Data", "Core"], options["BylawProjectReferences"].Split('|').Order(StringComparer.Ordinal));
        Assert.Equal(["Acme.Data/Data.csproj", "Core/Core.csproj"],
            options["BylawProjectFiles"].Split('|').Select(file => file[..file.IndexOf('/')] + "/" + Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal("true", options["BylawIsTestProject"]);
        Assert.Equal("net10.0", options["BylawTargetFramework"]);
        Assert.Equal("2030-01-31", options["BylawToday"]);
        Assert.Equal(["bylaw.yml: root shared"], options.Roles);
    }
}
