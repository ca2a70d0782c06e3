using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>One call on the MigrationBuilder.</summary>
internal static class MigrationStep
{
    private const string Space = DataSymbols.Ef + ".Migrations";

    public static bool IsMigration(INamedTypeSymbol? type) => DataSymbols.IsOrExtends(type?.BaseType, Space, "Migration");

    public static bool Is(IInvocationOperation call) => DataSymbols.Is(call.TargetMethod.ContainingType, Space, "MigrationBuilder");

    /// <summary>What is lost, as in "drop the table 'orders'"; null where nothing is.</summary>
    /// <param name="steps">All of the migration, in their order.</param>
    public static string? Loss(IInvocationOperation step, IReadOnlyList<IInvocationOperation> steps)
    {
        var name = Text(step, "name");
        switch (step.TargetMethod.Name)
        {
            case "DropTable" or "DropColumn" or "DropSchema":
                return IsMadeHere(step, steps) || IsCopied(step, steps) ? null : $"drop the {step.TargetMethod.Name.Substring(4).ToLowerInvariant()} {Quoted(name)}";
            case "AlterColumn":
                return Narrows(step) ? $"make the column {Quoted(name)} narrower" : null;
            case "Sql":
                return Text(step, "sql") is { } sql && SqlWords.Destroys(sql) ? "delete data with SQL" : null;
            default:
                return null;
        }
    }

    /// <summary>Whether it changes the schema, and not only rows: what was done to rows often cannot be undone.</summary>
    public static bool ChangesSchema(IInvocationOperation step) => step.TargetMethod.Name switch
    {
        "InsertData" or "UpdateData" or "DeleteData" => false,
        "Sql" => Text(step, "sql") is { } sql && SqlWords.Defines(sql),
        _ => true,
    };

    private static string Quoted(string? name) => name is null ? "of a name that is not constant" : $"'{name}'";

    // A table for the time of the migration.
    private static bool IsMadeHere(IInvocationOperation drop, IReadOnlyList<IInvocationOperation> steps)
    {
        foreach (var step in steps)
        {
            if (step == drop)
                return false;
            if (step.TargetMethod.Name == (drop.TargetMethod.Name == "DropTable" ? "CreateTable" : drop.TargetMethod.Name == "DropColumn" ? "AddColumn" : "EnsureSchema")
                && Text(step, "name") is { } name && name == Text(drop, "name") && Text(step, "table") == Text(drop, "table"))
            {
                return true;
            }
        }

        return false;
    }

    // `UPDATE orders SET name = title` before the column title goes.
    private static bool IsCopied(IInvocationOperation drop, IReadOnlyList<IInvocationOperation> steps)
    {
        if (Text(drop, "name")?.ToUpperInvariant() is not { } name)
            return false;

        foreach (var step in steps)
        {
            if (step == drop)
                return false;
            if (step.TargetMethod.Name == "Sql" && Text(step, "sql") is { } sql && SqlWords.Of(sql) is var words && words.Contains(name)
                && (words.Contains("UPDATE") || words.Contains("INSERT") || words.Contains("MERGE")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Narrows(IInvocationOperation step)
    {
        var length = Number(step, "maxLength");
        if (length is not null && (Number(step, "oldMaxLength") ?? int.MaxValue) > length && IsText(OldType(step)))
            return true;
        if ((Number(step, "precision"), Number(step, "oldPrecision")) is ({ } precision, { } oldPrecision) && precision < oldPrecision)
            return true;

        return step.TargetMethod.TypeArguments is [var type] && OldType(step) is { } old && Rank(type) is { } rank && Rank(old) is { } oldRank && rank < oldRank;
    }

    private static bool IsText(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol;

    private static ITypeSymbol? OldType(IInvocationOperation step) =>
        Value(step, "oldClrType") is ITypeOfOperation { TypeOperand: var type } ? type : null;

    // Of whole numbers, how many fit.
    private static int? Rank(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => 1,
        SpecialType.System_Int16 => 2,
        SpecialType.System_Int32 => 3,
        SpecialType.System_Int64 => 4,
        _ => null,
    };

    private static string? Text(IInvocationOperation step, string parameter) =>
        Value(step, parameter) is { ConstantValue: { HasValue: true, Value: string text } } ? text : null;

    private static int? Number(IInvocationOperation step, string parameter) =>
        Value(step, parameter) is { ConstantValue: { HasValue: true, Value: int number } } ? number : null;

    private static IOperation? Value(IInvocationOperation step, string parameter)
    {
        foreach (var argument in step.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return DataSymbols.WithoutConversion(argument.Value);
        }

        return null;
    }
}
