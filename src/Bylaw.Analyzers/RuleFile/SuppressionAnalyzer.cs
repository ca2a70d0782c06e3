using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL0011: a finding of ours is switched off in the source and nobody says why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuppressionAnalyzer() : BylawAnalyzer(Descriptors.UnjustifiedSuppression)
{
    private const string Prefix = "BYL";

    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        context.OnTrees("the suppressions of", AnalyzeTree);

    private static void AnalyzeTree(SyntaxTreeAnalysisContext context)
    {
        if (!context.Tree.GetText(context.CancellationToken).ToString().Contains(Prefix))
            return;

        var root = context.Tree.GetRoot(context.CancellationToken);
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax pragma)
                AnalyzePragma(context, pragma);
        }

        foreach (var attribute in root.DescendantNodes().OfType<AttributeSyntax>())
            AnalyzeAttribute(context, attribute);
    }

    private static void AnalyzePragma(SyntaxTreeAnalysisContext context, PragmaWarningDirectiveTriviaSyntax pragma)
    {
        if (!pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) || IsExplained(pragma))
            return;

        foreach (var code in pragma.ErrorCodes)
        {
            if (code is IdentifierNameSyntax { Identifier.ValueText: var id } && id.StartsWith(Prefix, StringComparison.Ordinal))
                Report(context, code.GetLocation(), id, "write the reason behind it, as a comment on the same line");
        }
    }

    private static bool IsExplained(PragmaWarningDirectiveTriviaSyntax pragma) => pragma.DescendantTrivia()
        .Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !Justification.IsMissing(trivia.ToString().TrimStart('/')));

    private static void AnalyzeAttribute(SyntaxTreeAnalysisContext context, AttributeSyntax attribute)
    {
        if (!attribute.Name.ToString().Contains("SuppressMessage") || attribute.ArgumentList is not { Arguments: { Count: > 1 } arguments })
            return;
        if (arguments[1].Expression is not LiteralExpressionSyntax { Token.Value: string check } || !check.StartsWith(Prefix, StringComparison.Ordinal))
            return;

        var justification = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Justification")?.Expression;
        if (justification is null || (justification is LiteralExpressionSyntax { Token.ValueText: var text } && Justification.IsMissing(text)))
            Report(context, arguments[1].GetLocation(), check.Split(':')[0], "give it a Justification");
    }

    private static void Report(SyntaxTreeAnalysisContext context, Location location, string id, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnjustifiedSuppression, location, $"{id} is suppressed and nobody says why; {remedy}"));
}
