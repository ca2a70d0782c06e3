using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>What a build reports about the code.</summary>
[Collection(PackageCollection.Name)]
public sealed class FindingTests(PackageFeed feed)
{
    [Fact]
    public void A_violation_fails_the_build_at_its_token() => Violating().Build().Reports(Code.Violation);

    [Fact]
    public void Clean_code_passes() => Violating().File("Web/OrdersController.cs", Code.GoodController).Build().Reports();

    [Fact]
    public void Every_target_framework_reports()
    {
        var build = Violating()
            .Project(body: "<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup>")
            .Build();

        build.Reports(Code.Violation, Code.Violation);
        Assert.Contains("TargetFramework=net10.0", build.Output, StringComparison.Ordinal);
        Assert.Contains("TargetFramework=netstandard2.0", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "warning")]
    [InlineData(true, "error")]
    public void TreatWarningsAsErrors_lifts_a_rule_that_warns(bool treatWarningsAsErrors, string severity) =>
        Violating().File("bylaw.yml", Code.WarningRules)
            .Build($"-p:TreatWarningsAsErrors={treatWarningsAsErrors}")
            .Reports(Code.Violation.Replace("error", severity, StringComparison.Ordinal));

    [Fact]
    public void Editorconfig_can_turn_an_error_into_a_warning() =>
        Violating().File(".editorconfig", "[*.cs]\ndotnet_diagnostic.BYL1001.severity = warning\n")
            .Build().Reports(Code.Violation.Replace("error", "warning", StringComparison.Ordinal));

    [Fact]
    public void BylawWarnOnly_lets_the_build_go_on_and_the_next_one_fails_again()
    {
        var app = Violating();

        app.Build("-p:BylawWarnOnly=true").Reports(Code.Violation.Replace("error", "warning", StringComparison.Ordinal));
        app.Build().Reports(Code.Violation);
    }

    [Fact]
    public void Editorconfig_can_turn_an_id_off() =>
        Violating().File(".editorconfig", "[*.cs]\ndotnet_diagnostic.BYL1001.severity = none\n").Build().Reports();

    [Fact]
    public void RunAnalyzers_false_turns_everything_off() => Violating().Build("-p:RunAnalyzers=false").Reports();

    [Fact]
    public void BylawEnabled_false_takes_the_analyzers_out_of_one_project()
    {
        var app = Violating().Project(body: "<PropertyGroup><BylawEnabled>false</BylawEnabled></PropertyGroup>").File("bylaw.yml", "not: [a rule file");

        app.Build().Reports();

        Assert.False(app.Options().NamesBylaw);
    }

    private Consumer Violating() => feed.Consumer()
        .Project()
        .File("bylaw.yml", Code.Rules)
        .File("Data/OrderStore.cs", Code.Store)
        .File("Core/OrderService.cs", Code.Service)
        .File("Web/OrdersController.cs", Code.BadController);
}
