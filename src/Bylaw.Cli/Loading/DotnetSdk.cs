using System.Diagnostics;

namespace Bylaw.Cli.Loading;

/// <summary>The .NET SDK that `dotnet build` would use in a folder: its MSBuild describes the projects, its compiler compiles them.</summary>
/// <param name="Host">The `dotnet` that belongs to it.</param>
internal sealed record DotnetSdk(string Host, string Folder)
{
    /// <summary>The folder of all that is installed along with it.</summary>
    public string Root => Path.GetDirectoryName(Path.GetDirectoryName(Folder))!;

    public string CompilerFolder => Path.Combine(Folder, "Roslyn", "bincore");

    /// <summary>The compiler's folder has no Workspaces, and those of another version don't fit its compiler.</summary>
    public string WorkspacesFolder => Path.Combine(Folder, "DotnetTools", "dotnet-format");

    /// <exception cref="LoadException">There is none, or not the one that global.json asks for.</exception>
    public static DotnetSdk Of(string folder)
    {
        var host = FindHost();
        var (exitCode, output, error) = Run(host, folder, "--version");
        if (exitCode != 0)
            throw new LoadException($"No .NET SDK can be used in '{folder}': {FirstLine(error, output)} Install the SDK that global.json names, or change it.");

        // `dotnet` may be a link into the folder that has the SDKs.
        var root = Path.GetDirectoryName(new FileInfo(host).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? host)!;
        var sdk = new DotnetSdk(host, Path.Combine(root, "sdk", output.Trim()));
        return Directory.Exists(sdk.CompilerFolder) && Directory.Exists(sdk.WorkspacesFolder)
            ? sdk
            : throw new LoadException($"'{sdk.Folder}' is no complete .NET SDK: it has no compiler. Install it anew.");
    }

    private static string FindHost()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // Set by `dotnet` for whatever it starts; else the one whose runtime this is; else the one that a shell would find.
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string?> candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name)),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, name)),
        ];
        return candidates.FirstOrDefault(File.Exists) ?? throw new LoadException("There is no `dotnet` on the PATH. Install the .NET SDK.");
    }

    private static (int ExitCode, string Output, string Error) Run(string host, string folder, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(host, argument) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static string FirstLine(params IEnumerable<string> texts) =>
        texts.SelectMany(text => text.Split('\n')).Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
}

/// <summary>What the user named can't be loaded at all; the message says why and what to do.</summary>
internal sealed class LoadException(string message) : Exception(message)
{
    public int ExitCode { get; init; } = Cli.ExitCode.NothingDone;
}
