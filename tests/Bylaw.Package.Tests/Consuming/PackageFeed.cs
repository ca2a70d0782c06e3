using System.IO.Compression;
using System.Reflection;

namespace Bylaw.Package.Tests.Consuming;

/// <summary>
/// Packs Bylaw.Analyzers once and serves it to consumers from a folder of its own. Other packages come from the machine's cache,
/// ours never does: a package of an earlier run can't stand in for this one.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private static readonly string Configuration = typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Configuration").Value!;

    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bylaw-{Guid.NewGuid():N}");
    private readonly string _machinePackages;
    private int _consumers;

    public PackageFeed()
    {
        var feed = Directory.CreateDirectory(Path.Combine(_root, "feed")).FullName;
        Require(DotNet.Run(Repository.Root, ["pack", "src/Bylaw.Package", "--no-build", "-c", Configuration, "-o", feed, $"-p:NuspecOutputPath={_root}"]));
        PackagePath = Directory.GetFiles(feed).Single();
        ExtractedPath = Path.Combine(_root, "extracted");
        ZipFile.ExtractToDirectory(PackagePath, ExtractedPath);
        _machinePackages = Require(DotNet.Run(_root, ["nuget", "locals", "global-packages", "--list", "--force-english-output"]))
            .Split("global-packages:")[1].Trim();

        // Above the consumers' folders: NuGet can't load a config file from a path with a semicolon.
        Write("nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{feed}" /></packageSources></configuration>""");
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true");
    }

    /// <summary>The tool, as the build of the tests has left it.</summary>
    public static string Tool => Repository.At($"src/Bylaw.Cli/bin/{Configuration}/net10.0/bylaw.dll");

    public string PackagePath { get; }

    public string ExtractedPath { get; }

    public string Version => Path.GetFileNameWithoutExtension(PackagePath)["Bylaw.Analyzers.".Length..];

    internal (string Name, string Value)[] Environment =>
        [("NUGET_PACKAGES", Path.Combine(_root, "packages")), ("NUGET_FALLBACK_PACKAGES", _machinePackages), ("BYLAW_CACHE", Path.Combine(_root, "cache"))];

    /// <summary>An empty folder for a consumer, below a folder of its own.</summary>
    internal Consumer Consumer(string folderName = "App") =>
        new(this, Directory.CreateDirectory(Path.Combine(_root, $"{Interlocked.Increment(ref _consumers)}", folderName)).FullName);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_root, name), text);

    private static string Require((int ExitCode, string Output) run) =>
        run.ExitCode == 0 ? run.Output : throw new InvalidOperationException(run.Output);
}

/// <summary>All builds of consumers share one feed, and run one after the other: each keeps a machine busy.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "package";
}
