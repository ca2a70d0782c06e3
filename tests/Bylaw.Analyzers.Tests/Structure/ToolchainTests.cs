using Bylaw.Testing;
using CSharpVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion;

namespace Bylaw.Analyzers.Tests.Structure;

public sealed class ToolchainTests
{
    private const string Id = "BYL1010";

    private static RuleTest Toolchain(string name, string settings, string framework = "net8.0") => new RuleTest().Rules($$"""
        bylaw: 1
        rules:
          {{name}}: { ensure: { toolchain: {{settings}} } }
        """).Source("class C { }").Property("BylawTargetFramework", framework).LanguageVersion(CSharpVersion.CSharp12);

    [Fact]
    public Task Another_framework_reports() => Toolchain("{|#0:stack|}", "{ target-framework: [net9.0, \"net10.0*\"] }")
        .Expect(0, Id, "'Shop' must target net9.0 or net10.0*, not net8.0 [stack]").RunAsync();

    [Fact]
    public Task An_older_dotnet_reports() => Toolchain("{|#0:stack|}", "{ dotnet-at-least: 9.0 }")
        .Expect(0, Id, "'Shop' must target .NET 9.0 or later, not net8.0 [stack]").RunAsync();

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net48")]
    [InlineData("netcoreapp3.1")]
    public Task What_was_before_dotnet_5_is_older(string framework) => Toolchain("{|#0:stack|}", "{ dotnet-at-least: 5.0 }", framework).Expect(0, Id).RunAsync();

    [Fact]
    public Task An_older_language_reports() => Toolchain("{|#0:stack|}", "{ csharp-at-least: 13 }")
        .Expect(0, Id, "'Shop' must be compiled as C# 13 or later, not 12.0 [stack]").RunAsync();

    [Theory]
    [InlineData("{ target-framework: net8.0 }", "net8.0")]
    [InlineData("{ target-framework: \"net10.0*\" }", "net10.0-windows")]
    [InlineData("{ dotnet-at-least: 8.0, csharp-at-least: 12 }", "net8.0")]
    [InlineData("{ dotnet-at-least: 9 }", "net10.0-android")]
    [InlineData("{ dotnet-at-least: 9.0 }", "")]
    public Task What_is_asked_for_is_fine(string settings, string framework) => Toolchain("stack", settings, framework).RunAsync();

    [Fact]
    public Task The_preview_of_the_language_is_above_all() => Toolchain("stack", "{ csharp-at-least: 99 }").LanguageVersion(CSharpVersion.Preview).RunAsync();
}
