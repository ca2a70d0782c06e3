using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>Questions about where a name stands.</summary>
internal static class ReferencePosition
{
    /// <summary>`Outer` of `Outer.Inner` or `Outer.Inner.Member`: the name to its right says which type is meant.</summary>
    public static bool IsLeftOfNestedType(SimpleNameSyntax name, SemanticModel model)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node
            || node.Parent is MemberAccessExpressionSyntax access && access.Name == node
            || node.Parent is AliasQualifiedNameSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            QualifiedNameSyntax outer when outer.Left == node => true,
            MemberAccessExpressionSyntax outer when outer.Expression == node => model.GetSymbolInfo(outer.Name).Symbol is INamedTypeSymbol,
            _ => false,
        };
    }

    /// <summary>What a member is asked of: `a.b` of `a.b.C`, `a` of `a?.C`; null for a bare name.</summary>
    public static ExpressionSyntax? ReceiverOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        MemberBindingExpressionSyntax binding => ConditionalReceiver(binding),
        _ => null,
    };

    public static ExpressionSyntax? ConditionalReceiver(SyntaxNode binding)
    {
        for (var node = binding; node is not null; node = node.Parent)
        {
            if (node.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull.Span.Contains(binding.Span) && conditional.Expression != node)
                return conditional.Expression;
        }

        return null;
    }

    /// <summary>The `X` of `new X(…)`.</summary>
    public static bool IsCreated(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            node = node.Parent;
        return node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node;
    }

    /// <summary>The `X` of `catch (X exception)`.</summary>
    public static bool IsCaught(SimpleNameSyntax name) => name.FirstAncestorOrSelf<CatchDeclarationSyntax>() is { } caught && caught.Type.Span.Contains(name.Span);

    /// <summary>The `X` of `[X]`.</summary>
    public static bool IsAttributeName(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.Contains(name.Span) && !IsTypeArgument(name, attribute);

    private static bool IsTypeArgument(SimpleNameSyntax name, AttributeSyntax attribute)
    {
        for (SyntaxNode? node = name; node is not null && node != attribute; node = node.Parent)
        {
            if (node is TypeArgumentListSyntax)
                return true;
        }

        return false;
    }

    /// <summary>The last name of an expression, its first token where it has none.</summary>
    public static SyntaxToken LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier,
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        InvocationExpressionSyntax invocation => LastName(invocation.Expression),
        ElementAccessExpressionSyntax element => LastName(element.Expression),
        ConditionalAccessExpressionSyntax conditional => LastName(conditional.WhenNotNull),
        AwaitExpressionSyntax awaited => LastName(awaited.Expression),
        ParenthesizedExpressionSyntax inner => LastName(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } postfix => LastName(postfix.Operand),
        _ => expression.GetFirstToken(),
    };
}
