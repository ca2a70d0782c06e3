using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The functions around an operation, innermost first.</summary>
internal static class Function
{
    /// <summary>The lambda or local function whose code it is; otherwise the member.</summary>
    public static IMethodSymbol? Around(IOperation operation, ISymbol owner) => Node(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => owner as IMethodSymbol,
    };

    /// <summary>The lambda or local function around the operation; null where the member itself is.</summary>
    public static IOperation? Node(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return at;
        }

        return null;
    }

    /// <summary>Whether it stands in a lambda that is not run but read, such as the condition of a query.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation && at.Parent is { Type: INamedTypeSymbol { Name: "Expression", IsGenericType: true } type }
                && SymbolNames.Namespace(type) == "System.Linq.Expressions")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The call that a lambda is handed to.</summary>
    public static IInvocationOperation? ReceiverOf(IAnonymousFunctionOperation lambda)
    {
        IOperation? at = lambda.Parent;
        while (at is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }
}
