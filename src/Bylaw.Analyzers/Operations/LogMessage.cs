using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>A call that writes a message with values to a log.</summary>
/// <param name="Template">The argument with the text; null where the call has none.</param>
/// <param name="Values">What is filled in, in the order of the call; null where it comes as an array that was made elsewhere.</param>
internal sealed record LogMessage(IInvocationOperation Call, IOperation? Template, IReadOnlyList<IOperation>? Values)
{
    /// <summary>Null for calls that write no log.</summary>
    public static LogMessage? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (LogCalls.HasLoggerMessage(method))
            return new LogMessage(call, null, [.. call.Arguments.Where(static argument => !IsPlumbing(argument)).Select(static argument => argument.Value)]);
        if (!LogCalls.IsOfLibrary(method.ContainingType) && !(method.ContainingType.TypeKind == TypeKind.Class && LogCalls.IsLogger(method.ContainingType) && HasTemplate(method)))
            return null;

        IOperation? template = null;
        List<IOperation>? values = [];
        foreach (var argument in call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0))
        {
            if (argument.Parameter is not { } parameter)
                continue;

            if (IsTemplate(parameter) && template is null)
                template = argument.Value;
            else if (template is not null && values is not null)
                values = AddTo(values, argument);
        }

        return template is null ? null : new LogMessage(call, template, values);
    }

    /// <summary>Of Microsoft.Extensions.Logging, Serilog and NLog, in this order.</summary>
    private static bool IsTemplate(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && (parameter.Name is "message" or "messageFormat" or "messageTemplate" || (parameter.Name == "state" && parameter.ContainingSymbol.Name == "BeginScope"));

    private static bool HasTemplate(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == "messageTemplate")
                return true;
        }

        return false;
    }

    private static List<IOperation>? AddTo(List<IOperation> values, IArgumentOperation argument)
    {
        if (argument.ArgumentKind == ArgumentKind.ParamArray || argument.Parameter!.IsParams)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
                value = conversion.Operand;
            switch (value)
            {
                case IArrayCreationOperation { Initializer: { } items }:
                    values.AddRange(items.ElementValues);
                    return values;
                case IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] }:
                    return values;
                case ICollectionExpressionOperation list when !list.Elements.Any(static element => element is ISpreadOperation):
                    values.AddRange(list.Elements);
                    return values;
                default:
                    return null;
            }
        }

        values.Add(argument.Value);
        return values;
    }

    private static bool IsPlumbing(IArgumentOperation argument) =>
        LogCalls.IsLogger(argument.Value.Type) || argument.Value.Type?.Name is "LogLevel" || CaughtException.IsException(argument.Value.Type);
}
