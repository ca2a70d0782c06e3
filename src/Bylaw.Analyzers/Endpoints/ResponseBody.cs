using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Something that an endpoint sends.</summary>
/// <param name="Value">The expression it comes from; null where the signature says it.</param>
internal readonly record struct ResponseBody(ITypeSymbol Type, IOperation? Value, AnswerKind Kind)
{
    private const int MaxSteps = 16;

    /// <summary>All that is known of what an endpoint sends: by its signature, and where that leaves it open, by what its code returns.</summary>
    /// <param name="code">The handler's own code; null when it has none.</param>
    public static IReadOnlyList<ResponseBody> Of(IMethodSymbol handler, IOperation? code)
    {
        var bodies = new List<ResponseBody>();
        if (ResultTypes.Awaited(handler.ReturnType) is not { } returned)
            return bodies;

        var isOpen = AddDeclared(returned, bodies);
        if (isOpen && code is not null)
            AddReturned(code, bodies, onlyResults: ResultTypes.ActionResultOf(returned) is { } body && !ResultTypes.IsVague(body));
        return bodies;
    }

    /// <summary>Adds what the type says; whether the code may send something else.</summary>
    private static bool AddDeclared(ITypeSymbol type, List<ResponseBody> bodies)
    {
        if (ResultTypes.ActionResultOf(type) is { } promised)
        {
            if (!ResultTypes.IsVague(promised))
                bodies.Add(new ResponseBody(promised, null, AnswerKind.Success));
            return true;
        }

        if (ResultTypes.IsUnion(type))
        {
            var isOpen = false;
            foreach (var one in ((INamedTypeSymbol)type).TypeArguments)
            {
                if (ResultTypes.TypedResultOf(one) is (var body, AnswerKind.Either) && !ResultTypes.IsVague(body))
                    bodies.Add(new ResponseBody(body, null, AnswerKind.Either));
                else
                    isOpen |= AddDeclared(one, bodies);
            }

            return isOpen;
        }

        if (ResultTypes.TypedResultOf(type) is var (sent, kind))
        {
            // What `Json(x, statusCode: …)` says of the status, only the code knows.
            if (ResultTypes.IsVague(sent) || kind == AnswerKind.Either)
                return true;

            bodies.Add(new ResponseBody(sent, null, kind));
            return false;
        }

        if (ResultTypes.IsBare(type))
            return false;
        if (ResultTypes.IsVague(type) || ResultTypes.IsResult(type))
            return true;

        bodies.Add(new ResponseBody(type, null, AnswerKind.Success));
        return false;
    }

    private static void AddReturned(IOperation code, List<ResponseBody> bodies, bool onlyResults)
    {
        var blocks = ImmutableArray.Create(OperationRoot.Of(code));
        var todo = OperationStack.Take([code]);
        while (todo.Count > 0)
        {
            var operation = todo.Pop();
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value })
                AddResult(value, blocks, bodies, onlyResults, MaxSteps);
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;

            foreach (var child in operation.ChildOperations.Reverse())
                todo.Push(child);
        }

        OperationStack.Return(todo);
    }

    // `return …;`: a result that carries something, or the thing itself.
    private static void AddResult(IOperation value, ImmutableArray<IOperation> blocks, List<ResponseBody> bodies, bool onlyResults, int steps)
    {
        if (Choices(value) is { } choices)
        {
            foreach (var choice in choices)
                AddResult(choice, blocks, bodies, onlyResults, steps - 1);
            return;
        }

        var behind = Behind(value, blocks);
        if (steps > 0 && !ReferenceEquals(behind, value))
            AddResult(behind, blocks, bodies, onlyResults, steps - 1);
        else if (ResultValue.Of(behind) is var (sent, kind))
            AddValue(sent, kind, blocks, bodies, steps);
        else if (behind.Type is { } type && ResultTypes.TypedResultOf(type) is var (body, typedKind))
            Add(body, behind, typedKind, bodies);
        else if (!onlyResults && behind.Type is { } plain && !ResultTypes.IsResult(plain))
            Add(plain, behind, AnswerKind.Success, bodies);
    }

    private static void AddValue(IOperation value, AnswerKind kind, ImmutableArray<IOperation> blocks, List<ResponseBody> bodies, int steps)
    {
        if (steps > 0 && Choices(value) is { } choices)
        {
            foreach (var choice in choices)
                AddValue(choice, kind, blocks, bodies, steps - 1);
            return;
        }

        var behind = Behind(value, blocks);
        if (steps > 0 && !ReferenceEquals(behind, value))
            AddValue(behind, kind, blocks, bodies, steps - 1);
        else if (behind.Type is { } type && !ResultTypes.IsResult(type))
            Add(type, behind, kind, bodies);
    }

    private static void Add(ITypeSymbol type, IOperation value, AnswerKind kind, List<ResponseBody> bodies)
    {
        if (ResultTypes.Awaited(type) is { } sent && !ResultTypes.IsVague(sent) && value.ConstantValue is not { HasValue: true, Value: null })
            bodies.Add(new ResponseBody(sent, value, kind));
    }

    private static IEnumerable<IOperation>? Choices(IOperation value) => value switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } choice => [choice.WhenTrue, whenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
        IThrowOperation => [],
        _ => null,
    };

    // One step back: what a conversion converts, what a local of no particular type was given, what an awaited task was made of.
    private static IOperation Behind(IOperation value, ImmutableArray<IOperation> blocks) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
        IConversionOperation { Type: { } type } conversion when ResultTypes.ActionResultOf(type) is not null || ResultTypes.IsUnion(type) => conversion.Operand,
        IParenthesizedOperation inner => inner.Operand,
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod: { Name: "FromResult" } method, Arguments: [var only] } } when IsTask(method.ContainingType) => only.Value,
        IInvocationOperation { TargetMethod: { Name: "FromResult" } method, Arguments: [var only] } when IsTask(method.ContainingType) => only.Value,
        ILocalReferenceOperation { Type: { } type } local when ResultTypes.IsVague(type) || ResultTypes.IsResult(type) => LocalValue.AssignedOnce(local.Local, blocks) ?? value,
        _ => value,
    };

    private static bool IsTask(INamedTypeSymbol type) => type.Name is "Task" or "ValueTask" && SymbolNames.Namespace(type) == "System.Threading.Tasks";
}
