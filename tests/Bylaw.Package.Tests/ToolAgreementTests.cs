using System.Text.RegularExpressions;
using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>`bylaw check` and the build of a solution that has the package: the same findings, one by one.</summary>
[Collection(PackageCollection.Name)]
public sealed class ToolAgreementTests(PackageFeed feed)
{
    private const string Rules = """
        bylaw: 1
        layers:
          Endpoint: { is: endpoint }
          Core: { in: "App.Core.**" }
          Data: { in: "App.Data.**" }
        rules:
          layering: { flow: [ "Endpoint -> Core -> Data" ], because: the core owns the data }
          no-console: { in: any, forbid: { types: [System.Console] } }
          clock: { in: any, forbid: { members: [System.DateTime.Now, System.DateTime.UtcNow] }, severity: suggestion }
          nullable: { in: any, ensure: { nullable-style: { nullable: enable } } }
          templates: { in: any, ensure: { log-template: {} } }
          no-static: { in: Core, require: { each: type, modifier: sealed }, severity: warning }
        exceptions:
          - { rule: no-console, at: App.Core.Greeting, reason: It is the one place that greets., expires: never }
        """;

    [Fact]
    public void The_tool_reports_what_the_build_reports()
    {
        var app = feed.Consumer("a#b; c (1) it's ü日")
            .File("bylaw.yml", Rules)
            // A finding of error severity would end the build before the projects above are compiled.
            .File("Directory.Build.props", "<Project><PropertyGroup><BylawWarnOnly>true</BylawWarnOnly></PropertyGroup></Project>")
            .File(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.BYL2002.severity = warning\n[**/Quiet/*.cs]\ndotnet_diagnostic.BYL2001.severity = none\n")
            .File("Shop.slnx", """<Solution><Project Path="Data/Data.csproj" /><Project Path="Core/Core.csproj" /><Project Path="Web/Web.csproj" /></Solution>""")
            // The compiler of Visual Basic can't build in a folder of this name.
            .File("All.slnx", """<Solution><Project Path="Data/Data.csproj" /><Project Path="Core/Core.csproj" /><Project Path="Web/Web.csproj" /><Project Path="Legacy/Legacy.vbproj" /></Solution>""")
            .File("Legacy/Legacy.vbproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .File("Legacy/Old.vb", "Public Class Old\nEnd Class\n")
            .Project("Data/Data.csproj", "<PropertyGroup><TargetFramework /><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks></PropertyGroup>")
            .File("Data/OrderStore.cs", """
                namespace App.Data
                {
                    public class OrderStore
                    {
                        public System.DateTime Now() => System.DateTime.Now;
                #if NETSTANDARD2_0
                        public void Old() => System.Console.WriteLine();
                #endif
                    }
                }
                """)
            .Project("Core/Core.csproj", """
                <PropertyGroup><AllowUnsafeBlocks>true</AllowUnsafeBlocks><ImplicitUsings>enable</ImplicitUsings><LangVersion>preview</LangVersion></PropertyGroup>
                <ItemGroup><ProjectReference Include="../Data/Data.csproj" Aliases="global,data" /><Using Include="App.Data" /></ItemGroup>
                """)
            .File("Core/OrderService.cs", """
                namespace App.Core;

                public class OrderService(OrderStore store)
                {
                    public string? Name { get; set; }
                    public object Count() { Console.WriteLine(); Console.WriteLine(store.Now()); return Frozen(); }
                #pragma warning disable BYL2001 // Only while the old client is there.
                    public void Muted() => Console.WriteLine();
                #pragma warning restore BYL2001
                    private static int Frozen() { Console.Beep(); return 0; }
                    public unsafe int* Pointer => null;
                }
                """)
            .File("Core/Greeting.cs", "namespace App.Core;\n\npublic sealed partial class Greeting\n{\n    public void Say() => Console.WriteLine(Word().IsMatch(\"a\"));\n\n    [System.Text.RegularExpressions.GeneratedRegex(\"a\")]\n    private static partial System.Text.RegularExpressions.Regex Word();\n}\n")
            .File("Core/Quiet/Silent.cs", "namespace App.Core.Quiet;\n\npublic sealed class Silent\n{\n    public void Say() => Console.WriteLine();\n}\n")
            .File("Core/Loose.cs", "#nullable disable\nnamespace App.Core;\n\npublic sealed class Loose\n{\n}\n")
            .File("Core/bylaw.baseline", "# bylaw baseline 1\nCore | no-console | M:App.Core.OrderService.Frozen | body | T:System.Console | 1\nCore | no-console | M:App.Core.OrderService.Gone | body | T:System.Console | 1\n")
            .File("Web/Web.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Bylaw.Analyzers" Version="{feed.Version}" PrivateAssets="all" />
                    <ProjectReference Include="../Core/Core.csproj" />
                  </ItemGroup>
                </Project>
                """)
            .File("Web/Program.cs", """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddControllersWithViews();
                var app = builder.Build();
                app.MapGet("/orders", (App.Data.OrderStore store) => store.Now());
                app.Run();
                """)
            .File("Web/OrdersController.cs", """
                using App.Data;
                using Microsoft.AspNetCore.Mvc;

                namespace App.Web;

                public class OrdersController(OrderStore store, ILogger<OrdersController> logger) : Controller
                {
                    public IActionResult Index() { logger.LogInformation($"at {store.Now()}"); return View(); }
                }
                """)
            .File("Web/Views/Orders/Index.cshtml", "@{ System.Console.WriteLine(); }\n<p>@DateTime.Now</p>\n");

        var build = app.Build("Shop.slnx");
        build.Succeeds();
        var ofBuild = build.Findings.Where(finding => finding.Contains(" BYL", StringComparison.Ordinal)).Distinct().ToList();

        var check = app.Check("All.slnx");

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("Legacy: skipped: Visual Basic", check.Output);
        Assert.True(ofBuild.Count >= 10, string.Join("\n", ofBuild));
        Assert.Equal(ofBuild, Findings(check.Output));
        // A rule that selects something in one project only is not dead.
        Assert.DoesNotContain("BYL0003", check.Output);

        // And without the package's own targets in the projects, nor a build.
        foreach (var project in (string[])["Data/Data.csproj", "Core/Core.csproj", "Web/Web.csproj"])
            app.File(project, Regex.Replace(File.ReadAllText(Path.Combine(app.Folder, project)), "<PackageReference Include=\"Bylaw.Analyzers\"[^>]*/>", ""));
        foreach (var folder in Directory.GetDirectories(app.Folder).SelectMany(folder => (string[])[Path.Combine(folder, "bin"), Path.Combine(folder, "obj")]).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        Assert.Equal(3, app.Check("Shop.slnx").ExitCode);
        app.Restore("Shop.slnx").Succeeds();
        Assert.DoesNotContain(Files(app.Folder), file => file.Contains($"{Path.DirectorySeparatorChar}bin", StringComparison.Ordinal));
        var before = Files(app.Folder);

        Assert.Equal(ofBuild, Findings(app.Check("Shop.slnx").Output));
        Assert.Equal(before, Files(app.Folder));
    }

    private static List<string> Findings(string output) =>
        [.. Regex.Matches(output, @"^(?<place>.+?\(\d+,\d+\)): (?<id>(warning|error) BYL\d+): ", RegexOptions.Multiline).Select(match => $"{match.Groups["place"].Value}: {match.Groups["id"].Value}").Distinct().Order(StringComparer.Ordinal)];

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}")];
}
