using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.Analyzers;

/// <summary>The parts of a symbol that somebody wrote, in an order that does not depend on the order of files.</summary>
internal static class Declarations
{
    public static IReadOnlyList<SyntaxNode> Of(ISymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        var references = symbol.DeclaringSyntaxReferences;
        if (references.Length == 0)
            return [];

        var nodes = new List<SyntaxNode>(references.Length);
        foreach (var reference in references)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree) && !GeneratedFile.IsGenerated(compilation, reference.SyntaxTree, cancellation)
                && reference.GetSyntax(cancellation) is var node && IdentifierOf(node) is not null)
            {
                nodes.Add(node);
            }
        }

        if (nodes.Count > 1)
        {
            nodes.Sort(static (a, b) => string.CompareOrdinal(a.SyntaxTree.FilePath, b.SyntaxTree.FilePath) is var order and not 0
                ? order : a.SpanStart.CompareTo(b.SpanStart));
        }

        return nodes;
    }

    /// <summary>The name in a declaration; null for what has none, such as the class of top-level statements.</summary>
    public static SyntaxToken? IdentifierOf(SyntaxNode declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EventDeclarationSyntax @event => @event.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        VariableDeclaratorSyntax variable => variable.Identifier,
        EnumMemberDeclarationSyntax member => member.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        OperatorDeclarationSyntax method => method.OperatorToken,
        ConversionOperatorDeclarationSyntax method => method.OperatorKeyword,
        _ => null,
    };
}
