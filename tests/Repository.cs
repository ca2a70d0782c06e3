namespace Bylaw;

/// <summary>Where this repository is: in every test project, since source paths in assemblies are mapped in CI and tell nothing.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file or folder, from the root with `/`.</summary>
    public static string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public static string Read(string path) => File.ReadAllText(At(path));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder
        : Path.GetDirectoryName(folder.TrimEnd('/', '\\')) is { } above ? Find(above)
        : throw new InvalidOperationException("Tests run from within the repository.");
}
