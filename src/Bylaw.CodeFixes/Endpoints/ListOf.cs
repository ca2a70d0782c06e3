using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

internal enum ListKind
{
    /// <summary>The item itself.</summary>
    None,
    Array,
    List,
    Enumerable,
}

/// <summary>One thing or a list of them, and the same of another type.</summary>
/// <param name="Name">Of the list's own type.</param>
internal sealed record ListOf(INamedTypeSymbol Item, ListKind Kind, string Name)
{
    /// <summary>Null for anything else.</summary>
    public static ListOf? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: INamedTypeSymbol item } => new(item, ListKind.Array, ""),
        INamedTypeSymbol { TypeArguments: [INamedTypeSymbol item], Name: "IEnumerable" } list when IsOfCollections(list) => new(item, ListKind.Enumerable, list.Name),
        INamedTypeSymbol { TypeArguments: [INamedTypeSymbol item], Name: "List" or "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" } list when IsOfCollections(list) => new(item, ListKind.List, list.Name),
        INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Class } item => new(item, ListKind.None, ""),
        _ => null,
    };

    public TypeSyntax Written(TypeSyntax item) => Kind switch
    {
        ListKind.None => item,
        ListKind.Array => SyntaxFactory.ArrayType(item, [SyntaxFactory.ArrayRankSpecifier([SyntaxFactory.OmittedArraySizeExpression()])]),
        _ => ((QualifiedNameSyntax)SyntaxFactory.ParseTypeName("global::System.Collections.Generic." + Name)).WithRight(SyntaxFactory.GenericName(Name).AddTypeArgumentListArguments(item))
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation),
    };

    /// <summary>`OrderResponse.From(order)`, `orders.Select(OrderResponse.From).ToList()`.</summary>
    public ExpressionSyntax Around(ExpressionSyntax value, TypeSyntax type, string method)
    {
        var from = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName(method));
        if (Kind == ListKind.None)
            return SyntaxFactory.InvocationExpression(from, SyntaxFactory.ArgumentList([SyntaxFactory.Argument(value)]));

        var items = value is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax ? value : SyntaxFactory.ParenthesizedExpression(value);
        var selected = Call(items, "Select", SyntaxFactory.Argument(from));
        return Kind switch
        {
            ListKind.Array => Call(selected, "ToArray"),
            ListKind.List => Call(selected, "ToList"),
            _ => selected,
        };
    }

    private static InvocationExpressionSyntax Call(ExpressionSyntax on, string method, params ArgumentSyntax[] arguments) =>
        SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, on, SyntaxFactory.IdentifierName(method)), SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments)));

    private static bool IsOfCollections(INamedTypeSymbol type) => SymbolNames.Namespace(type) == "System.Collections.Generic";
}
