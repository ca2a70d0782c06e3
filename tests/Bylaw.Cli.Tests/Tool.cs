using System.Diagnostics;

namespace Bylaw.Cli.Tests;

/// <summary>The tool as a process of its own, in a folder of its own: what a shell sees.</summary>
public sealed class Tool : IDisposable
{
    /// <summary>With all that shells and build systems stumble over.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("bylaw cli #;ü ").FullName;

    /// <summary>What it keeps from one run to the next: its own here, and none of the user's.</summary>
    public string Cache { get; } = Directory.CreateTempSubdirectory("bylaw cache #;ü ").FullName;

    public string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public bool Has(string path) => File.Exists(Path.Combine(Folder, path));

    public Outcome Run(params IReadOnlyList<string> arguments) => Run(null, arguments);

    /// <summary>Stopped as soon as the condition holds. Not by the signal of Ctrl-C, which has the same end: what runs in a shell's background ignores that one.</summary>
    public Outcome Interrupt(Func<bool> when, params IReadOnlyList<string> arguments) => Run(when, arguments);

    private Outcome Run(Func<bool>? interrupt, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BYLAW_CACHE"] = Cache;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bylaw.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        if (interrupt is not null)
        {
            while (!interrupt() && !process.WaitForExit(20))
                continue;
            Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        }

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Cache, recursive: true);
    }
}

public sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Nobody is shown a stack trace.</summary>
    public bool HasTrace => Error.Contains("   at ", StringComparison.Ordinal) || Output.Contains("Unhandled exception", StringComparison.Ordinal) || Error.Contains("Unhandled exception", StringComparison.Ordinal);
}
