using BenchmarkDotNet.Attributes;
using Bylaw.Rules;

namespace Bylaw.Benchmarks.Micro;

public class PatternBenchmarks
{
    private readonly NamePattern _literal = Names("Microsoft.EntityFrameworkCore.DbContext");
    private readonly NamePattern _suffix = Names("{Entity}Service");
    private readonly NamePattern _deep = Names("**.Services.**");
    private readonly NamePattern _capture = Names("Shop.{Module}.**");

    /// <summary>Most patterns are held against names that they don't match.</summary>
    [Params("Shop.Orders.Services.OrderService", "System.Collections.Immutable.ImmutableArray")]
    public string Name { get; set; } = "";

    private string SimpleName => Name[(Name.LastIndexOf('.') + 1)..];

    [Benchmark]
    public object? Literal() => _literal.Match(Name, Captures.None);

    [Benchmark]
    public object? Suffix() => _suffix.Match(SimpleName, Captures.None);

    [Benchmark]
    public object? Deep() => _deep.Match(Name, Captures.None);

    [Benchmark]
    public object? Capture() => _capture.Match(Name, Captures.None);

    private static NamePattern Names(string text) => NamePattern.ParseNames(text, out var error) ?? throw new ArgumentException(error);
}
