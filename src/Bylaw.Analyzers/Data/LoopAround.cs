using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Whether an operation runs once for each element of something that is in memory already. Loops that wait, retry, read page by page, take chunks
/// or open a scope of their own for each element are made that way on purpose.
/// </summary>
internal static class LoopAround
{
    public static bool Has(IOperation operation, QueryKind kind, ImmutableArray<IOperation> blocks)
    {
        var child = operation;
        var endsLoop = false;
        for (var at = operation.Parent; at is not null; child = at, at = at.Parent)
        {
            switch (at)
            {
                case IBlockOperation block:
                    endsLoop |= Ends(block);
                    break;
                case IReturnOperation or IThrowOperation:
                    endsLoop = true;
                    break;
                case ILoopOperation loop:
                    if (!endsLoop && Repeats(loop, child, blocks) && !IsOnPurpose(loop.Body, operation, kind))
                        return true;
                    // `return` ends all loops, `break` this one.
                    if (!(endsLoop && child is IBlockOperation body && Returns(body)))
                        endsLoop = false;
                    break;
                case IAnonymousFunctionOperation lambda:
                    return kind != QueryKind.Request && IsForEach(lambda, blocks) && !IsOnPurpose(lambda.Body, operation, kind);
                case ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    private static bool Ends(IBlockOperation block) =>
        !block.Operations.IsEmpty && block.Operations[block.Operations.Length - 1] is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break }
            or IExpressionStatementOperation { Operation: IThrowOperation };

    private static bool Returns(IBlockOperation block) =>
        !block.Operations.IsEmpty && block.Operations[block.Operations.Length - 1] is IReturnOperation or IThrowOperation;

    private static bool Repeats(ILoopOperation loop, IOperation child, ImmutableArray<IOperation> blocks) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: false } each => child != each.Collection && IsLong(each.Collection, blocks),
        IForLoopOperation count => !count.Before.Contains(child) && count.Condition is IBinaryOperation condition && IsBound(condition),
        IWhileLoopOperation { Condition: { } condition } => child == loop.Body && Empties(condition),
        _ => false,
    };

    // `i < orders.Count`, but not `attempt < 3`.
    private static bool IsBound(IBinaryOperation condition) =>
        !condition.LeftOperand.ConstantValue.HasValue && !condition.RightOperand.ConstantValue.HasValue
        && (IsSize(condition.LeftOperand) || IsSize(condition.RightOperand));

    private static bool IsSize(IOperation value) => DataSymbols.WithoutConversion(value) is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: not null };

    // `queue.Count > 0`, `queue.TryDequeue(out var next)`, `orders.MoveNext()`.
    private static bool Empties(IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "TryDequeue" or "TryPop" or "MoveNext" } || IsSize(operation))
                return true;
        }

        return false;
    }

    // The elements of a list that is written out are few.
    private static bool IsLong(IOperation collection, ImmutableArray<IOperation> blocks)
    {
        var value = LocalValue.Behind(DataSymbols.WithoutConversion(collection), blocks);
        return value switch
        {
            IArrayCreationOperation { Initializer: not null } => false,
            ICollectionExpressionOperation list => HasSpread(list),
            IInvocationOperation { TargetMethod.Name: "Chunk" or "Batch" or "Page" or "GetValues" or "GetAsyncEnumerator" or "Buffer" } => false,
            _ => true,
        };
    }

    private static bool HasSpread(ICollectionExpressionOperation list)
    {
        foreach (var element in list.Elements)
        {
            if (element is ISpreadOperation)
                return true;
        }

        return false;
    }

    // `ids.Select(async id => …)`, `orders.ForEach(…)`.
    private static bool IsForEach(IAnonymousFunctionOperation lambda, ImmutableArray<IOperation> blocks)
    {
        if (Function.ReceiverOf(lambda) is not { TargetMethod: var method } call)
            return false;

        var loops = SymbolNames.Namespace(method.ContainingType) switch
        {
            "System.Linq" => method.ContainingType.Name == "Enumerable" && method.Name is "Select" or "SelectMany" or "Where" or "Any" or "All" or "Count" or "Sum" or "ToDictionary",
            "System.Collections.Generic" => method.Name == "ForEach",
            "System" => method is { Name: "ForEach", ContainingType.SpecialType: SpecialType.System_Array },
            _ => false,
        };
        return loops && (call.Instance ?? DataSymbols.Argument(call, 0)) is { } source
            && !DataSymbols.IsQueryable(DataSymbols.WithoutConversion(source).Type) && IsLong(source, blocks);
    }

    private static bool IsOnPurpose(IOperation body, IOperation query, QueryKind kind)
    {
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                // It waits between two turns, pages, or works with a session for each.
                case IInvocationOperation { TargetMethod: { Name: "Delay" or "Sleep" or "Skip" or "Take" or "CreateScope" or "CreateAsyncScope" or "CreateDbContext" or "CreateDbContextAsync" or "WaitForNextTickAsync" } }:
                // Each turn stands or falls by itself; a save once in a while.
                case ITryOperation { Catches.IsEmpty: false } attempt when kind == QueryKind.Save && Contains(attempt, query):
                case IConditionalOperation { Condition: IBinaryOperation condition } when kind == QueryKind.Save && IsOnceInAWhile(condition):
                    return true;
            }
        }

        return false;
    }

    private static bool IsOnceInAWhile(IBinaryOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } || IsSize(operation))
                return true;
        }

        return false;
    }

    private static bool Contains(IOperation outer, IOperation inner) => outer.Syntax.Span.Contains(inner.Syntax.Span);
}
