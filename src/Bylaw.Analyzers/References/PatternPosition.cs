using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>Questions about where something stands in a pattern.</summary>
internal static class PatternPosition
{
    /// <summary>What the property `B` of `a is { B: 1 }` or `a is T { B.C: 1 }` is asked of: `a`, or the type that the pattern names.</summary>
    public static ExpressionSyntax? InputOf(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node)
            node = access;

        return node.Parent is BaseExpressionColonSyntax { Parent: SubpatternSyntax { Parent: PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } } }
            ? pattern.Type ?? InputOf(pattern)
            : null;
    }

    /// <summary>What a pattern is held against, and the whole of the pattern that it is a part of.</summary>
    public static ExpressionSyntax? Governing(PatternSyntax pattern, out PatternSyntax whole)
    {
        whole = pattern;
        for (SyntaxNode? node = pattern; node is not null; node = node.Parent)
        {
            if (node is PatternSyntax outer)
                whole = outer;
            if (Governing(node) is { } governing)
                return governing;
        }

        return null;
    }

    private static ExpressionSyntax? InputOf(PatternSyntax pattern)
    {
        for (SyntaxNode node = pattern; node.Parent is { } parent; node = parent)
        {
            if (parent is SubpatternSyntax { ExpressionColon: { } property })
                return property.Expression;
            if (parent is BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both && both.Right == node && TypeIn(both.Left) is { } type)
                return type;
            if (Governing(node) is { } governing)
                return governing;
        }

        return null;
    }

    private static ExpressionSyntax? Governing(SyntaxNode node) => node.Parent switch
    {
        IsPatternExpressionSyntax test => test.Expression,
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
        CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => choice.Expression,
        _ => null,
    };

    private static ExpressionSyntax? TypeIn(PatternSyntax pattern) => pattern switch
    {
        DeclarationPatternSyntax declaration => declaration.Type,
        TypePatternSyntax type => type.Type,
        RecursivePatternSyntax { Type: { } type } => type,
        ConstantPatternSyntax { Expression: var name } => name,
        ParenthesizedPatternSyntax inner => TypeIn(inner.Pattern),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both => TypeIn(both.Left) ?? TypeIn(both.Right),
        _ => null,
    };
}
