using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>How an await is written.</summary>
internal static class AwaitSyntax
{
    /// <summary>`await task`, of a task that needs parentheses `await (a ?? b)`.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax task) => SyntaxFactory.AwaitExpression(
        SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
        task is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or BaseObjectCreationExpressionSyntax
            or ThisExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            ? task
            : SyntaxFactory.ParenthesizedExpression(task));

    /// <summary>The same in the place of another expression: in parentheses where something is asked of it.</summary>
    public static ExpressionSyntax InPlaceOf(ExpressionSyntax original, ExpressionSyntax task)
    {
        var awaited = Of(task.WithoutTrivia());
        return (IsAsked(original) ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited).WithTriviaFrom(original);
    }

    private static bool IsAsked(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax element => element.Expression == expression,
        InvocationExpressionSyntax call => call.Expression == expression,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == expression,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };
}
