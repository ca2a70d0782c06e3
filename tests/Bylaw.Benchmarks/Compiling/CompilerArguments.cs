using System.Diagnostics;

namespace Bylaw.Benchmarks.Compiling;

/// <summary>The compiler's command line of a project, as the SDK composes it: its analyzers, generators, configs and references.</summary>
internal sealed record CompilerArguments(string Folder, string[] Arguments)
{
    /// <summary>Restores the project and lets a build go as far as the compiler.</summary>
    public static CompilerArguments Of(string project, bool withBylaw)
    {
        var folder = Path.GetDirectoryName(project)!;
        var file = Path.Combine(folder, "obj", "arguments.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        DotNet(folder, "build", project, "-restore", "-target:WriteArguments", "-verbosity:minimal", "-nologo",
            $"-property:WithBylaw={(withBylaw ? "true" : "false")}", $"-property:ArgumentsFile={file}");
        return new CompilerArguments(folder, [.. File.ReadAllLines(file), $"/out:{Path.Combine(folder, "obj", withBylaw ? "with.dll" : "without.dll")}"]);
    }

    private static void DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{output}");
    }
}
