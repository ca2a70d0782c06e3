using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>What all analyzers share: they run concurrently, leave generated code alone, and do nothing in a project without rules.</summary>
public abstract class BylawAnalyzer : DiagnosticAnalyzer
{
    private protected BylawAnalyzer(params DiagnosticDescriptor[] descriptors) =>
        SupportedDiagnostics = [.. descriptors, .. Descriptors.Custom, Descriptors.InternalError];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.OnStart(start =>
        {
            if (CompilationRules.Of(start.Compilation, start.Options, start.CancellationToken) is { } rules)
                Register(start, rules);
        });
    }

    /// <summary>Only the callbacks that the rules of this compilation need.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, CompilationRules rules);
}
