using BenchmarkDotNet.Attributes;
using Bylaw.Analyzers;
using Bylaw.Benchmarks.Backend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Benchmarks.Micro;

/// <summary>The layer of each type of a small backend, asked for the first time.</summary>
public class ClassificationBenchmarks
{
    private readonly List<INamedTypeSymbol> _types = [];
    private CompilationRules _rules = null!;

    [GlobalSetup]
    public void Compile()
    {
        var sources = Enumerable.Range(0, Feature.PerModule).SelectMany(index => FeatureFiles.Of(new Feature(index)));
        var references = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "refs.txt")).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Backend", sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path)), references);

        var options = new AnalyzerOptions([new RuleFile()], new RuleFile.Options());
        _rules = CompilationRules.Of(compilation, options, CancellationToken.None) ?? throw new InvalidOperationException("There is no rule file.");
        Collect(compilation.Assembly.GlobalNamespace);
    }

    [Benchmark(OperationsPerInvoke = Feature.PerModule * 10)]
    public int Layers()
    {
        var map = new LayerMap(_rules);
        var layered = 0;
        foreach (var type in _types)
            layered += map.Of(type) == LayerMap.None ? 0 : 1;
        return layered;
    }

    private void Collect(INamespaceSymbol space)
    {
        _types.AddRange(space.GetTypeMembers());
        foreach (var inner in space.GetNamespaceMembers())
            Collect(inner);
    }
}
