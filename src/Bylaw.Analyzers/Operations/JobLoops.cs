using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The loops that keep a job going: until it is cancelled, on each tick, for each message.</summary>
internal static class JobLoops
{
    /// <summary>The outermost ones.</summary>
    public static IReadOnlyList<ILoopOperation> Of(IOperation block)
    {
        var loops = new List<ILoopOperation>();
        var todo = new Stack<IOperation>([block]);
        while (todo.Count > 0)
        {
            var operation = todo.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;

            if (operation is ILoopOperation loop && GoesOn(loop))
            {
                loops.Add(loop);
                continue;
            }

            foreach (var child in operation.ChildOperations.Reverse())
                todo.Push(child);
        }

        return loops;
    }

    private static bool GoesOn(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: true } => true,
        IForLoopOperation { Condition: null } => true,
        IForLoopOperation { Condition: { } condition } => Waits(condition),
        IWhileLoopOperation { Condition: { } condition } => condition.ConstantValue is { HasValue: true, Value: true } || Waits(condition),
        _ => false,
    };

    // `!stop.IsCancellationRequested`, `await timer.WaitForNextTickAsync(stop)`.
    private static bool Waits(IOperation condition)
    {
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (part is IAwaitOperation || part.Type is { Name: "CancellationToken" })
                return true;
        }

        return false;
    }
}
