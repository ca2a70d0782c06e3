using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bylaw.Benchmarks.Micro;

/// <summary>`-- micro [BenchmarkDotNet's own arguments]`: the parts one by one, warm.</summary>
internal static class MicroBenchmarks
{
    /// <remarks>In this process: it has the SDK's compiler, and the repository's settings are not meant for the project that a child is built from.</remarks>
    public static int Run(string[] arguments)
    {
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks", "micro"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(arguments is [] ? ["--filter", "*"] : arguments, config);
        return summaries.All(summary => summary.Reports.Any(report => report.Success)) ? 0 : 1;
    }
}
