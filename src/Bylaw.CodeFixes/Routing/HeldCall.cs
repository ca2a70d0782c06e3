using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A call of the dependency's own method: `orders.FindAsync(id)`.</summary>
internal sealed record HeldCall(ExpressionSyntax Receiver, MemberAccessExpressionSyntax Access, IMethodSymbol Method)
{
    /// <summary>Whether all arguments are given, by their place.</summary>
    public bool IsSpelledOut => Access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } && arguments.Count == Method.Parameters.Length && arguments.All(argument => argument.NameColon is null);

    /// <summary>Null if the dependency is used in another way. What an extension method does with it, it does not say.</summary>
    public static HeldCall? Of(FindingContext context, ExpressionSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && call.Expression == access
            && context.Model.GetSymbolInfo(call, context.Cancellation).Symbol is IMethodSymbol { ReducedFrom: null, IsGenericMethod: false } method
            ? new HeldCall(use, access, method)
            : null;
}
