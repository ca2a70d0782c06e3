using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>What a member does with a resource that it keeps in a local.</summary>
internal static class LocalResource
{
    /// <summary>Whether it is only used: neither disposed, nor returned, kept or handed to somebody who may dispose it.</summary>
    public static bool IsLeft(IVariableDeclaratorOperation declarator, ImmutableArray<IOperation> blocks)
    {
        for (var parent = declarator.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IUsingDeclarationOperation or IUsingOperation)
                return false;
            if (parent is IBlockOperation)
                break;
        }

        foreach (var block in blocks)
        {
            foreach (var operation in block.Descendants())
            {
                if (operation is ILocalReferenceOperation { Local: var local } reference && SymbolEqualityComparer.Default.Equals(local, declarator.Symbol) && !IsPlainUse(reference))
                    return false;
            }
        }

        return true;
    }

    private static bool IsPlainUse(ILocalReferenceOperation reference)
    {
        IOperation used = reference;
        while (used.Parent is IConversionOperation conversion)
            used = conversion;
        return used.Parent switch
        {
            IInvocationOperation call when call.Instance == used => !Disposes(call),
            IMemberReferenceOperation => true,
            IConditionalAccessOperation access when access.Operation == used =>
                !access.WhenNotNull.DescendantsAndSelf().Any(static part => part is IInvocationOperation call && Disposes(call)),
            // Dapper works on a connection, and leaves it to whoever opened it.
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } } =>
                SymbolNames.Namespace(method.ContainingType) == "Dapper",
            IBinaryOperation or IIsPatternOperation => true,
            IExpressionStatementOperation => true,
            _ => false,
        };
    }

    private static bool Disposes(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Dispose", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Close", StringComparison.Ordinal);
}
