using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>Queries that go past the filter of the tenant.</summary>
internal static class TenantBypass
{
    /// <summary>The entity that is read for all tenants with IgnoreQueryFilters.</summary>
    public static ITypeSymbol? Unfiltered(IInvocationOperation call, TenantIsolationVerb verb, CompilationRules rules)
    {
        var method = call.TargetMethod;
        // With keys it leaves out other filters, such as that of deleted rows.
        if (method is not { Name: "IgnoreQueryFilters", TypeArguments: [var entity], Parameters.Length: 1 } || !DataSymbols.Is(method.ContainingType, DataSymbols.Ef, "EntityFrameworkQueryableExtensions"))
            return null;

        return TenantEntity.IsOrStandsFor(entity, verb, rules) && !ComparesTenant(Scope(call), verb) ? entity : null;
    }

    /// <summary>The entity that is read with SQL of one's own, which no filter is added to.</summary>
    public static ITypeSymbol? Raw(IInvocationOperation call, TenantIsolationVerb verb, CompilationRules rules, ImmutableArray<IOperation> blocks)
    {
        var method = call.TargetMethod;
        if (method.TypeArguments is not [var entity] || !(method.Name.StartsWith("Query", StringComparison.Ordinal) && DataSymbols.Is(method.ContainingType, "Dapper", "SqlMapper")))
            return null;

        return TenantEntity.IsOrStandsFor(entity, verb, rules) && TextOf(call, blocks) is { } text && Written(text, blocks) is { } sql
            && !IsProcedure(sql) && !TenantEntity.Names(sql, verb) ? entity : null;
    }

    // The name of a stored procedure: what it asks for is written in the database.
    private static bool IsProcedure(string sql)
    {
        foreach (var sign in sql.Trim())
        {
            if (char.IsWhiteSpace(sign))
                return SqlWords.Of(sql) is [("EXEC" or "EXECUTE" or "CALL"), ..];
        }

        return true;
    }

    // The text of the call, or of the command that it is handed: `Query<Order>(new CommandDefinition("…"))`.
    private static IOperation? TextOf(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.Name == "CommandDefinition")
                return SqlSink.TextOf(LocalValue.Behind(argument.Value, blocks));
        }

        return SqlSink.TextOf(call);
    }

    // The whole chain of calls: the condition may stand before or behind. To a query in a local it may be added anywhere in the member.
    private static IOperation Scope(IOperation operation)
    {
        var at = operation;
        while (at.Parent is { } parent and not (IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            if (parent is IVariableDeclaratorOperation or IAssignmentOperation { Target: ILocalReferenceOperation })
                return OperationRoot.Of(parent);
            at = parent;
        }

        return at;
    }

    private static bool ComparesTenant(IOperation statement, TenantIsolationVerb verb)
    {
        foreach (var operation in statement.Descendants())
        {
            switch (operation)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison
                    when TenantEntity.IsTenant(comparison.LeftOperand, verb) || TenantEntity.IsTenant(comparison.RightOperand, verb):
                case IInvocationOperation { TargetMethod.Name: "Contains" or "Equals" } call when AnyIsTenant(call, verb):
                    return true;
            }
        }

        return false;
    }

    private static bool AnyIsTenant(IInvocationOperation call, TenantIsolationVerb verb)
    {
        foreach (var argument in call.Arguments)
        {
            if (TenantEntity.IsTenant(argument.Value, verb))
                return true;
        }

        return call.Instance is { } instance && TenantEntity.IsTenant(instance, verb);
    }

    // What is not written out here may well name the tenant.
    private static string? Written(IOperation text, ImmutableArray<IOperation> blocks)
    {
        var value = LocalValue.Behind(DataSymbols.WithoutConversion(text), blocks);
        return value.ConstantValue is { HasValue: true, Value: string sql } ? sql : null;
    }
}
