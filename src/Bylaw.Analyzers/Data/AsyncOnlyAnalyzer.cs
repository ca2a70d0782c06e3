using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>BYL6001 of `ensure: async-only`: a thread that waits serves nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncOnlyAnalyzer() : BylawAnalyzer(Descriptors.AsyncOnly)
{
    private protected override void Register(CompilationStartAnalysisContext context, CompilationRules rules)
    {
        var queries = EfQueries(rules.Compilation);
        CheckedBody<AsyncOnlyVerb>.Register(context, rules, "the waiting of", body => Judge(body, queries));
    }

    // `ToListAsync` and its like; null in a project without EF Core.
    internal static INamedTypeSymbol? EfQueries(Compilation compilation)
    {
        var found = compilation.GetTypesByMetadataName(DataSymbols.Ef + ".EntityFrameworkQueryableExtensions");
        return found.IsEmpty ? null : found[0];
    }

    private static void Judge(CheckedBody<AsyncOnlyVerb> body, INamedTypeSymbol? queries)
    {
        foreach (var operation in body.Operations())
        {
            if (operation is not (IInvocationOperation or IPropertyReferenceOperation or IForEachLoopOperation))
                continue;
            if (Blocking(operation, body, queries) is not var (what, target, isWait) || IsElsewhere(operation) || IsStartup(operation, body.Owner))
                continue;

            var isAsync = IsAsync(operation, body.Owner);
            foreach (var rule in body.RulesAt(operation))
            {
                if (isAsync || (rule.Verb.Everywhere && !IsHandedOff(operation) && (isWait || !IsImposed(operation, body.Owner))))
                    Report(body, rule, operation, $"{body.SubjectAt(operation)} must not {what}", target);
            }
        }
    }

    private static void Report(CheckedBody<AsyncOnlyVerb> body, BoundRule<AsyncOnlyVerb> rule, IOperation operation, string what, ISymbol target)
    {
        if (operation is IForEachLoopOperation loop)
            body.Report(rule, RuleIds.AsyncOnly, operation, DataSymbols.WithoutConversion(loop.Collection).Syntax.GetLocation(), what, target);
        else
            body.Report(rule, RuleIds.AsyncOnly, operation, what, target);
    }

    // IsWait: for a task or the clock, where the others call what could be awaited.
    private static (string What, ISymbol Target, bool IsWait)? Blocking(IOperation operation, CheckedBody<AsyncOnlyVerb> body, INamedTypeSymbol? queries) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result" } property, Instance: { } task } when DataSymbols.IsTask(property.ContainingType) =>
            CompletedTask.Is(task, body.Blocks) ? null : OnTask(property),
        IInvocationOperation call => OfCall(call, body, queries),
        IForEachLoopOperation { IsAsynchronous: false } loop when queries is not null && DataSymbols.WithoutConversion(loop.Collection) is { Type: { } type } collection
            && DataSymbols.IsDatabaseQuery(collection, body.Blocks) => ($"read '{SymbolNames.ForMessage(type)}' with foreach where 'await foreach' can read it", type, false),
        _ => null,
    };

    private static (string, ISymbol, bool) OnTask(ISymbol member) => ($"wait for a task with '{SymbolNames.ForMessage(member.OriginalDefinition)}' instead of awaiting it", member, true);

    private static (string, ISymbol, bool)? OfCall(IInvocationOperation call, CheckedBody<AsyncOnlyVerb> body, INamedTypeSymbol? queries)
    {
        var method = call.TargetMethod;
        if (DataSymbols.IsTask(method.ContainingType))
        {
            return method.Name switch
            {
                "Wait" when call.Instance is { } task && !CompletedTask.Is(task, body.Blocks) => OnTask(method),
                "WaitAll" or "WaitAny" => OnTask(method),
                _ => null,
            };
        }

        if (method.Name == "GetResult" && SymbolNames.Namespace(method.ContainingType) == "System.Runtime.CompilerServices")
            return TaskBehind(call.Instance) is { } task && !CompletedTask.Is(task, body.Blocks) ? OnTask(method) : null;
        if (method.Name == "Sleep" && DataSymbols.Is(method.ContainingType, "System.Threading", "Thread"))
            return ($"block with '{SymbolNames.ForMessage(method)}' instead of awaiting Task.Delay", method, true);
        if (NameOfQuery(call, queries) is { } query)
            return DataSymbols.IsDatabaseQuery(DataSymbols.Receiver(call), body.Blocks) ? ($"call '{DataSymbols.NameOf(method)}' where '{query}' can be awaited", method, false) : null;
        if (AsyncSibling.Of(method, DataSymbols.Receiver(call)?.Type, body.Rules.Compilation, body.Member.ContainingType) is not { } sibling
            || IsWithin(sibling, call, body.Owner) || NoWait.Is(call, body.Blocks))
        {
            return null;
        }

        return ($"call '{DataSymbols.NameOf(method)}' where '{sibling.Name}' can be awaited", method, false);
    }

    // `task.GetAwaiter()` or `task.ConfigureAwait(false).GetAwaiter()`.
    private static IOperation? TaskBehind(IOperation? awaiter)
    {
        while (awaiter is IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait", Instance: { } instance })
        {
            awaiter = instance;
            if (DataSymbols.IsTask(awaiter.Type))
                return awaiter;
        }

        return null;
    }

    // `ToList` on a query is a method of any sequence.
    internal static string? NameOfQuery(IInvocationOperation call, INamedTypeSymbol? queries)
    {
        var method = call.TargetMethod;
        if (queries is null || method.ContainingType is not { Name: "Enumerable" or "Queryable" } || SymbolNames.Namespace(method.ContainingType) != "System.Linq")
            return null;

        foreach (var member in queries.GetMembers(method.Name + "Async"))
        {
            if (member is IMethodSymbol { Parameters: var parameters } && parameters.Length - 1 == method.Parameters.Length && Same(parameters, method.Parameters))
                return member.Name;
        }

        return null;
    }

    private static bool Same(ImmutableArray<IParameterSymbol> parameters, ImmutableArray<IParameterSymbol> others)
    {
        for (var i = 1; i < others.Length; i++)
        {
            if (parameters[i].Type.Name != others[i].OriginalDefinition.Type.Name)
                return false;
        }

        return true;
    }

    // The sibling itself, or what overrides it, may well be written with the method it stands for.
    private static bool IsWithin(IMethodSymbol sibling, IOperation call, ISymbol owner) =>
        owner.Name == sibling.Name || Function.Around(call, owner)?.Name == sibling.Name;

    private static bool IsAsync(IOperation operation, ISymbol owner) =>
        Function.Around(operation, owner) is { } function && (function.IsAsync || DataSymbols.IsTask(function.ReturnType));

    // `Dispose`, an override of a method of the framework: its author could not return a task.
    private static bool IsImposed(IOperation operation, ISymbol owner) =>
        Function.Node(operation) is null && MemberOrigin.IsElsewhere(owner) && MemberOrigin.Origin(owner).DeclaringSyntaxReferences.IsEmpty;

    // Read but not run, or where no await may stand.
    private static bool IsElsewhere(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is INameOfOperation or ILockOperation)
                return true;
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return Function.IsInExpressionTree(operation);
    }

    // At startup nothing else is there to run. A lambda in it may be middleware, which serves requests.
    private static bool IsStartup(IOperation operation, ISymbol owner) =>
        owner is IMethodSymbol method && (CompositionCode.Wires(method) || (method is { IsStatic: true, Name: "Main" })) && Function.Node(operation) is null;

    // `Task.Run(() => File.ReadAllText(path))` blocks a thread on purpose.
    private static bool IsHandedOff(IOperation operation) =>
        Function.Node(operation) is IAnonymousFunctionOperation lambda && Function.ReceiverOf(lambda) is { TargetMethod: { Name: "Run" or "StartNew" } method }
        && SymbolNames.Namespace(method) == "System.Threading.Tasks";
}
