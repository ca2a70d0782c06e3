using System.Diagnostics;
using System.Globalization;
using Bylaw.Specs.Deriving;
using Bylaw.Specs.Reading;
using Bylaw.Specs.Vocabulary;

namespace Bylaw.Benchmarks.Specs;

/// <summary>`-- derive [rounds]`: documents to a rule file, against reading and parsing them alone, and how it grows with their number.</summary>
internal static class DerivingSpecs
{
    private const int Few = 250;
    private const int Many = 1000;

    public static int Run(int rounds)
    {
        var few = WriteSpecs(Few);
        var many = WriteSpecs(Many);
        try
        {
            var all = Enumerable.Range(0, rounds).Select(_ => (Few: InNewProcess("derive-once", few), Many: InNewProcess("derive-once", many), Parse: InNewProcess("parse-once", many))).ToList();
            Console.WriteLine($"""
                derive, {Many} documents of {new DirectoryInfo(many).EnumerateFiles().Sum(file => file.Length) / Many} bytes, a process each
                elapsed, ms           {new Figures(all.Select(round => round.Many.Wall)).Text("0")}; goal 5000 on two cores
                CPU time, ms          {new Figures(all.Select(round => round.Many.Cpu)).Text("0")}
                read and parse alone  CPU {new Figures(all.Select(round => round.Parse.Cpu)).Text("0")}; derive takes × {new Figures(all.Select(round => round.Many.Cpu / round.Parse.Cpu)).Text("0.0")}
                four times the files  CPU × {new Figures(all.Select(round => round.Many.Cpu / round.Few.Cpu)).Text("0.0")}; goal 4
                """);
            return 0;
        }
        finally
        {
            Directory.Delete(few, recursive: true);
            Directory.Delete(many, recursive: true);
        }
    }

    /// <summary>The child: what `bylaw derive` does with a folder. Says what it cost the process.</summary>
    public static int DeriveOnce(string folder)
    {
        var read = SpecFiles.Read([Path.Combine(folder, "*.md")], folder);
        var derivation = new Deriver(LexiconReader.Read([LexiconReader.BuiltIn()], [])).Derive(read.Documents);
        var rules = RuleFileWriter.Write(derivation, "");
        PrintCost();
        return read.Problems.Count == 0 && derivation.Rules.Count > 0 && rules.Length > 0 ? 0 : 1;
    }

    /// <summary>The child that only reads the files and has Markdig parse them.</summary>
    public static int ParseOnce(string folder)
    {
        var blocks = Directory.EnumerateFiles(folder, "*.md").Sum(file => SpecParser.Markdown(File.ReadAllText(file)).Count);
        PrintCost();
        return blocks > 0 ? 0 : 1;
    }

    private static void PrintCost() => Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));

    private static string WriteSpecs(int count)
    {
        var folder = Directory.CreateTempSubdirectory("bylaw-specs-").FullName;
        for (var i = 0; i < count; i++)
            File.WriteAllText(Path.Combine(folder, $"spec{i}.md"), SpecOfNumber.Write(i));
        return folder;
    }

    private static (double Wall, double Cpu) InNewProcess(string what, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DerivingSpecs).Assembly.Location, what, folder]) { RedirectStandardOutput = true };
        // As the tool runs, not as the compiler server does.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (watch.Elapsed.TotalMilliseconds, double.Parse(output, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{what} did not do what it should.");
    }
}
