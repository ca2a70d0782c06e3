namespace Bylaw.Analyzers.Tests.Documentation;

/// <summary>Where this repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/', '\\')) ?? throw new InvalidOperationException("Not inside the repository."));
}
