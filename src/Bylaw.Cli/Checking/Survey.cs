using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Cli.Checking;

/// <summary>What a compilation shows while it is analysed, beside findings: how many types there are, which rules and layers select something.</summary>
internal sealed class Survey
{
    private readonly ConcurrentDictionary<string, int> _layers = new(StringComparer.Ordinal);
    private int _types;
    private int _unlayered;

    /// <summary>Null if no rule file holds. The same that the analyzers go by.</summary>
    public CompilationRules? Rules { get; private set; }

    public int Types => _types;

    public int Unlayered => _unlayered;

    /// <summary>How many types each layer has.</summary>
    public IReadOnlyDictionary<string, int> Layers => _layers;

    /// <summary>Sees what the analyzers of Bylaw see, in the same run.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001", Justification = "Made by hand, for one compilation.")]
    public sealed class Analyzer(Survey survey) : DiagnosticAnalyzer
    {
        // Reports nothing; an analyzer without any is not run.
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.InternalError];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.OnStart(start =>
            {
                if (CompilationRules.Of(start.Compilation, start.Options, start.CancellationToken) is not { } rules)
                    return;
                survey.Rules = rules;
                start.OnSymbols("the layer of", symbol => survey.Count(rules, (INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
                RuleFileAnalyzer.ObserveHealth(start, rules);
            });
        }
    }

    private void Count(CompilationRules rules, INamedTypeSymbol type)
    {
        if (type.ContainingType is not null || type.IsImplicitlyDeclared)
            return;
        Interlocked.Increment(ref _types);
        if (rules.Project.IsTest && !rules.Book.IncludeTests)
            return;

        if (rules.Layers.NameOf(rules.Layers.Of(type)) is { } layer)
            _layers.AddOrUpdate(layer, 1, static (_, count) => count + 1);
        else
            Interlocked.Increment(ref _unlayered);
    }
}
