using System.Diagnostics;
using System.Globalization;
using Bylaw.Cli.Loading;

namespace Bylaw.Benchmarks.Checking;

/// <summary>`-- check solution [rounds]`: `bylaw check` as a process, against compiling and emitting the same projects in memory and nothing else.</summary>
internal static class CheckingSolution
{
    public static int Run(string solution, int rounds)
    {
        var cache = Directory.CreateTempSubdirectory("bylaw-benchmark-").FullName;
        try
        {
            var all = Enumerable.Range(0, rounds).Select(_ =>
            {
                Directory.Delete(cache, recursive: true);
                return (Compile: Measure(cache, typeof(CheckingSolution).Assembly.Location, "compile-once", solution), First: Check(cache, solution), Second: Check(cache, solution));
            }).ToList();
            Console.WriteLine($"""
                check {Path.GetFileName(solution)}, a process each
                compile and emit, s   {new Figures(all.Select(round => round.Compile.Wall)).Text("0.0")}; CPU {new Figures(all.Select(round => round.Compile.Cpu)).Text("0.0")}
                first run, s          {new Figures(all.Select(round => round.First.Wall)).Text("0.0")}; CPU {new Figures(all.Select(round => round.First.Cpu)).Text("0.0")}, without that of MSBuild, which it waits for
                against the compiler  × {new Figures(all.Select(round => round.First.Wall / round.Compile.Wall)).Text("0.00")}; goal 1.5; CPU × {new Figures(all.Select(round => round.First.Cpu / round.Compile.Cpu)).Text("0.00")}
                second run, s         {new Figures(all.Select(round => round.Second.Wall)).Text("0.0")}: {new Figures(all.Select(round => 100 * round.Second.Wall / round.First.Wall)).Text("0")} % of the first; goal 20
                memory, MB            {new Figures(all.Select(round => round.First.Megabytes)).Text("0")}; goal 2048
                """);
            return 0;
        }
        finally
        {
            if (Directory.Exists(cache))
                Directory.Delete(cache, recursive: true);
        }
    }

    /// <summary>The child that compiles. Not counted is what it takes to ask MSBuild how, which the compiler is told by whoever starts it.</summary>
    public static int CompileOnce(string solution)
    {
        using var loader = SolutionLoader.Open(new LoadOptions(ProjectList.FindInput(solution), null, null, null), CancellationToken.None);
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        foreach (var project in loader.Projects.Where(project => project.Arguments.Count > 0))
            loader.Compile(project, CancellationToken.None).Compilation.Emit(Stream.Null);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds} {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds}"));
        return 0;
    }

    private static Cost Check(string cache, string solution) => Measure(cache, typeof(SolutionLoader).Assembly.Location, "check", solution);

    private static Cost Measure(string cache, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // As the tool runs, not as the compiler server does.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment[WorkFolder.Variable] = cache;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var (cpu, most) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            if (process.HasExited)
                break;
            (cpu, most) = (process.TotalProcessorTime, Math.Max(most, process.WorkingSet64));
        }

        // What there is to find may be found; what can't be analysed is no measurement.
        if (process.ExitCode is not (0 or 1 or 5))
            throw new InvalidOperationException(output.Result + error.Result);
        return output.Result.Split(' ') is [var wall, var own] && double.TryParse(wall, CultureInfo.InvariantCulture, out var seconds)
            ? new Cost(seconds, double.Parse(own, CultureInfo.InvariantCulture), most / 1048576.0)
            : new Cost(watch.Elapsed.TotalSeconds, cpu.TotalSeconds, most / 1048576.0);
    }

    private readonly record struct Cost(double Wall, double Cpu, double Megabytes);
}
