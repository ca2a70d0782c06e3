using System.Diagnostics;

namespace Bylaw.Cli.Tests;

/// <summary>The tool as a process of its own, in a folder of its own: what a shell sees.</summary>
public sealed class Tool : IDisposable
{
    /// <summary>With all that shells and build systems stumble over.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("bylaw cli #;ü ").FullName;

    /// <summary>What it keeps from one run to the next: its own here, and none of the user's.</summary>
    public string Cache { get; set; } = Directory.CreateTempSubdirectory("bylaw cache #;ü ").FullName;

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

    /// <summary>Projects by name, each with those that it references after a colon; restored.</summary>
    public void Solution(params string[] projects)
    {
        Write("Shop.slnx", $"<Solution>{string.Concat(projects.Select(project => $"""<Project Path="{project.Split(':')[0]}/{project.Split(':')[0]}.csproj" />"""))}</Solution>");
        foreach (var project in projects)
            Project(project);
        Restore("Shop.slnx");
    }

    /// <param name="more">Further parts of the project file.</param>
    public void Project(string project, string frameworks = "net10.0", string more = "")
    {
        var parts = project.Split(':');
        Write($"{parts[0]}/{parts[0]}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework{(frameworks.Contains(';') ? "s" : "")}>{frameworks}</TargetFramework{(frameworks.Contains(';') ? "s" : "")}><Nullable>enable</Nullable><LangVersion>latest</LangVersion></PropertyGroup>
              <ItemGroup>{string.Concat(parts.Skip(1).Select(other => $"""<ProjectReference Include="../{other}/{other}.csproj" />"""))}</ItemGroup>
              {more}
            </Project>
            """);
    }

    public void Restore(string what) => Execute("dotnet", "restore", what, "-p:NuGetAudit=false");

    /// <summary>Another program, which must succeed.</summary>
    public void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Cache, recursive: true);
    }
}

public sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Place, level and id of each line.</summary>
    public IReadOnlyList<string> Findings =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(": ", line.IndexOf("BYL", StringComparison.Ordinal), StringComparison.Ordinal)])];

    /// <summary>Nobody is shown a stack trace.</summary>
    public bool HasTrace => Error.Contains("   at ", StringComparison.Ordinal) || Output.Contains("Unhandled exception", StringComparison.Ordinal) || Error.Contains("Unhandled exception", StringComparison.Ordinal);
}
