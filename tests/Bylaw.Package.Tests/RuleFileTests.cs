using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>What a build reports about the rule file, and when it notices that one changed.</summary>
[Collection(PackageCollection.Name)]
public sealed class RuleFileTests(PackageFeed feed)
{
    [Fact]
    public void No_rule_file_is_a_warning()
    {
        var app = Clean();
        app.Delete("bylaw.yml");

        app.Build().Reports("warning BYL0001");
    }

    [Fact]
    public void A_rule_file_that_is_named_and_missing_is_an_error() =>
        Clean().Build("-p:BylawRuleFile=rules/bylaw.yml").Reports("error BYL0001");

    [Fact]
    public void A_broken_rule_file_is_an_error_at_the_mistake() => Clean()
        .File("bylaw.yml", """
            bylaw: 1
            layers:
              Web: { in: "App.Web.**" }
            rules:
              layering: { flw: [ "Web -> Core" ], because: the core owns the data }
            """)
        .Build().Reports("bylaw.yml(5,15): error BYL0002");

    [Fact]
    public void Nothing_changed_compiles_nothing()
    {
        var app = Clean().File("bylaw.baseline", "# bylaw baseline 1\n");
        app.Build().Reports();
        var compiled = app.CompiledAt();

        app.Build().Reports();

        Assert.Equal(compiled, app.CompiledAt());
    }

    [Fact]
    public void An_edited_rule_file_takes_effect_in_the_next_build()
    {
        var app = Clean().File("Web/OrdersController.cs", Code.BadController).File("bylaw.yml", Code.LaxRules);
        app.Build().Reports();

        app.File("bylaw.yml", Code.Rules).Build().Reports(Code.Violation);
        app.File("bylaw.yml", Code.LaxRules).Build().Reports();
    }

    [Fact]
    public void A_deleted_rule_file_takes_effect_in_the_next_build()
    {
        var app = Clean();
        app.Build().Reports();
        app.Delete("bylaw.yml");

        app.Build().Reports("warning BYL0001");
    }

    [Theory]
    [InlineData("derived.bylaw.yml", "bylaw: 1\n")]
    [InlineData("bylaw.baseline", "# bylaw baseline 1\n")]
    public void A_file_that_is_deleted_or_comes_back_recompiles(string file, string text)
    {
        var app = Clean().File(file, text);
        app.Build().Reports();
        var compiled = app.CompiledAt();

        app.Delete(file);
        app.Build().Reports();
        var without = app.CompiledAt();
        app.File(file, text);
        File.SetLastWriteTimeUtc(Path.Combine(app.Folder, file), DateTime.UtcNow.AddDays(-1));
        app.Build().Reports();

        Assert.True(compiled < without, "deleted");
        Assert.True(without < app.CompiledAt(), "back, with an old date");
    }

    [Fact]
    public void Another_day_recompiles()
    {
        var app = Clean();
        app.Build("-p:BylawToday=2030-01-31").Reports();
        var compiled = app.CompiledAt();

        app.Build("-p:BylawToday=2030-02-01").Reports();

        Assert.True(compiled < app.CompiledAt());
    }

    private Consumer Clean() => feed.Consumer()
        .Project()
        .File("bylaw.yml", Code.Rules)
        .File("Data/OrderStore.cs", Code.Store)
        .File("Core/OrderService.cs", Code.Service)
        .File("Web/OrdersController.cs", Code.GoodController);
}
