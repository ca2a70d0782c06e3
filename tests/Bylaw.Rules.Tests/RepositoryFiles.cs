namespace Bylaw.Rules.Tests;

/// <summary>Files of this repository, which some tests hold against the code.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/', '\\')) ?? throw new InvalidOperationException("Not inside the repository."));
}
