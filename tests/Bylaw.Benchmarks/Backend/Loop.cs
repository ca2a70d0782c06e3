using Bylaw.Benchmarks.Compiling;

namespace Bylaw.Benchmarks.Backend;

/// <summary>`-- loop [features] [times]`: nothing but compiles with Bylaw, for a profiler to look at.</summary>
internal static class Loop
{
    public static int Run(int features, int times)
    {
        var server = new CompilerServer();
        var arguments = CompilerArguments.Of(BackendProject.Write(features).ProjectFile, withBylaw: true);
        for (var i = 0; i < times; i++)
        {
            var run = server.Compile(arguments);
            Console.WriteLine($"CPU {run.Cpu.TotalMilliseconds:0} ms, elapsed {run.Wall.TotalMilliseconds:0} ms, allocated {run.Allocated >> 20} MB");
        }

        return 0;
    }
}
