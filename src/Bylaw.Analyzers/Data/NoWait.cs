using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Calls that have an async sibling and yet wait for nothing, or for which the sibling is meant for something else.</summary>
internal static class NoWait
{
    public static bool Is(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        switch (method.Name)
        {
            // Disposal is decided by the `await using` of whoever owns the object.
            case "Dispose" or "Close" or "CreateDbContext":
            // Generates values at most.
            case "Add" or "AddRange" when DataSymbols.IsDbSet(type) || DataSymbols.IsDbContext(type):
            // A row that ReadAsync has fetched is in memory.
            case "GetFieldValue" or "IsDBNull" when DataSymbols.IsOrExtends(type, "System.Data.Common", "DbDataReader"):
            case "Cancel" when DataSymbols.Is(type, "System.Threading", "CancellationTokenSource"):
            // `Wait(0)` only asks.
            case "Wait" when DataSymbols.Is(type, "System.Threading", "SemaphoreSlim") && IsZero(DataSymbols.Argument(call, 0)):
                return true;
        }

        // Validation is computing; whether a rule of it waits is not seen here. An XmlReader waits only if its settings say so.
        if (SymbolNames.Namespace(type) is "FluentValidation" or "System.Xml" || DataSymbols.Is(type, "System.Text.Json", "Utf8JsonWriter"))
            return true;

        var receiver = DataSymbols.Receiver(call) ?? (call.Arguments.IsEmpty ? null : DataSymbols.Argument(call, 0));
        return receiver is not null && IsInMemory(receiver, blocks);
    }

    private static bool IsInMemory(IOperation operation, ImmutableArray<IOperation> blocks)
    {
        var stated = DataSymbols.WithoutConversion(operation);
        if (IsMemory(stated.Type))
            return true;

        var value = LocalValue.Behind(stated, blocks);
        if (IsMemory(value.Type))
            return true;
        // Text writers and readers of which only the base is known may be anything, a string among it.
        if (DataSymbols.Is(value.Type, "System.IO", "TextWriter") || DataSymbols.Is(value.Type, "System.IO", "TextReader"))
            return true;
        // A reader, a gzip or a crypto stream over memory.
        if (value is IObjectCreationOperation { Arguments: [var first, ..] } && DataSymbols.IsOrExtends(first.Value.Type, "System.IO", "Stream"))
            return IsInMemory(first.Value, blocks);
        return value is IObjectCreationOperation { Arguments: [{ Value: IConversionOperation { Operand: var inner } }, ..] } && IsInMemory(inner, blocks);
    }

    private static bool IsMemory(ITypeSymbol? type) =>
        DataSymbols.IsOrExtends(type, "System.IO", "MemoryStream") || DataSymbols.Is(type, "System.IO", "StringWriter") || DataSymbols.Is(type, "System.IO", "StringReader");

    private static bool IsZero(IOperation? value) => value is { ConstantValue: { HasValue: true, Value: 0 } }
        || (value is not null && DataSymbols.WithoutConversion(value) is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } });
}
