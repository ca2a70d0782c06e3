using System.Diagnostics;
using System.Globalization;
using Bylaw.Rules;
using Bylaw.Rules.Reading;

namespace Bylaw.Benchmarks.Reading;

/// <summary>`-- read`: the first rule file that a process reads, as in a build on a fresh machine.</summary>
internal static class ColdReading
{
    private const int Processes = 15;

    public static void Run()
    {
        Print(60, "");
        Print(200, "; goal 5");
    }

    /// <summary>The child: reads once and says how long it took.</summary>
    public static int ReadOnce(int rules)
    {
        var file = new RuleFileText("/repo/bylaw.yml", RuleFileOfSize.Write(rules));
        var watch = Stopwatch.StartNew();
        var book = RuleBookReader.Read(file, []);
        watch.Stop();

        Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        foreach (var problem in book.Problems)
            Console.Error.WriteLine(problem);
        return book.Problems.Count == 0 && book.Rules.Count >= rules ? 0 : 1;
    }

    private static void Print(int rules, string goal) => Console.WriteLine(
        $"reading {rules} rules, first call of a process, ms: {new Figures(Enumerable.Range(0, Processes).Select(_ => InNewProcess(rules))).Text("0.0")}{goal}");

    private static double InNewProcess(int rules)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ColdReading).Assembly.Location, "read-once", rules.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The rule file was not read as meant.");
    }
}
