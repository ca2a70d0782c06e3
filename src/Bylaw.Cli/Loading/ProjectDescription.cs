namespace Bylaw.Cli.Loading;

/// <summary>A project for one target framework, as its own build describes it.</summary>
/// <param name="TargetPath">The assembly that a build would make; other projects reference it by this path.</param>
/// <param name="Arguments">The compiler's command line; empty if the build did not get that far.</param>
/// <param name="Analyzers">Projects whose assemblies are no references, but analyze this one and generate code of it.</param>
/// <param name="IsEnabled">Whether it is checked; if not, it is only compiled for those that reference it.</param>
/// <param name="RuleFile">Null if no rule file holds for it.</param>
internal sealed record ProjectDescription(
    string Path, string TargetFramework, string Language, string TargetPath, bool IsEnabled, string? RuleFile, string AssetsFile,
    IReadOnlyList<string> Arguments, IReadOnlyList<ProjectReferencePath> References, IReadOnlyList<ProjectReferencePath> Analyzers)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether its packages have been resolved; a project without a list of packages to resolve has none.</summary>
    public bool IsRestored => AssetsFile.Length == 0 || File.Exists(AssetsFile);

    /// <summary>Whether its build has said how.</summary>
    public bool CanBeCompiled => IsRestored && Arguments.Count > 0;
}

/// <summary>A reference to another project, by the assembly that a build of it would make.</summary>
internal sealed record ProjectReferencePath(string TargetPath, string Project, IReadOnlyList<string> Aliases);
