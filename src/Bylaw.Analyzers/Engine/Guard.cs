using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>
/// Turns an exception of ours into BYL0008: AD0001 would be a warning, and the analyzer would be off with the build green. All callbacks are
/// registered through this.
/// </summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012", Justification = "These are the registration.")]
[SuppressMessage("MicrosoftCodeAnalysisPerformance", "RS1013", Justification = "These are the registration.")]
internal static class Guard
{
    public static void OnSymbols(this CompilationStartAnalysisContext context, string what, Action<SymbolAnalysisContext> action, params SymbolKind[] kinds) =>
        context.RegisterSymbolAction(
            symbol => Run(symbol.ReportDiagnostic, $"{what} '{symbol.Symbol.Name}'", symbol.Symbol.Locations.FirstOrDefault(), action, symbol), kinds);

    public static void OnBodies(this CompilationStartAnalysisContext context, string what, Action<OperationBlockAnalysisContext> action) =>
        context.RegisterOperationBlockAction(
            block => Run(block.ReportDiagnostic, $"{what} '{block.OwningSymbol.Name}'", block.OwningSymbol.Locations.FirstOrDefault(), action, block));

    public static void OnOperations(this CompilationStartAnalysisContext context, string what, Action<OperationAnalysisContext> action, params OperationKind[] kinds) =>
        context.RegisterOperationAction(
            operation => Run(operation.ReportDiagnostic, what, operation.Operation.Syntax.GetLocation(), action, operation), kinds);

    public static void OnSyntax(this CompilationStartAnalysisContext context, string what, Action<SyntaxNodeAnalysisContext> action, params SyntaxKind[] kinds) =>
        context.RegisterSyntaxNodeAction(node => Run(node.ReportDiagnostic, what, node.Node.GetLocation(), action, node), kinds);

    public static void OnFiles(this CompilationStartAnalysisContext context, string what, Action<SemanticModelAnalysisContext> action) =>
        context.RegisterSemanticModelAction(
            file => Run(file.ReportDiagnostic, $"{what} '{file.SemanticModel.SyntaxTree.FilePath}'", null, action, file));

    public static void OnTrees(this CompilationStartAnalysisContext context, string what, Action<SyntaxTreeAnalysisContext> action) =>
        context.RegisterSyntaxTreeAction(tree => Run(tree.ReportDiagnostic, $"{what} '{tree.Tree.FilePath}'", null, action, tree));

    public static void OnAdditionalFiles(this CompilationStartAnalysisContext context, string what, Action<AdditionalFileAnalysisContext> action) =>
        context.RegisterAdditionalFileAction(
            file => Run(file.ReportDiagnostic, $"{what} '{file.AdditionalFile.Path}'", null, action, file));

    public static void OnEnd(this CompilationStartAnalysisContext context, string what, Action<CompilationAnalysisContext> action) =>
        context.RegisterCompilationEndAction(end => Run(end.ReportDiagnostic, what, null, action, end));

    /// <param name="what">What was being done, as in "failed at …".</param>
    public static void Run<T>(Action<Diagnostic> report, string what, Location? location, Action<T> action, T context)
    {
        try
        {
            action(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            report(Diagnostic.Create(Descriptors.InternalError, location ?? Location.None, Text(what, exception)));
        }
    }

    public static string Text(string what, Exception exception) =>
        $"Bylaw failed at {what}, which was not checked: {exception.GetType().Name}: {exception.Message} {FirstFrame(exception)}. Please report this";

    private static string FirstFrame(Exception exception)
    {
        var trace = exception.StackTrace ?? "";
        var end = trace.IndexOf('\n');
        return (end < 0 ? trace : trace.Substring(0, end)).Trim();
    }
}
