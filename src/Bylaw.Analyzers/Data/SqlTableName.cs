using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>
/// Where an SQL text names a table in quotes: `from "{table}"`, `insert into [dbo].[{table}]`. No parameter can stand there, and whoever
/// writes the quotes has a name of a schema in hand, which the code itself or EF's model supplies.
/// </summary>
internal static class SqlTableName
{
    public static bool Follows(IOperation text)
    {
        var value = DataSymbols.WithoutConversion(text);
        while (value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } sum)
            value = DataSymbols.WithoutConversion(sum.RightOperand);
        return value.ConstantValue is { HasValue: true, Value: string written } && Follows(written);
    }

    /// <param name="before">The text up to the name.</param>
    public static bool Follows(string before)
    {
        var at = before.Length - 1;
        if (at < 0 || !IsQuote(before[at]))
            return false;

        // The schema before it: `"public".`, `dbo.`
        for (at--; at >= 0 && !char.IsWhiteSpace(before[at]);)
            at--;
        while (at >= 0 && char.IsWhiteSpace(before[at]))
            at--;

        var end = at + 1;
        while (at >= 0 && char.IsLetter(before[at]))
            at--;
        return before.Substring(at + 1, end - at - 1).ToUpperInvariant() is "FROM" or "JOIN" or "INTO" or "UPDATE" or "TABLE" or "EXISTS";
    }

    private static bool IsQuote(char sign) => sign is '"' or '[' or '`';
}
