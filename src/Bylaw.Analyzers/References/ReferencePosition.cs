using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>Questions about where a name stands.</summary>
internal static class ReferencePosition
{
    /// <summary>The type of an expression; of a name in a pattern, which has none by itself, that of the property.</summary>
    public static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type ?? model.GetSymbolInfo(expression).Symbol switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IRangeVariableSymbol => null,
            ITypeSymbol type => type,
            _ => null,
        };

    /// <summary>`Inner` for the `Outer` of `Outer.Inner` or `Outer.Inner.Member`.</summary>
    public static INamedTypeSymbol? NestedTypeAfter(SimpleNameSyntax name, SemanticModel model)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node
            || node.Parent is MemberAccessExpressionSyntax access && access.Name == node
            || node.Parent is AliasQualifiedNameSyntax)
        {
            node = node.Parent;
        }

        var next = node.Parent switch
        {
            QualifiedNameSyntax outer when outer.Left == node => outer.Right,
            MemberAccessExpressionSyntax outer when outer.Expression == node => outer.Name,
            _ => null,
        };
        return next is null ? null : model.GetSymbolInfo(next).Symbol switch
        {
            INamedTypeSymbol type => type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            _ => null,
        };
    }

    /// <summary>What a member is asked of: `a.b` of `a.b.C`, `a` of `a?.C`, `new A()` of `new A { C = 1 }`; null for a bare name.</summary>
    public static ExpressionSyntax? ReceiverOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        MemberBindingExpressionSyntax binding => ConditionalReceiver(binding),
        // `a is Limits.Max` reads as a type at first.
        QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment when assignment.Left == name => initializer.Parent switch
        {
            BaseObjectCreationExpressionSyntax creation => creation,
            WithExpressionSyntax with => with.Expression,
            AssignmentExpressionSyntax { Left: var outer } => outer,
            _ => null,
        },
        NameEqualsSyntax { Parent: AttributeArgumentSyntax argument } => argument.FirstAncestorOrSelf<AttributeSyntax>()?.Name,
        _ => PatternPosition.InputOf(name),
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

    /// <summary>The `X` of `catch (X exception)` or of `catch … when (… is X)`.</summary>
    public static bool IsCaught(SimpleNameSyntax name) =>
        (name.FirstAncestorOrSelf<CatchDeclarationSyntax>() is { } caught && caught.Type.Span.Contains(name.Span))
        || name.FirstAncestorOrSelf<CatchFilterClauseSyntax>() is not null;

    /// <summary>The `X` of `[X]`.</summary>
    public static bool IsAttributeName(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            node = node.Parent;
        return node.Parent is AttributeSyntax;
    }

    /// <summary>`M` of `a.M(…)` and `M(…)`; null when something without a name is called.</summary>
    public static SimpleNameSyntax? InvokedName(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    public static bool IsInvoked(SimpleNameSyntax name) => CallOf(name) is not null;

    /// <summary>The call whose method the name is.</summary>
    public static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        var callee = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee && InvokedName(call) == name ? call : null;
    }

    /// <summary>`size` of `Get(size: 1)`, of `(size: 1, 2)` and of `new { size = 1 }`: a label, no use.</summary>
    public static bool IsArgumentName(SimpleNameSyntax name) => name.Parent is NameColonSyntax { Parent: not SubpatternSyntax }
        or NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax };

    public static bool IsLabel(SimpleNameSyntax name) => name.Parent is GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement };

    /// <summary>In `nameof(a.B)` nothing happens with the value of B.</summary>
    public static bool IsInNameof(SimpleNameSyntax name, SemanticModel model)
    {
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax)
            node = node.Parent;
        return node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call }
            && model.GetSymbolInfo(call).Symbol is null;
    }

    /// <summary>The last name of an expression, its first token where it has none.</summary>
    public static SyntaxToken LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier,
        QualifiedNameSyntax qualified => qualified.Right.Identifier,
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        InvocationExpressionSyntax invocation => LastName(invocation.Expression),
        ObjectCreationExpressionSyntax creation => LastName(creation.Type),
        ElementAccessExpressionSyntax element => LastName(element.Expression),
        ConditionalAccessExpressionSyntax conditional => LastName(conditional.WhenNotNull),
        AwaitExpressionSyntax awaited => LastName(awaited.Expression),
        ParenthesizedExpressionSyntax inner => LastName(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } postfix => LastName(postfix.Operand),
        _ => expression.GetFirstToken(),
    };
}
