using Bylaw.Benchmarks.Compiling;

namespace Bylaw.Benchmarks.Backend;

/// <summary>
/// `-- backend [rounds]`: what Bylaw adds to the compile of a backend, and how that grows with it; `-- small [rounds]`: without the growth, in a
/// few minutes.
/// </summary>
internal static class Comparison
{
    private const string Bylaw = "Bylaw.Analyzers";
    private const string AspNetCore = "Microsoft.AspNetCore.App.Analyzers";

    // The runtime recompiles hot code several times over; a server that has built a few projects is past that.
    private const int WarmUps = 12;
    private const int SmallPerLarge = 3;

    /// <returns>The exit code: 1 when the findings are not those that were planted.</returns>
    public static int Run(int rounds)
    {
        var server = new CompilerServer();
        var small = new Subject(BackendProject.Write(150), server);
        var large = new Subject(BackendProject.Write(1500), server);

        WarmUp(small);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < SmallPerLarge; i++)
                small.Round(withFirst: (round + i) % 2 == 0);
            large.Round(withFirst: round % 2 == 0);
        }

        Print(small);
        Print(large);
        PrintGrowth(small, large);
        return ExitCode(small, large);
    }

    public static int RunSmall(int rounds)
    {
        var small = new Subject(BackendProject.Write(150), new CompilerServer());
        WarmUp(small);
        for (var round = 0; round < rounds; round++)
            small.Round(withFirst: round % 2 == 0);

        Print(small);
        return ExitCode(small);
    }

    private static void WarmUp(Subject small)
    {
        for (var i = 0; i < WarmUps; i++)
            small.WarmUp();
    }

    private static int ExitCode(params Subject[] subjects)
    {
        List<string> problems = [.. subjects.SelectMany(subject => subject.Problems).Distinct()];
        problems.ForEach(Console.Error.WriteLine);
        return problems.Count == 0 ? 0 : 1;
    }

    private static void Print(Subject it)
    {
        it.ReportAnalyzers();
        Console.WriteLine($"""

            == {it.Project.Features} features: {it.Project.Files} files, {it.Project.Lines} lines; findings: {Findings.Text(it.Project.Expected)}
                                            without Bylaw                with Bylaw
            CPU time, ms          {it.Cpu(Without).Text("0"),25} {it.Cpu(With).Text("0"),25}
            elapsed, ms           {it.Wall(Without).Text("0"),25} {it.Wall(With).Text("0"),25}
            allocated, MB         {it.Megabytes(Without).Text("0"),25} {it.Megabytes(With).Text("0"),25}
            with / without        CPU {it.CpuRatio.Text("0.000")}, elapsed {it.WallRatio.Text("0.000")}; goal 1.05
            analyzer time, ms     Bylaw {it.AnalyzerTime(Bylaw).Text("0")}, {AspNetCore} {it.AnalyzerTime(AspNetCore).Text("0")}; goal: Bylaw less
            """);
        foreach (var analyzer in it.AnalyzersOf(Bylaw))
            Console.WriteLine($"  {analyzer[(Bylaw.Length + 1)..],-22}{it.AnalyzerTime(analyzer).Text("0")}");
    }

    private static void PrintGrowth(Subject small, Subject large) => Console.WriteLine($"""

        == Ten times the code
        CPU time              without Bylaw × {large.Cpu(Without).Median / small.Cpu(Without).Median:0.0}, with × {large.Cpu(With).Median / small.Cpu(With).Median:0.0}; goal 10.5
        Bylaw's analyzers     × {large.AnalyzerTime(Bylaw).Median / small.AnalyzerTime(Bylaw).Median:0.0}
        """);

    private static Run Without(Pair pair) => pair.Without;

    private static Run With(Pair pair) => pair.With;
}
