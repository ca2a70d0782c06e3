using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>Hosts that can't run the analyzers say so; a silent green build would pass for a clean one.</summary>
[Collection(PackageCollection.Name)]
public sealed class HostTests(PackageFeed feed)
{
    [Fact]
    public void An_old_compiler_is_an_error_that_names_what_is_needed()
    {
        var build = feed.Consumer().Project().File("bylaw.yml", Code.LaxRules).Build("-p:BylawCompilerVersion=4.13.0.0");

        build.Reports("error BYL0009");
        Assert.Contains("needs the C# compiler 4.14 or later (.NET SDK 9.0.300, Visual Studio 2022 17.14); this build uses 4.13.0.0", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_config_is_an_error() => feed.Consumer()
        .File("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Import Project="{feed.ExtractedPath}/build/Bylaw.Analyzers.props" />
              <Import Project="{feed.ExtractedPath}/build/Bylaw.Analyzers.targets" />
            </Project>
            """)
        .File("packages.config", $"""<packages><package id="Bylaw.Analyzers" version="{feed.Version}" /></packages>""")
        .File("bylaw.yml", Code.LaxRules)
        .Build().Reports("error BYL0009");

    [Theory]
    [InlineData(false, "warning AD0001")]
    [InlineData(true, "error AD0001")]
    public void A_crashed_analyzer_fails_the_build_on_request(bool request, string expected) => feed.Consumer()
        .File("Crash/Crash.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><RunAnalyzers>false</RunAnalyzers></PropertyGroup>
              <ItemGroup><PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" /></ItemGroup>
            </Project>
            """)
        .File("Crash/CrashingAnalyzer.cs", """
            using System;
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public class CrashingAnalyzer : DiagnosticAnalyzer
            {
                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                    ImmutableArray.Create(new DiagnosticDescriptor("CRASH1", "title", "message", "category", DiagnosticSeverity.Warning, true));

                public override void Initialize(AnalysisContext context) =>
                    context.RegisterCompilationAction(_ => throw new InvalidOperationException());
            }
            """)
        .Project("App/App.csproj", body: """
            <ItemGroup>
              <ProjectReference Include="../Crash/Crash.csproj" ReferenceOutputAssembly="false" OutputItemType="Analyzer" />
            </ItemGroup>
            """)
        .File("bylaw.yml", Code.LaxRules)
        .File("App/Data/OrderStore.cs", Code.Store)
        .Build("App", $"-p:BylawFailOnAnalyzerCrash={request}")
        .Reports(expected);
}
