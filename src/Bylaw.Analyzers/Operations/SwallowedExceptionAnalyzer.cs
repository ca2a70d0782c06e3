using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL7005 of `ensure: no-swallowed-exception`: whoever catches all exceptions tells somebody, and `throw;` keeps the stack.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedExceptionAnalyzer() : BylawAnalyzer(Descriptors.SwallowedException)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<NoSwallowedExceptionVerb>.Register(context, rules, "the catches of", Judge);

    private static void Judge(CheckedBody<NoSwallowedExceptionVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            if (operation is IThrowOperation rethrow && LosesStack(rethrow))
                JudgeThrow(body, rethrow);
            else if (operation is ICatchClauseOperation { Filter: null, ExceptionType: { } type } clause && type.TypeKind != TypeKind.Error)
                JudgeCatch(body, clause, type);
        }
    }

    private static void JudgeThrow(CheckedBody<NoSwallowedExceptionVerb> body, IThrowOperation rethrow)
    {
        foreach (var rule in body.RulesAt(rethrow))
            body.Report(rule, RuleIds.SwallowedException, rethrow, $"{body.SubjectAt(rethrow)} must rethrow with 'throw;': '{rethrow.Syntax}' loses the stack of the exception");
    }

    private static void JudgeCatch(CheckedBody<NoSwallowedExceptionVerb> body, ICatchClauseOperation clause, ITypeSymbol type)
    {
        var isAll = CatchesAll(type);
        foreach (var rule in body.RulesAt(clause))
        {
            if (isAll ? IsTold(clause, body.Owner) : !rule.Verb.Specific || IsExplained(clause) || CaughtException.IsCancellation(type))
                continue;

            var what = type.SpecialType == SpecialType.System_Object ? "everything" : $"'{type.Name}'";
            var says = isAll ? $"must not catch {what} and tell nobody" : $"must not catch {what} and do nothing";
            body.Report(rule, RuleIds.SwallowedException, clause, $"{body.SubjectAt(clause)} {says}", isAll ? null : type);
        }
    }

    // `catch` alone has the type object.
    private static bool CatchesAll(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || (type.Name is "Exception" or "SystemException" && SymbolNames.Namespace(type) == "System");

    private static bool IsTold(ICatchClauseOperation clause, ISymbol owner) =>
        CaughtException.IsTold(clause) || ExpectedFailure.IsAnswered(clause, owner) || ExpectedFailure.IsOfCleanup(clause) || ExpectedFailure.IsReasoned(clause);

    private static bool IsExplained(ICatchClauseOperation clause) =>
        clause.Handler.Operations.Length > 0
        || (clause.Syntax is CatchClauseSyntax { Block: var block } && block.DescendantTrivia().Any(static trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)));

    /// <summary>Whether `throw ex;` stands where `throw;` could, with the exception as it was caught.</summary>
    private static bool LosesStack(IThrowOperation rethrow)
    {
        var thrown = rethrow.Exception;
        while (thrown is IConversionOperation conversion)
            thrown = conversion.Operand;
        if (rethrow.Syntax is not ThrowStatementSyntax || thrown is not ILocalReferenceOperation { Local: var exception })
            return false;

        for (IOperation at = rethrow; at.Parent is { } parent; at = parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation || (parent is ITryOperation { Finally: { } last } && last == at))
                return false;
            if (parent is ICatchClauseOperation clause)
                return CaughtException.Local(clause) is { } caught && SymbolEqualityComparer.Default.Equals(caught, exception) && !IsAssigned(clause, caught);
        }

        return false;
    }

    private static bool IsAssigned(ICatchClauseOperation clause, ILocalSymbol exception)
    {
        foreach (var operation in clause.Handler.Descendants())
        {
            if (operation is IAssignmentOperation { Target: ILocalReferenceOperation { Local: var target } } && SymbolEqualityComparer.Default.Equals(target, exception))
                return true;
        }

        return false;
    }
}
