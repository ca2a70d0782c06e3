using Bylaw.Benchmarks.Compiling;

namespace Bylaw.Benchmarks.Backend;

/// <summary>The same compilation without and with Bylaw, one right after the other, so that both have the same machine.</summary>
internal sealed record Pair(Run Without, Run With)
{
    public double CpuRatio => With.Cpu / Without.Cpu;

    public double WallRatio => With.Wall / Without.Wall;
}
