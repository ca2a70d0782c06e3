namespace Bylaw.Cli.Tests;

/// <summary>Projects that are restored once for all tests of a class; each test begins with sources of its own.</summary>
public sealed class RestoredProjects : IDisposable
{
    private readonly HashSet<string> restored = new(StringComparer.Ordinal);

    public Tool Tool { get; } = new();

    /// <summary>The only files there are, beside what a restore has made.</summary>
    /// <param name="files">Their texts by path; a project is restored when it is first seen.</param>
    public Tool With(params IReadOnlyList<(string Path, string Text)> files)
    {
        foreach (var file in Directory.EnumerateFiles(Tool.Folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            File.Delete(file);
        foreach (var (path, text) in files)
            Tool.Write(path, text);
        foreach (var (path, text) in files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal) && restored.Add(file.Path + file.Text)))
            Tool.Restore(path);
        return Tool;
    }

    public byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Tool.Folder, path));

    public void Dispose() => Tool.Dispose();
}
