using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Tasks whose result is there: nobody waits for it.</summary>
internal static class CompletedTask
{
    public static bool Is(IOperation task, ImmutableArray<IOperation> blocks)
    {
        var value = LocalValue.Behind(DataSymbols.WithoutConversion(task), blocks);
        return value switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled" } made } => DataSymbols.IsTask(made.ContainingType),
            IPropertyReferenceOperation { Property: { Name: "CompletedTask" } property } => DataSymbols.IsTask(property.ContainingType),
            // `await Task.WhenAny(…)` gives a task that has ended.
            IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "WhenAny" } } => true,
            _ => IsOfContinuation(value) || WasAwaitedBefore(task, blocks),
        };
    }

    // `task.ContinueWith(t => t.Result)`, and what a lambda makes of a list of tasks.
    private static bool IsOfContinuation(IOperation value) =>
        value is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } };

    private static bool WasAwaitedBefore(IOperation task, ImmutableArray<IOperation> blocks)
    {
        var symbol = SymbolOf(DataSymbols.WithoutConversion(task));
        var start = task.Syntax.SpanStart;
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (operation.Syntax.SpanStart >= start)
                    continue;

                switch (operation)
                {
                    case IAwaitOperation awaited when IsWhenAll(awaited.Operation) || (symbol is not null && SymbolEqualityComparer.Default.Equals(SymbolOf(Awaited(awaited)), symbol)):
                    case IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "Status" or "IsFaulted", Instance: { } instance }
                        when symbol is not null && SymbolEqualityComparer.Default.Equals(SymbolOf(instance), symbol):
                        return true;
                }
            }
        }

        return false;
    }

    private static IOperation Awaited(IAwaitOperation awaited) =>
        awaited.Operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? task : awaited.Operation;

    private static bool IsWhenAll(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "WhenAll" } method } when DataSymbols.IsTask(method.ContainingType) => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } task } => IsWhenAll(task),
        _ => false,
    };

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
