using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Where text becomes SQL: raw queries of EF, commands of ADO.NET, Dapper.</summary>
internal static class SqlSink
{
    /// <summary>The text that is handed over; null where the operation does no such thing.</summary>
    public static IOperation? TextOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => NameOfText(call.TargetMethod) is { } name ? Argument(call.Arguments, name) : null,
        IObjectCreationOperation { Constructor.ContainingType: var type } creation when IsCommand(type) => Argument(creation.Arguments, null),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when IsText(target.Property) => assignment.Value,
        ICompoundAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when IsText(target.Property) => assignment.Value,
        _ => null,
    };

    /// <summary>Whether what is added to a text, as in `command.CommandText += name`, is only a part of it.</summary>
    public static bool IsAddition(IOperation operation) => operation is ICompoundAssignmentOperation;

    private static string? NameOfText(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "FromSqlRaw" or "ExecuteSqlRaw" or "ExecuteSqlRawAsync" or "SqlQueryRaw" when SymbolNames.Namespace(method).StartsWith(DataSymbols.Ef, StringComparison.Ordinal):
            case "ExecuteSqlCommand" or "ExecuteSqlCommandAsync" or "SqlQuery" when SymbolNames.Namespace(method) == "System.Data.Entity":
                return "sql";
            case "CreateCommand" when DataSymbols.IsOrExtends(method.ContainingType, "System.Data.Common", "DbDataSource"):
                return "commandText";
            default:
                return DataSymbols.Is(method.ContainingType, "Dapper", "SqlMapper") ? "sql" : null;
        }
    }

    private static bool IsCommand(INamedTypeSymbol type) =>
        DataSymbols.IsOrExtends(type, "System.Data.Common", "DbCommand") || DataSymbols.IsOrExtends(type, "System.Data.Common", "DbDataAdapter")
        || DataSymbols.IsOrExtends(type, "System.Data.Common", "DbBatchCommand") || DataSymbols.Is(type, "Dapper", "CommandDefinition");

    private static bool IsText(IPropertySymbol property) => property.Name == "CommandText"
        && (DataSymbols.IsOrImplements(property.ContainingType, "System.Data", "IDbCommand") || DataSymbols.IsOrExtends(property.ContainingType, "System.Data.Common", "DbBatchCommand"));

    // Of a constructor, the first text.
    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string? name)
    {
        IArgumentOperation? first = null;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String } parameter && (name is null || parameter.Name == name)
                && (first is null || parameter.Ordinal < first.Parameter!.Ordinal))
            {
                first = argument;
            }
        }

        return first?.Value;
    }
}
