namespace Bylaw.Benchmarks;

internal static class Repository
{
    /// <summary>The folder of Analyzers.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } above ? Find(above)
        : throw new InvalidOperationException("The benchmarks run from within the repository.");
}
