using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>The place where a service was created or looked up names the one that was injected.</summary>
internal static class ServiceUse
{
    /// <summary>A name that nothing else has where the service is used, but for the local if that goes.</summary>
    /// <param name="within">The member unless it is said.</param>
    public static string NameFor(FindingContext context, UninjectedService service, string wanted, SyntaxNode? within = null)
    {
        var local = service.Local is { } kept ? context.Model.GetDeclaredSymbol(kept.Declaration.Variables[0], context.Cancellation) : null;
        var around = within ?? service.Expression.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax) ?? context.Root;
        var taken = new HashSet<string>(around.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && !IsLocal(token)).Select(token => token.ValueText));
        var name = wanted;
        for (var i = 2; taken.Contains(name) || context.Model.LookupSymbols(service.Expression.SpanStart, name: name).Any(symbol => symbol is not ITypeSymbol && !SymbolEqualityComparer.Default.Equals(symbol, local)); i++)
            name = wanted + i;
        return name;

        bool IsLocal(SyntaxToken token) => local is not null && token.ValueText == local.Name
            && (token.Parent is VariableDeclaratorSyntax ? token.Parent == service.Local!.Declaration.Variables[0] : token.Parent is not IdentifierNameSyntax name || SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.Cancellation).Symbol, local));
    }

    public static void Replace(SyntaxEditor editor, FindingContext context, UninjectedService service, string name)
    {
        if (service.Local is not { } local)
        {
            editor.ReplaceNode(service.Expression, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
            return;
        }

        var symbol = context.Model.GetDeclaredSymbol(local.Declaration.Variables[0], context.Cancellation)!;
        if (symbol.Name != name)
        {
            foreach (var mention in ((BlockSyntax)local.Parent!).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (mention.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(mention, context.Cancellation).Symbol, symbol))
                    editor.ReplaceNode(mention, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
            }
        }

        Remove(editor, local);
    }

    public static TypeSyntax TypeOf(SyntaxGenerator generator, ITypeSymbol type) =>
        ((TypeSyntax)generator.TypeExpression(type)).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>The statement goes, its comments stay; at the start of a block the blank line below goes too.</summary>
    public static void Remove(SyntaxEditor editor, StatementSyntax statement)
    {
        var block = (BlockSyntax)statement.Parent!;
        var at = block.Statements.IndexOf(statement);
        var above = statement.GetLeadingTrivia();
        if (statement.GetTrailingTrivia().Any(IsSaid) || (at == block.Statements.Count - 1 && above.Any(IsSaid)))
        {
            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepExteriorTrivia);
            return;
        }

        if (at < block.Statements.Count - 1 && (at == 0 || above.Any(IsSaid)))
        {
            if (above.LastOrDefault().IsKind(SyntaxKind.WhitespaceTrivia))
                above = above.RemoveAt(above.Count - 1);
            editor.ReplaceNode(block.Statements[at + 1], (current, _) =>
            {
                var own = current.GetLeadingTrivia();
                return current.WithLeadingTrivia(above.AddRange(own.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia) ? own.RemoveAt(0) : own));
            });
        }

        editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
    }

    private static bool IsSaid(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
