using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Whether the code of a job is prepared for its work to fail.</summary>
internal static class JobGuard
{
    // A job is cut into so many methods, not more.
    private const int MostMethods = 16;

    // Waiting, and what logs, is no work that fails by itself.
    private static readonly HashSet<string> Waiting = new(StringComparer.Ordinal)
    {
        "Delay", "Yield", "ConfigureAwait", "WaitForNextTickAsync", "WaitAsync", "Register", "FromSeconds", "FromMinutes", "FromHours", "FromMilliseconds", "FromDays", "ThrowIfCancellationRequested",
    };

    /// <summary>Whether something is called that may fail.</summary>
    public static bool Works(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation call && !Waiting.Contains(call.TargetMethod.Name) && !LogCalls.Logs(call))
                return true;
        }

        return false;
    }

    /// <summary>Whether it hands its work to the events of a client, as consumers of a queue do: a client that can't start should stop the host.</summary>
    public static bool OnlyListens(IOperation block)
    {
        foreach (var operation in block.Descendants())
        {
            if (operation is IEventAssignmentOperation { Adds: true })
                return true;
        }

        return false;
    }

    /// <param name="isLoop">It is the body of a loop, which a `return` or `throw` in the catch would end.</param>
    public static bool IsGuarded(IOperation code, IAssemblySymbol own, bool isLoop)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ICatchClauseOperation clause when CatchesAll(clause) && CaughtException.IsTold(clause) && !(isLoop && Ends(clause)):
                case IInvocationOperation call when IsResilient(call) || GuardsItself(call, own):
                    return true;
            }
        }

        return false;
    }

    public static bool IsRetried(IMethodSymbol method, IOperation block, IReadOnlyList<ILoopOperation> loops)
    {
        if (HasRetryAttribute(method) || HasRetryAttribute(method.ContainingType))
            return true;

        foreach (var operation in block.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call when IsResilient(call) || NameWords.Of(call.TargetMethod.Name).Contains("retry"):
                case IObjectCreationOperation { Type: { Name: "JobExecutionException" } type } when SymbolNames.Namespace(type) == "Quartz":
                case ILoopOperation loop when !loops.Contains(loop) && loop.Body.Descendants().Any(static inner => inner is ITryOperation):
                    return true;
            }
        }

        return false;
    }

    // `pipeline.ExecuteAsync(…)` of Polly.
    private static bool IsResilient(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) && call.TargetMethod.ContainingType is { } type
        && (SymbolNames.Namespace(type) is "Polly" || SymbolNames.Namespace(type).StartsWith("Polly.", StringComparison.Ordinal));

    private static bool CatchesAll(ICatchClauseOperation clause) =>
        clause.ExceptionType is { SpecialType: SpecialType.System_Object } || clause.ExceptionType is { Name: "Exception" } type && SymbolNames.Namespace(type) == "System";

    private static bool Ends(ICatchClauseOperation clause) =>
        clause.Handler.Operations.LastOrDefault() is IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
            or IBranchOperation { BranchKind: BranchKind.Break };

    // A method of this project that the job calls, or one that this calls in turn: its syntax says enough. Of other projects only an editor has the source.
    private static bool GuardsItself(IInvocationOperation call, IAssemblySymbol own)
    {
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, own))
            return false;

        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var todo = new Queue<ISymbol>([call.TargetMethod]);
        while (todo.Count > 0 && seen.Count < MostMethods)
        {
            if (todo.Dequeue() is not IMethodSymbol method || !seen.Add(method))
                continue;

            foreach (var reference in method.DeclaringSyntaxReferences)
            {
                foreach (var node in reference.GetSyntax().DescendantNodes())
                {
                    if (node is CatchClauseSyntax { Declaration: null } || (node is CatchClauseSyntax { Declaration.Type: var type } && type.ToString() is "Exception" or "System.Exception"))
                        return true;
                    // `await FlushAsync(batch)`: the job is cut into methods of its own.
                    if (node is InvocationExpressionSyntax { Expression: SimpleNameSyntax name })
                    {
                        foreach (var member in method.ContainingType.GetMembers(name.Identifier.ValueText))
                            todo.Enqueue(member);
                    }
                }
            }
        }

        return false;
    }

    private static bool HasRetryAttribute(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: var name } && NameWords.Of(name).Contains("retry"))
                return true;
        }

        return false;
    }
}
