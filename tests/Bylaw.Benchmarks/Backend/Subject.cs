using Bylaw.Benchmarks.Compiling;

namespace Bylaw.Benchmarks.Backend;

/// <summary>A generated backend of one size and what was measured on it.</summary>
internal sealed class Subject(BackendProject project, CompilerServer server)
{
    private const int Reports = 3;

    private readonly CompilerArguments _without = CompilerArguments.Of(project.ProjectFile, withBylaw: false);
    private readonly CompilerArguments _with = CompilerArguments.Of(project.ProjectFile, withBylaw: true);
    private readonly List<Pair> _pairs = [];
    private readonly List<IReadOnlyDictionary<string, double>> _times = [];

    public BackendProject Project => project;

    public List<string> Problems { get; } = [];

    public Figures CpuRatio => new(_pairs.Select(pair => pair.CpuRatio));

    public Figures WallRatio => new(_pairs.Select(pair => pair.WallRatio));

    public Figures Cpu(Func<Pair, Run> side) => new(_pairs.Select(pair => side(pair).Cpu.TotalMilliseconds));

    public Figures Wall(Func<Pair, Run> side) => new(_pairs.Select(pair => side(pair).Wall.TotalMilliseconds));

    public Figures Megabytes(Func<Pair, Run> side) => new(_pairs.Select(pair => side(pair).Allocated / 1048576.0));

    /// <summary>Of the analyzers whose name begins so, as /reportanalyzer tells it.</summary>
    public Figures AnalyzerTime(string name) => new(_times.Select(times => times.GetValueOrDefault(name)));

    public IEnumerable<string> AnalyzersOf(string assembly) =>
        _times[0].Keys.Where(name => name.StartsWith(assembly + ".", StringComparison.Ordinal)).OrderByDescending(name => AnalyzerTime(name).Median);

    public void WarmUp() => Measure(withFirst: false);

    /// <param name="withFirst">Changes from round to round, since the second of two runs meets warmer caches.</param>
    public void Round(bool withFirst) => _pairs.Add(Measure(withFirst));

    public void ReportAnalyzers()
    {
        for (var i = 0; i < Reports; i++)
            _times.Add(AnalyzerTimes.In(server.Compile(_with, "/reportanalyzer", "/parallel-").Output));
    }

    private Pair Measure(bool withFirst)
    {
        var with = withFirst ? server.Compile(_with) : null;
        var without = server.Compile(_without);
        with ??= server.Compile(_with);
        Expect("without Bylaw", new SortedDictionary<string, int>(), without);
        Expect("with Bylaw", project.Expected, with);
        return new Pair(without, with);
    }

    private void Expect(string side, SortedDictionary<string, int> expected, Run run)
    {
        var (wanted, found) = (Findings.Text(expected), Findings.Text(Findings.In(run.Output)));
        if (wanted != found)
            Problems.Add($"{project.Features} features {side}: expected {wanted}; found {found}");
    }
}
