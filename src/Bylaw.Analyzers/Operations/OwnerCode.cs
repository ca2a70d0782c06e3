using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>What the source of a type, all of its parts, says of one of its fields. Read only where something else gave reason to ask.</summary>
internal static class OwnerCode
{
    /// <summary>Whether it is disposed, or handed on to something that may do so.</summary>
    public static bool Releases(INamedTypeSymbol owner, string field)
    {
        foreach (var name in NamesOf(owner, field))
        {
            SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } self && self.Name == name ? self : name;
            switch (whole.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == whole && IsEnd(access.Name.Identifier.ValueText):
                case ConditionalAccessExpressionSyntax conditional when conditional.Expression == whole && conditional.WhenNotNull.DescendantTokens().Any(static token => IsEnd(token.ValueText)):
                case ArgumentSyntax or UsingStatementSyntax or CastExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression }:
                case InitializerExpressionSyntax or CollectionElementSyntax or EqualsValueClauseSyntax:
                case AssignmentExpressionSyntax assignment when assignment.Right == whole:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the type makes it itself.</summary>
    public static bool Makes(INamedTypeSymbol owner, string field)
    {
        foreach (var reference in owner.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (node is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } variable && variable.Identifier.ValueText == field)
                    return true;
                if (node is AssignmentExpressionSyntax { Right: BaseObjectCreationExpressionSyntax } assignment && ReferencePosition.LastName(assignment.Left).ValueText == field)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a subscription of such an event is taken back somewhere.</summary>
    public static bool Unsubscribes(INamedTypeSymbol owner, string name)
    {
        foreach (var reference in owner.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } assignment && ReferencePosition.LastName(assignment.Left).ValueText == name)
                    return true;
            }
        }

        return false;
    }

    private static bool IsEnd(string name) => name.StartsWith("Dispose", StringComparison.Ordinal) || name.StartsWith("Close", StringComparison.Ordinal);

    private static IEnumerable<IdentifierNameSyntax> NamesOf(INamedTypeSymbol owner, string field)
    {
        foreach (var reference in owner.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == field)
                    yield return name;
            }
        }
    }
}
