namespace Bylaw.Package.Tests.Consuming;

/// <summary>A user's source tree that has the package.</summary>
internal sealed class Consumer(PackageFeed feed, string folder)
{
    private static readonly string[] Quiet =
        ["-nologo", "-tl:off", "-v:m", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:NuGetAudit=false"];

    public string Folder => folder;

    public Consumer File(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
        return this;
    }

    /// <summary>The sources of a folder of this repository.</summary>
    public Consumer Copy(string path)
    {
        var from = Repository.At(path);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(from, file)))
        {
            if (file.Replace('\\', '/').Split('/')[0] is not ("bin" or "obj"))
                File(file, System.IO.File.ReadAllText(Path.Combine(from, file)));
        }

        return this;
    }

    /// <summary>Gives a project that is there the package.</summary>
    public Consumer Package(string project) => File(project, System.IO.File.ReadAllText(Path.Combine(folder, project)).Replace(
        "</Project>", $"""<ItemGroup><PackageReference Include="Bylaw.Analyzers" Version="{feed.Version}" PrivateAssets="all" /></ItemGroup></Project>""", StringComparison.Ordinal));

    public void Delete(string path) => System.IO.File.Delete(Path.Combine(folder, path));

    /// <summary>A library with the package; <paramref name="body"/> goes into its project file.</summary>
    public Consumer Project(string path = "App.csproj", string body = "") => File(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <LangVersion>latest</LangVersion>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Bylaw.Analyzers" Version="{feed.Version}" PrivateAssets="all" />
          </ItemGroup>
          {body}
        </Project>
        """);

    public BuildResult Build(params string[] arguments) => Run(["build", .. arguments]);

    /// <summary>Applies the fixes of all our ids that can be applied to many findings at once.</summary>
    public BuildResult Format()
    {
        var ids = Directory.EnumerateFiles(Repository.At("rules/reference"), "BYL*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        var (exitCode, output) = DotNet.Run(folder, ["format", "analyzers", "--severity", "info", "--diagnostics", .. ids.OfType<string>()], feed.Environment);
        return new BuildResult(exitCode, output, folder);
    }

    /// <summary>What an IDE does to learn the compiler's arguments: nothing is compiled, and references need not be built.</summary>
    public BuildResult DesignTimeBuild(string project)
    {
        var restore = Run(["restore", project]);
        return restore.ExitCode != 0 ? restore : Run([
            "msbuild", project, "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildProjectReferences=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
        ]);
    }

    public BuildResult Restore(string solution) => Run(["restore", solution]);

    /// <summary>What `bylaw check` says, on both its outputs.</summary>
    public BuildResult Check(string solution)
    {
        var (exitCode, output) = DotNet.Run(folder, [PackageFeed.Tool, "check", solution], feed.Environment);
        return new BuildResult(exitCode, output, folder);
    }

    /// <summary>When the compiler last wrote the assembly.</summary>
    public DateTime CompiledAt(string assembly = "App") =>
        System.IO.File.GetLastWriteTimeUtc(Path.Combine(folder, $"obj/Debug/net10.0/{assembly}.dll"));

    public CompilerOptions Options(string project = "App") =>
        CompilerOptions.Read(Directory.GetFiles(folder, $"{project}.GeneratedMSBuildEditorConfig.editorconfig", SearchOption.AllDirectories).Single());

    private BuildResult Run(string[] arguments)
    {
        var (exitCode, output) = DotNet.Run(folder, [.. arguments, .. Quiet], feed.Environment);
        return new BuildResult(exitCode, output, folder);
    }
}
