using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>A value of the caller's that a query asks with: `id`, `request.Slug`, `_pageSize`, `User.Identity.Name`.</summary>
/// <param name="Name">What a parameter for it is called.</param>
/// <param name="Values">Where the query has it; it is written alike in all.</param>
internal sealed record QueryInput(string Name, ITypeSymbol Type, ImmutableArray<ExpressionSyntax> Values)
{
    public bool IsToken => CancellationAtHand.IsToken(Type);

    /// <summary>Null where a query reads more than values that a service can be asked with.</summary>
    public static IReadOnlyList<QueryInput>? Of(FindingContext context, ExpressionSyntax query, IReadOnlyList<ISymbol> holders)
    {
        var values = new List<(ExpressionSyntax Value, ITypeSymbol Type)>();
        foreach (var name in query.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(IsRoot))
        {
            var symbol = context.Model.GetSymbolInfo(name, context.Cancellation).Symbol;
            if (symbol is null or INamespaceOrTypeSymbol or ITypeParameterSymbol || holders.Contains(symbol, SymbolEqualityComparer.Default) || IsDeclaredIn(query, symbol))
                continue;
            if (Plain(context, name, symbol) is not { } value)
                return null;
            values.Add(value);
        }

        return Named(query, values);
    }

    private static bool IsRoot(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression is ThisExpressionSyntax,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        // new OrderRow { Total = order.Total }
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };

    private static bool IsDeclaredIn(ExpressionSyntax query, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == query.SyntaxTree && query.Span.Contains(reference.Span);

    // As much of `request.Filter.Slug` as it takes to come to a value.
    private static (ExpressionSyntax, ITypeSymbol)? Plain(FindingContext context, IdentifierNameSyntax name, ISymbol? symbol)
    {
        var value = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)name;
        while (TypeOf(symbol) is { } type)
        {
            var whole = value.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure ? sure : value;
            if (IsPlain(type))
                return (whole, whole == value ? type : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

            if (whole.Parent is not MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access || access.Expression != whole)
                return null;
            (value, symbol) = (access, context.Model.GetSymbolInfo(access, context.Cancellation).Symbol);
        }

        return null;
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    // What a service is asked with: no request, no other thing of the caller's own.
    private static bool IsPlain(ITypeSymbol type) => type switch
    {
        { SpecialType: not SpecialType.None and not SpecialType.System_Object } or { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol { ElementType: var element } => IsPlain(element),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => IsPlain(value),
        INamedTypeSymbol { TypeArguments: [var item] } list when SymbolNames.Namespace(list) == "System.Collections.Generic" => IsPlain(item),
        { Name: "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" } => SymbolNames.Namespace(type) == "System",
        _ => CancellationAtHand.IsToken(type),
    };

    private static List<QueryInput>? Named(ExpressionSyntax query, List<(ExpressionSyntax Value, ITypeSymbol Type)> values)
    {
        var taken = new HashSet<string>(query.DescendantNodes().OfType<ParameterSyntax>().Select(parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
        var inputs = new List<QueryInput>();
        foreach (var alike in values.GroupBy(value => value.Value.ToString(), StringComparer.Ordinal))
        {
            if (NamesOf(alike.First().Value).FirstOrDefault(name => name.Length > 0 && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && taken.Add(name)) is not { } free)
                return null;
            inputs.Add(new QueryInput(free, alike.First().Type, [.. alike.Select(value => value.Value)]));
        }

        return inputs;
    }

    // What it is compared with says best what it is: `customerId` in `order.CustomerId == currentUser.Id`. Otherwise `slug` of request.Slug, `userId` of _user.Id; where that is taken, as much more as it needs.
    private static IEnumerable<string> NamesOf(ExpressionSyntax value)
    {
        if (value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison
            && (comparison.Left == value ? comparison.Right : comparison.Left) is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } other)
        {
            // Without the variable: `order.Customer.Id` is about customerId.
            var compared = Words(other).Skip(1).ToList();
            var name = Joined(compared, Start(compared));
            yield return comparison.IsKind(SyntaxKind.NotEqualsExpression) ? Joined(["except", name], 0) : name;
        }

        var words = Words(value);
        for (var start = Start(words); start >= 0; start--)
            yield return Joined(words, start);
    }

    private static List<string> Words(ExpressionSyntax value) => [.. value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText.TrimStart('_'))];

    // `Id` alone says nothing, but of what the caller was sent.
    private static int Start(List<string> words) =>
        words.Count > 1 && words[words.Count - 1] is "Id" or "Name" or "Value" && words[words.Count - 2] is not ("model" or "request" or "command" or "query" or "input" or "dto")
            ? words.Count - 2
            : words.Count - 1;

    private static string Joined(List<string> words, int start) =>
        InjectedName.Camel(string.Concat(words.Skip(start).Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1))));
}
