using Bylaw.Benchmarks.Compiling;

namespace Bylaw.Benchmarks.Backend;

/// <summary>`-- loop features times`: nothing but compiles with Bylaw, for a profiler to look at.</summary>
internal static class Loop
{
    /// <returns>1 when the findings are not those that were planted.</returns>
    public static int Run(int features, int times)
    {
        var server = new CompilerServer();
        var project = BackendProject.Write(features);
        var arguments = CompilerArguments.Of(project.ProjectFile, withBylaw: true);
        var output = "";
        for (var i = 0; i < times; i++)
        {
            var run = server.Compile(arguments);
            Console.WriteLine($"CPU {run.Cpu.TotalMilliseconds:0} ms, elapsed {run.Wall.TotalMilliseconds:0} ms, allocated {run.Allocated >> 20} MB");
            output = run.Output;
        }

        File.WriteAllText(Path.Combine(project.Folder, "output.txt"), output);
        var (expected, found) = (Findings.Text(project.Expected), Findings.Text(Findings.In(output)));
        Console.WriteLine($"expected {expected}\nfound    {found}");
        return expected == found ? 0 : 1;
    }
}
