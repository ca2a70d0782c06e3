using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// Turns an exception of ours into BYL0008: AD0001 would be a warning, and the analyzer would be off with the build green. All callbacks are
/// registered through this.
/// </summary>
[SuppressMessage("MicrosoftCodeAnalysisPerformance", "RS1013", Justification = "These are the registration.")]
internal static class Guard
{
    public static void OnStart(this AnalysisContext context, Action<CompilationStartAnalysisContext> action) =>
        context.RegisterCompilationStartAction(start => Run(start, action, static (start, exception) =>
            start.RegisterCompilationEndAction(end => end.ReportDiagnostic(Failure("the rules of the project", null, exception)))));

    public static void OnSymbols(this CompilationStartAnalysisContext context, string what, Action<SymbolAnalysisContext> action, params SymbolKind[] kinds) =>
        context.RegisterSymbolAction(Guarded(action, (symbol, exception) =>
            symbol.ReportDiagnostic(Failure($"{what} '{symbol.Symbol.Name}'", symbol.Symbol.Locations.FirstOrDefault(), exception))), kinds);

    public static void OnBodies(this CompilationStartAnalysisContext context, string what, Action<OperationBlockAnalysisContext> action) =>
        context.RegisterOperationBlockAction(Guarded(action, (block, exception) =>
            block.ReportDiagnostic(Failure($"{what} '{block.OwningSymbol.Name}'", block.OwningSymbol.Locations.FirstOrDefault(), exception))));

    public static void OnSyntax(this CompilationStartAnalysisContext context, string what, Action<SyntaxNodeAnalysisContext> action, params SyntaxKind[] kinds) =>
        context.RegisterSyntaxNodeAction(Guarded(action, (node, exception) =>
            node.ReportDiagnostic(Failure(what, node.Node.GetLocation(), exception))), kinds);

    public static void OnFiles(this CompilationStartAnalysisContext context, string what, Action<SemanticModelAnalysisContext> action) =>
        context.RegisterSemanticModelAction(Guarded(action, (file, exception) =>
            file.ReportDiagnostic(Failure($"{what} '{file.SemanticModel.SyntaxTree.FilePath}'", null, exception))));

    public static void OnTrees(this CompilationStartAnalysisContext context, string what, Action<SyntaxTreeAnalysisContext> action) =>
        context.RegisterSyntaxTreeAction(Guarded(action, (tree, exception) =>
            tree.ReportDiagnostic(Failure($"{what} '{tree.Tree.FilePath}'", null, exception))));

    public static void OnAdditionalFiles(this CompilationStartAnalysisContext context, string what, Action<AdditionalFileAnalysisContext> action) =>
        context.RegisterAdditionalFileAction(Guarded(action, (file, exception) =>
            file.ReportDiagnostic(Failure($"{what} '{file.AdditionalFile.Path}'", null, exception))));

    public static void OnEnd(this CompilationStartAnalysisContext context, string what, Action<CompilationAnalysisContext> action) =>
        context.RegisterCompilationEndAction(Guarded(action, (end, exception) =>
            end.ReportDiagnostic(Failure(what, null, exception))));

    // Runs for every symbol and call of a compilation, so it allocates nothing.
    private static Action<T> Guarded<T>(Action<T> action, Action<T, Exception> report) => context => Run(context, action, report);

    public static void Run<T>(T context, Action<T> action, Action<T, Exception> report)
    {
        try
        {
            action(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            report(context, exception);
        }
    }

    private static Diagnostic Failure(string what, Location? location, Exception exception) =>
        Diagnostic.Create(Descriptors.InternalError, location ?? Location.None, Text(what, exception));

    /// <param name="what">What was being done, as in "failed at …".</param>
    public static string Text(string what, Exception exception) =>
        $"Bylaw failed at {what}, which was not checked: {exception.GetType().Name}: {exception.Message} {FirstFrame(exception)}. Please report this";

    private static string FirstFrame(Exception exception)
    {
        var trace = exception.StackTrace ?? "";
        var end = trace.IndexOf('\n');
        return (end < 0 ? trace : trace.Substring(0, end)).Trim();
    }
}
