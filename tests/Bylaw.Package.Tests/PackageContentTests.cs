using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Bylaw.Package.Tests.Consuming;

namespace Bylaw.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] Assemblies = ["analyzers/dotnet/cs/Bylaw.Analyzers.dll", "analyzers/dotnet/cs/Bylaw.CodeFixes.dll", "analyzers/dotnet/cs/Bylaw.Rules.dll"];

    [Fact]
    public void Holds_exactly_the_analyzers_the_targets_and_the_schema()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);

        Assert.Equal(
            [
                "Bylaw.Analyzers.nuspec",
                "README.md",
                .. Assemblies,
                "build/Bylaw.Analyzers.props",
                "build/Bylaw.Analyzers.targets",
                "buildTransitive/Bylaw.Analyzers.props",
                "buildTransitive/Bylaw.Analyzers.targets",
                "buildTransitive/Bylaw.Delegated.globalconfig",
                "buildTransitive/Bylaw.FailOnAnalyzerCrash.globalconfig",
                "buildTransitive/Bylaw.Warnings.globalconfig",
                "bylaw.schema.json",
                "icon.png",
            ],
            package.Entries.Select(entry => entry.FullName).Where(name => !IsEnvelope(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_a_development_dependency_without_dependencies()
    {
        var document = XDocument.Load(Path.Combine(feed.ExtractedPath, "Bylaw.Analyzers.nuspec"));
        var metadata = document.Root!.Elements().Single().Elements().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Equal("Bylaw.Analyzers", Assert.Single(metadata["id"]));
        Assert.Equal("true", Assert.Single(metadata["developmentDependency"]));
        Assert.Equal("MIT", Assert.Single(metadata["license"]));
        Assert.Equal("README.md", Assert.Single(metadata["readme"]));
        Assert.Equal("icon.png", Assert.Single(metadata["icon"]));
        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "dependency" or "frameworkAssembly" or "reference");
    }

    [Fact]
    public void Assemblies_are_deterministic_and_need_only_the_compiler_or_the_editor()
    {
        foreach (var assembly in Assemblies)
        {
            using var file = new PEReader(File.OpenRead(Path.Combine(feed.ExtractedPath, assembly)));
            Assert.Contains(file.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);

            var metadata = file.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                var name = metadata.GetString(reference.Name);
                Assert.True(
                    name is "netstandard" or "Bylaw.Rules" or "System.Collections.Immutable" or "System.Reflection.Metadata" or "System.Memory"
                        || (name is "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" && reference.Version <= new Version(4, 14, 0, 0))
                        || (assembly.EndsWith("CodeFixes.dll", StringComparison.Ordinal) && IsOfEditors(name)),
                    $"{assembly} references {name} {reference.Version}");
            }
        }
    }

    // The compiler has none of these, and never loads a fix.
    private static bool IsOfEditors(string name) =>
        name is "Bylaw.Analyzers" or "Microsoft.CodeAnalysis.Workspaces" or "Microsoft.CodeAnalysis.CSharp.Workspaces" or "System.Composition.AttributedModel" or "System.Threading.Tasks.Extensions";

    private static bool IsEnvelope(string name) =>
        name is "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);
}
