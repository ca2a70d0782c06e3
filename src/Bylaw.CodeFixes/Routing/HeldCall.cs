using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A call of the dependency's own method: `orders.FindAsync(id)`.</summary>
internal sealed record HeldCall(ExpressionSyntax Receiver, MemberAccessExpressionSyntax Access, IMethodSymbol Method)
{
    /// <summary>Null if the dependency is used in another way. What an extension method does with it, it does not say.</summary>
    public static HeldCall? Of(FindingContext context, ExpressionSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && call.Expression == access
            && context.Model.GetSymbolInfo(call, context.Cancellation).Symbol is IMethodSymbol { ReducedFrom: null, IsGenericMethod: false } method
            ? new HeldCall(use, access, method)
            : null;
}
