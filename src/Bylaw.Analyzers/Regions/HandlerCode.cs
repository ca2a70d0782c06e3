using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The code of a handler that is written where its route is mapped.</summary>
internal static class HandlerCode
{
    /// <param name="function">What was handed over: a lambda, or a reference to a local function.</param>
    /// <param name="root">All of the code around the call.</param>
    public static IOperation? BodyOf(IOperation function, IMethodSymbol handler, IOperation root)
    {
        if (function is IAnonymousFunctionOperation lambda)
            return lambda.Body;

        foreach (var operation in root.Descendants())
        {
            if (operation is ILocalFunctionOperation local && SymbolEqualityComparer.Default.Equals(local.Symbol, handler))
                return local.Body;
        }

        return null;
    }
}
