using BenchmarkDotNet.Attributes;
using Bylaw.Benchmarks.Backend;
using Bylaw.Benchmarks.Compiling;

namespace Bylaw.Benchmarks.Micro;

public class CompileBenchmarks
{
    private CompilerServer _server = null!;
    private CompilerArguments _arguments = null!;

    [Params(false, true)]
    public bool WithBylaw { get; set; }

    [GlobalSetup]
    public void Write()
    {
        _server = new CompilerServer();
        _arguments = CompilerArguments.Of(BackendProject.Write(150).ProjectFile, WithBylaw);
    }

    [Benchmark]
    public object Compile() => _server.Compile(_arguments);
}
