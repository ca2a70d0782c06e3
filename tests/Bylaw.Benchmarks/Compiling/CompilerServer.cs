using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace Bylaw.Benchmarks.Compiling;

/// <summary>
/// The compiler server of the SDK, in this process: what `dotnet build` talks to, with its own way of loading analyzers, running them beside the
/// compiler and writing the assembly. It is not public, so it is reached by reflection; a self-made driver would bind the code twice and flatter us.
/// </summary>
internal sealed class CompilerServer
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string Folder = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "compiler.txt"))[0];

    private readonly object _host;
    private readonly MethodInfo _run;
    private readonly ConstructorInfo _request;

    public CompilerServer()
    {
        var server = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Folder, "VBCSCompiler.dll"));
        var hostType = Type(server, "Microsoft.CodeAnalysis.CompilerServer.CompilerServerHost");
        var logger = Type(server, "Microsoft.CodeAnalysis.CommandLine.EmptyCompilerServerLogger").GetConstructors(Any).Single().Invoke([]);
        _host = hostType.GetConstructors(Any).Single().Invoke([Folder, Path.GetDirectoryName(typeof(object).Assembly.Location), logger]);
        _run = hostType.GetMethod("RunCompilation", Any)!;
        _request = Type(server, "Microsoft.CodeAnalysis.CompilerServer.RunRequest").GetConstructors(Any).Single();
    }

    public Run Compile(CompilerArguments command, params string[] extra)
    {
        var temp = Directory.CreateTempSubdirectory("bylaw-bench").FullName;
        var request = _request.Invoke(["measured", "C#", command.Folder, temp, null, (string[])[.. command.Arguments, .. extra]]);

        Collect();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var response = _run.Invoke(_host, [request, CancellationToken.None])!;
        watch.Stop();
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes() - allocated;

        Directory.Delete(temp, recursive: true);
        var output = response.GetType().GetField("Output", Any)?.GetValue(response) as string
            ?? throw new InvalidOperationException($"The compiler server answered {response.GetType().Name}.");
        return new Run(watch.Elapsed, used, allocated, output);
    }

    // What one run leaves behind must not be another one's work.
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static Type Type(Assembly assembly, string name) =>
        assembly.GetType(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} of this SDK has no {name}.");
}

/// <summary>One compilation: how long it took, and what the compiler wrote to the console.</summary>
internal sealed record Run(TimeSpan Wall, TimeSpan Cpu, long Allocated, string Output);
