using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>Where a user's projects may lie, and how they may refer to each other.</summary>
[Collection(PackageCollection.Name)]
public sealed class LayoutTests(PackageFeed feed)
{
    [Theory]
    [InlineData("-graph:false")]
    [InlineData("-graph:true")]
    public void Layer_types_of_referenced_projects_count(string graph) => feed.Consumer()
        .File("bylaw.yml", Code.Rules)
        .Project("Data/Data.csproj").File("Data/OrderStore.cs", Code.Store)
        .Project("Core/Core.csproj", body: """<ItemGroup><ProjectReference Include="../Data/Data.csproj" /></ItemGroup>""")
        .File("Core/OrderService.cs", Code.Service)
        .Project("Web/Web.csproj", body: """<ItemGroup><ProjectReference Include="../Core/Core.csproj" /></ItemGroup>""")
        .File("Web/OrdersController.cs", Code.BadController)
        .Build("Web", graph)
        .Reports(Code.Violation);

    [Fact]
    public void A_path_may_hold_what_MSBuild_and_the_option_file_treat_as_special()
    {
        var app = feed.Consumer("a#b; c (1) it's ü日")
            .Project("src/App.csproj")
            .File("bylaw.yml", Code.Rules)
            .File("derived.bylaw.yml", "bylaw: 1")
            .File("src/bylaw.baseline", "# bylaw baseline 1\n")
            .File("src/Data/OrderStore.cs", Code.Store)
            .File("src/Web/OrdersController.cs", Code.BadController);

        var build = app.Build("src");

        Assert.Equal(["bylaw.baseline: baseline", "bylaw.yml: root shared", "derived.bylaw.yml: extends"], app.Options().Roles);
        build.Reports("src/" + Code.Violation);
    }
}
