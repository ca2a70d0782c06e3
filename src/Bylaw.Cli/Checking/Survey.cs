using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Bylaw.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Cli.Checking;

/// <summary>What a compilation shows while it is analysed, beside findings: how many types there are, and in which layers.</summary>
/// <param name="wantsTypes">Whether each type is wanted, or only their number.</param>
internal sealed class Survey(bool wantsTypes)
{
    private int _types;
    private int _unlayered;

    /// <summary>Null if no rule file holds. The same that the analyzers go by.</summary>
    public CompilationRules? Rules { get; private set; }

    public int Types => _types;

    public int Unlayered => _unlayered;

    public ConcurrentBag<SurveyedType> SurveyedTypes { get; } = [];

    /// <summary>Sees what the analyzers of Bylaw see, in the same run.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001", Justification = "No compiler loads it: it is made by hand, for one compilation.")]
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
        var isTest = rules.Project.IsTest && !rules.Book.IncludeTests;
        var layer = isTest ? null : rules.Layers.NameOf(rules.Layers.Of(type));
        if (layer is null && !isTest)
            Interlocked.Increment(ref _unlayered);
        if (wantsTypes && !isTest)
        {
            var place = type.Locations[0].GetLineSpan();
            SurveyedTypes.Add(new SurveyedType(TypeName.Of(type), SymbolNames.Namespace(type), layer, Output.PathText.Full(place.Path), place.StartLinePosition.Line + 1));
        }
    }
}
