using BenchmarkDotNet.Attributes;
using Bylaw.Benchmarks.Reading;
using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Benchmarks.Micro;

public class ReaderBenchmarks
{
    private RuleFileText _file = null!;

    [Params(60, 200)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Write() => _file = new RuleFileText("/repo/bylaw.yml", RuleFileOfSize.Write(Rules));

    [Benchmark]
    public object Read() => RuleBookReader.Read(_file, []);
}
