using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>What becomes of an exception in the `catch` that caught it.</summary>
internal static class CaughtException
{
    // A method whose name has one of these words hands the failure on: `AddModelError`, `ReportFailureAsync`, `SetStatus`.
    private static readonly HashSet<string> TellingWords = new(StringComparer.Ordinal)
    {
        "log", "logs", "error", "errors", "fail", "fails", "failed", "failure", "faulted", "warn", "warning", "report", "notify", "trace", "abort", "status", "unhealthy", "degraded",
    };

    /// <summary>Whether somebody hears of it: it is thrown on, used, logged, or a failure is handed on.</summary>
    public static bool IsTold(ICatchClauseOperation clause)
    {
        var exception = Local(clause);
        foreach (var operation in clause.Handler.Descendants())
        {
            switch (operation)
            {
                case IThrowOperation:
                case IInvocationOperation call when Tells(call):
                case ILocalReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Local, exception) && IsUse(reference):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is logged, or used in some way by which it may be.</summary>
    public static bool IsLogged(ICatchClauseOperation clause)
    {
        var exception = Local(clause);
        foreach (var operation in clause.Handler.Descendants())
        {
            if (operation is IInvocationOperation call && Tells(call))
                return true;
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, exception)
                && IsUse(reference) && reference.Parent is not IThrowOperation)
            {
                return true;
            }
        }

        return false;
    }

    public static ILocalSymbol? Local(ICatchClauseOperation clause) =>
        clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var local } ? local : null;

    public static bool IsCancellation(ITypeSymbol type) => Is(type, "OperationCanceledException");

    public static bool IsException(ITypeSymbol? type) => Is(type, "Exception");

    private static bool Is(ITypeSymbol? type, string name)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == name && SymbolNames.Namespace(at) == "System")
                return true;
        }

        return false;
    }

    // `_ = ex;` only silences the compiler.
    private static bool IsUse(ILocalReferenceOperation reference) =>
        reference.Parent is not ISimpleAssignmentOperation { Target: IDiscardOperation };

    private static bool Tells(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (LogCalls.Logs(call) || EndsAll(method))
            return true;
        if (IsAnswer(method))
            return false;

        foreach (var word in NameWords.Of(method.Name))
        {
            if (TellingWords.Contains(word))
                return true;
        }

        // Own loggers; Console.Error is the business of another check.
        return IsOutput(method.ContainingType) || (call.Instance?.Type ?? method.ContainingType) is { } receiver && IsOwnLogger(receiver.Name);
    }

    // `return StatusCode(500);` tells the client as much as `BadRequest()`, and nobody who could repair it.
    private static bool IsAnswer(IMethodSymbol method) =>
        method.Name == "StatusCode" && SymbolNames.Namespace(method.ContainingType).StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static bool IsOwnLogger(string name) =>
        name.EndsWith("Logger", StringComparison.Ordinal) || name.EndsWith("Log", StringComparison.Ordinal) || name.EndsWith("EventSource", StringComparison.Ordinal);

    private static bool IsOutput(INamedTypeSymbol? type) => type is not null && SymbolNames.Namespace(type) switch
    {
        "System" => type.Name is "Console",
        "System.IO" => type.Name is "TextWriter",
        "System.Diagnostics" => type.Name is "Trace" or "Debug" or "Debugger" or "TraceSource" or "EventLog",
        _ => false,
    };

    private static bool EndsAll(IMethodSymbol method)
    {
        if (method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment" } type } && SymbolNames.Namespace(type) == "System")
            return true;

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "DoesNotReturnAttribute" })
                return true;
        }

        return false;
    }
}
