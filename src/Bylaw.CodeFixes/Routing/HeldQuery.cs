using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A query that the caller runs: `database.Orders.CountAsync(order => order.CustomerId == id)`, `orders.Query().ToList()`.</summary>
/// <param name="Use">What it is asked of.</param>
/// <param name="Entity">What it asks for.</param>
internal sealed record HeldQuery(ExpressionSyntax Use, ExpressionSyntax Expression, ITypeSymbol Type, INamedTypeSymbol Entity, IReadOnlyList<QueryInput> Inputs)
{
    /// <summary>Null for anything but a query that has been run: what is tracked or saved belongs to what the caller does between.</summary>
    public static HeldQuery? Of(FindingContext context, ExpressionSyntax use, IReadOnlyList<ISymbol> holders)
    {
        if (SourceOf(context, use) is not { } entity)
            return null;

        var query = Whole(use);
        if (context.Model.GetTypeInfo(query, context.Cancellation).Type is not { } type || !IsAnswer(type)
            || context.Model.AnalyzeDataFlow(query) is not { Succeeded: true } flow || flow.WrittenInside.Except(flow.VariablesDeclared, SymbolEqualityComparer.Default).Any())
        {
            return null;
        }

        return QueryInput.Of(context, query, holders) is { } inputs ? new HeldQuery(use, query, type, entity, inputs) : null;
    }

    // database.Orders, database.Set<Order>(), orders.Query()
    private static INamedTypeSymbol? SourceOf(FindingContext context, ExpressionSyntax use)
    {
        var access = (MemberAccessExpressionSyntax)use.Parent!;
        var source = access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : (ExpressionSyntax)access;
        return context.Model.GetTypeInfo(source, context.Cancellation).Type is INamedTypeSymbol type && DataSymbols.IsQueryable(type)
            ? type.AllInterfaces.Add(type).Where(one => one is { Name: "IQueryable", TypeArguments.Length: 1 }).Select(one => one.TypeArguments[0]).OfType<INamedTypeSymbol>().FirstOrDefault()
            : null;
    }

    private static ExpressionSyntax Whole(ExpressionSyntax use)
    {
        var whole = use;
        while (true)
        {
            switch (whole.Parent)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }:
                    return whole;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax }:
                    whole = (ExpressionSyntax)whole.Parent;
                    break;
                case InvocationExpressionSyntax call when call.Expression == whole:
                    whole = call;
                    break;
                default:
                    return whole;
            }
        }
    }

    private static bool IsAnswer(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Void } or { IsAnonymousType: true } or { TypeKind: TypeKind.Dynamic or TypeKind.Error or TypeKind.TypeParameter } => false,
        IArrayTypeSymbol array => IsAnswer(array.ElementType),
        INamedTypeSymbol named => !named.AllInterfaces.Add(named).Any(one => one.Name is "IQueryable" or "IAsyncEnumerable")
            && named.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) != true
            && named.TypeArguments.All(IsAnswer),
        _ => false,
    };
}
