using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

internal static class OperationRoot
{
    /// <summary>The whole of the code that the operation is in, lambdas around it included.</summary>
    public static IOperation Of(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
