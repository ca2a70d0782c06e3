using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bylaw.Analyzers;

/// <summary>BYL2004 of `ensure: no-code-execution`: no text that may come from outside becomes code, a process or a page.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeExecutionAnalyzer() : BylawAnalyzer(Descriptors.CodeExecution)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules) =>
        CheckedBody<NoCodeExecutionVerb>.Register(context, rules, "the calls of", Judge);

    private static void Judge(CheckedBody<NoCodeExecutionVerb> body)
    {
        foreach (var operation in body.Operations())
        {
            if (CodeExecution.Of(operation, body.Blocks) is not { } execution)
                continue;

            foreach (var rule in body.RulesAt(operation))
            {
                if (!IsAllowed(rule.Verb, execution.Member, body.Rules))
                    body.Report(rule, RuleIds.CodeExecution, operation, PlaceOf(operation), $"{body.SubjectAt(operation)} must not {execution.What} with '{NameOf(execution.Member)}'", execution.Member);
            }
        }
    }

    private static bool IsAllowed(NoCodeExecutionVerb verb, ISymbol member, CompilationRules rules)
    {
        var definition = (member as IMethodSymbol)?.ReducedFrom ?? member;
        foreach (var allowed in verb.Allow)
        {
            if (UseMatch.Member(rules, allowed, definition, Captures.None) is not null)
                return true;
        }

        return false;
    }

    private static Location PlaceOf(IOperation operation) => operation.Syntax switch
    {
        AssignmentExpressionSyntax assignment => ReferencePosition.LastName(assignment.Left).GetLocation(),
        CastExpressionSyntax cast => cast.Type.GetLocation(),
        ExpressionSyntax expression => ReferencePosition.LastName(expression).GetLocation(),
        var other => other.GetLocation(),
    };

    private static string NameOf(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Conversion } ? SymbolNames.ForMessage(member.ContainingType) : SymbolNames.ForMessage(member);
}
