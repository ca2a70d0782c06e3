using System.Text.RegularExpressions;
using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

/// <summary>Rules that are left to the SDK: BylawDelegated turns its analyzers on, and each of them finds what it is named for.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class DelegatedTests(PackageFeed feed)
{
    [Fact]
    public void BylawDelegated_turns_on_ids_that_exist_and_fire()
    {
        var build = Violating().Build("-p:BylawDelegated=true");

        Assert.Equal(0, build.ExitCode);
        Assert.NotEmpty(Ids());
        Assert.Equal([.. Ids()], build.Findings.Select(IdOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_turned_on_unasked() => Violating().Build().Reports();

    [Fact]
    public void They_win_over_the_level_of_the_SDK()
    {
        var build = Violating().Build("-p:BylawDelegated=true", "-p:AnalysisMode=None");

        Assert.Equal([.. Ids()], build.Findings.Select(IdOf).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\n")]
    [InlineData(".globalconfig", "is_global = true\n")]
    public void What_the_project_says_itself_wins(string file, string head)
    {
        var own = head + "dotnet_diagnostic.CA5351.severity = none\ndotnet_diagnostic.CA5350.severity = error\n";

        var findings = Violating().File(file, own).Build("-p:BylawDelegated=true").Findings;

        Assert.DoesNotContain(findings, finding => IdOf(finding) == "CA5351");
        Assert.Contains(findings, finding => finding.EndsWith("error CA5350", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.EndsWith("warning CA3001", StringComparison.Ordinal));
    }

    /// <summary>Compatibility of what a library shows is compared when it is packed, by the SDK, with a package of before.</summary>
    [Fact]
    public void Package_validation_reports_what_a_contract_has_lost()
    {
        var library = feed.Consumer().Project(body: "<PropertyGroup><BylawEnabled>false</BylawEnabled></PropertyGroup>")
            .File("Messages.cs", "public record OrderPaid(int Id, string By); public record OrderShipped(int Id);");
        Pack("1.0.0").Reports();

        var findings = library.File("Messages.cs", "public record OrderPaid(int Id);")
            .Build("-t:Pack", "-p:PackageOutputPath=out", "-p:Version=1.1.0", "-p:EnablePackageValidation=true", $"-p:PackageValidationBaselinePath={library.Folder}/out/App.1.0.0.nupkg")
            .Findings;

        Assert.Equal(["CP0001", "CP0002"], findings.Select(IdOf).Where(id => id.StartsWith("CP", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

        BuildResult Pack(string version) => library.Build("-t:Pack", "-p:PackageOutputPath=out", $"-p:Version={version}");
    }

    private IEnumerable<string> Ids() =>
        SeverityLine().Matches(File.ReadAllText(Path.Combine(feed.ExtractedPath, "buildTransitive", "Bylaw.Delegated.globalconfig")))
            .Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal);

    private static string IdOf(string finding) => finding.Split(' ')[^1];

    private Consumer Violating() => feed.Consumer()
        .File("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Library</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Bylaw.Analyzers" Version="{feed.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """)
        .File("bylaw.yml", Code.LaxRules)
        .File("ReportsController.cs", """
            using System.Data.Common;
            using System.Diagnostics;
            using System.Reflection;
            using System.Text.RegularExpressions;
            using System.Xml;
            using Microsoft.AspNetCore.Mvc;

            namespace App;

            public class ReportsController(DbCommand command, XmlElement document) : Controller
            {
                [HttpGet]
                public object? Find(string name)
                {
                    command.CommandText = "SELECT * FROM reports WHERE name = '" + name + "'";
                    return command.ExecuteScalar();
                }

                [HttpGet]
                public string Read(string path) => System.IO.File.ReadAllText(path);

                [HttpGet]
                public void Open(string program) => Process.Start(program);

                [HttpGet]
                public XmlNode? Select(string path) => document.SelectSingleNode(path);

                [HttpGet]
                public void Write(string text) => document.InnerXml = text;

                [HttpGet]
                public Assembly Plug(string path) => Assembly.LoadFrom(path);

                [HttpGet]
                public bool Match(string pattern) => Regex.IsMatch("report", pattern);

                [HttpPost, ValidateAntiForgeryToken]
                public void Save(int id) => command.ExecuteNonQuery();

                [HttpPost]
                public void Forged(int id) => command.ExecuteNonQuery();
            }
            """)
        .File("Secrets.cs", """
            using System.IO.Compression;
            using System.Security.Cryptography;
            using Microsoft.IdentityModel.Tokens;

            namespace App
            {
                public static class Secrets
                {
                    public static byte[] Weak(byte[] data) => SHA1.HashData(data);

                    public static byte[] Broken(byte[] data) => MD5.HashData(data);

            #pragma warning disable SYSLIB0060 // The obsolete constructor is what these two analyzers look at.
                    public static byte[] WeakHash(string password, byte[] salt) =>
                        new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA1).GetBytes(32);

                    public static byte[] FewIterations(string password, byte[] salt) =>
                        new Rfc2898DeriveBytes(password, salt, 1_000, HashAlgorithmName.SHA256).GetBytes(32);
            #pragma warning restore SYSLIB0060

                    public static TokenValidationParameters Tokens() => new() { ValidateLifetime = false };

                    public static void Unzip(ZipArchiveEntry entry, string folder) => entry.ExtractToFile(System.IO.Path.Combine(folder, entry.FullName));

                    public static  int  Formatted( ) => 1;
                }
            }

            namespace Microsoft.IdentityModel.Tokens
            {
                /// <summary>Stands for the type of this name, whose package the SDK does not bring.</summary>
                public class TokenValidationParameters
                {
                    public bool ValidateLifetime { get; set; } = true;
                }
            }
            """);

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>[A-Z0-9]+)\.severity = warning\r?$", RegexOptions.Multiline)]
    private static partial Regex SeverityLine();
}
