using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bylaw.Analyzers;

/// <summary>The stack that a walk over operations needs, kept for the next walk: code nests too deep for recursion, and a build has many members.</summary>
internal static class OperationStack
{
    [ThreadStatic]
    private static Stack<IOperation>? _spare;

    /// <summary>A stack that pops the blocks in their order.</summary>
    public static Stack<IOperation> Take(ImmutableArray<IOperation> blocks)
    {
        var stack = _spare ?? new Stack<IOperation>();
        _spare = null;
        for (var i = blocks.Length - 1; i >= 0; i--)
            stack.Push(blocks[i]);
        return stack;
    }

    public static void Return(Stack<IOperation> stack)
    {
        stack.Clear();
        _spare = stack;
    }
}
