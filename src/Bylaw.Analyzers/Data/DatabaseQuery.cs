using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

internal enum QueryKind
{
    None,

    /// <summary>The database is asked, or told, something.</summary>
    Query,

    /// <summary>SaveChanges.</summary>
    Save,

    /// <summary>A request of HttpClient.</summary>
    Request,
}

/// <summary>What goes over the wire each time it is called.</summary>
internal static class DatabaseQuery
{
    public static QueryKind Of(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        var space = SymbolNames.Namespace(type);
        if (space.StartsWith(DataSymbols.Ef, StringComparison.Ordinal) || DataSymbols.IsDbContext(type))
            return OfEf(call, blocks);

        var isQuery = space switch
        {
            "System.Linq" => type.Name is "Queryable" or "Enumerable" && !IsSequence(method.ReturnType) && method.Name != "AsEnumerable" && DataSymbols.IsDatabaseQuery(DataSymbols.Receiver(call), blocks),
            "Dapper" => type.Name == "SqlMapper" && (method.Name.StartsWith("Query", StringComparison.Ordinal) || method.Name.StartsWith("Execute", StringComparison.Ordinal)),
            _ => false,
        };
        if (isQuery)
            return QueryKind.Query;

        return (DataSymbols.Is(type, "System.Net.Http", "HttpClient") && IsRequest(method.Name)) || DataSymbols.Is(type, "System.Net.Http.Json", "HttpClientJsonExtensions")
            ? QueryKind.Request
            : QueryKind.None;
    }

    private static QueryKind OfEf(IInvocationOperation call, ImmutableArray<IOperation> blocks)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "SaveChanges" or "SaveChangesAsync" when DataSymbols.IsDbContext(method.ContainingType):
                return QueryKind.Save;
            case "Find" or "FindAsync" when DataSymbols.IsDbContext(method.ContainingType) || DataSymbols.IsDbSet(method.ContainingType):
            case "Load" or "LoadAsync" when SymbolNames.Namespace(method.ContainingType) == DataSymbols.Ef + ".ChangeTracking":
            case "ExecuteSql" or "ExecuteSqlAsync" or "ExecuteSqlRaw" or "ExecuteSqlRawAsync" or "ExecuteSqlInterpolated" or "ExecuteSqlInterpolatedAsync":
                return QueryKind.Query;
        }

        return method.IsExtensionMethod && method.ContainingType.Name.EndsWith("QueryableExtensions", StringComparison.Ordinal)
            && !IsSequence(method.ReturnType) && method.Name is not ("ToQueryString" or "AsAsyncEnumerable") && DataSymbols.IsDatabaseQuery(DataSymbols.Receiver(call), blocks)
            ? QueryKind.Query
            : QueryKind.None;
    }

    // What only describes a query, and is not run yet.
    private static bool IsSequence(ITypeSymbol type) => DataSymbols.IsQueryable(type) || DataSymbols.Is(type, "System.Collections.Generic", "IEnumerable");

    private static bool IsRequest(string method) =>
        method.StartsWith("Get", StringComparison.Ordinal) || method.StartsWith("Post", StringComparison.Ordinal) || method.StartsWith("Put", StringComparison.Ordinal)
        || method.StartsWith("Patch", StringComparison.Ordinal) || method.StartsWith("Delete", StringComparison.Ordinal) || method is "Send" or "SendAsync";
}
