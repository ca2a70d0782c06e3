using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A query that the caller runs on a database session: `database.Orders.CountAsync(order => order.CustomerId == id)`.</summary>
/// <param name="Entity">What it asks for.</param>
/// <param name="Inputs">The locals and parameters that it reads.</param>
internal sealed record HeldQuery(ExpressionSyntax Expression, ITypeSymbol Type, INamedTypeSymbol Entity, ImmutableArray<ISymbol> Inputs)
{
    /// <summary>Null for anything but a query that has been run: what is tracked or saved belongs to what the caller does between.</summary>
    public static HeldQuery? Of(FindingContext context, ExpressionSyntax use, IReadOnlyList<ISymbol> holders)
    {
        if (SetOf(context, use) is not { } entity)
            return null;

        var query = Whole(use);
        if (context.Model.GetTypeInfo(query, context.Cancellation).Type is not { } type || !IsAnswer(type)
            || context.Model.AnalyzeDataFlow(query) is not { Succeeded: true } flow || flow.WrittenInside.Except(flow.VariablesDeclared, SymbolEqualityComparer.Default).Any())
        {
            return null;
        }

        var inputs = flow.ReadInside.Except(flow.VariablesDeclared, SymbolEqualityComparer.Default).OfType<ISymbol>()
            .Where(read => !holders.Contains(read, SymbolEqualityComparer.Default) && read is not IParameterSymbol { IsThis: true }).ToImmutableArray();
        return inputs.All(input => IsPlain(TypeOf(input))) && !ReadsMembers(context, query, holders) ? new HeldQuery(query, type, entity, inputs) : null;
    }

    public static ITypeSymbol TypeOf(ISymbol input) => input is ILocalSymbol local ? local.Type : ((IParameterSymbol)input).Type;

    // database.Orders, database.Set<Order>()
    private static INamedTypeSymbol? SetOf(FindingContext context, ExpressionSyntax use)
    {
        var access = (MemberAccessExpressionSyntax)use.Parent!;
        var set = access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : (ExpressionSyntax)access;
        return context.Model.GetTypeInfo(set, context.Cancellation).Type is INamedTypeSymbol { Name: "DbSet", TypeArguments: [INamedTypeSymbol entity] } ? entity : null;
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

    // What a service is asked with: no request, no other thing of the caller's own.
    private static bool IsPlain(ITypeSymbol type) =>
        type.SpecialType is not SpecialType.None and not SpecialType.System_Object
        || type.TypeKind == TypeKind.Enum
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } && IsPlain(value))
        || (type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } && type.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan")
        || CancellationAtHand.IsToken(type);

    // Fields and properties of the caller itself: User, _options.
    private static bool ReadsMembers(FindingContext context, ExpressionSyntax query, IReadOnlyList<ISymbol> holders) =>
        query.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name || access.Expression is ThisExpressionSyntax)
            .Any(name => context.Model.GetSymbolInfo(name, context.Cancellation).Symbol is { } symbol and (IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol)
                && !holders.Contains(symbol, SymbolEqualityComparer.Default) && !IsInitialized(name));

    // new OrderRow { Total = order.Total }
    private static bool IsInitialized(IdentifierNameSyntax name) => name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;
}
