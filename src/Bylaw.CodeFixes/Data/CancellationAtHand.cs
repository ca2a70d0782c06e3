using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>The CancellationToken that the function around a place was handed, for what is awaited there.</summary>
internal static class CancellationAtHand
{
    /// <summary>Null where there is none or more than one, and where something is put in order that must not be left half done.</summary>
    public static ExpressionSyntax? At(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        for (var at = place; at is not null; at = at.Parent)
        {
            if (at is FinallyClauseSyntax or CatchClauseSyntax)
                return null;
            if (Parameters(at, model, cancellation) is not { } parameters)
                continue;

            var tokens = parameters.Where(static parameter => IsToken(parameter.Type)).ToList();
            if (tokens.Count > 0)
                return tokens.Count == 1 && tokens[0].RefKind == RefKind.None ? Written(tokens[0].Name) : null;
            if (at is MemberDeclarationSyntax || IsStatic(at))
                return null;
        }

        return null;
    }

    public static bool IsToken(ITypeSymbol type) => DataSymbols.Is(type, "System.Threading", nameof(CancellationToken));

    private static IEnumerable<IParameterSymbol>? Parameters(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        AnonymousFunctionExpressionSyntax => (model.GetSymbolInfo(node, cancellation).Symbol as IMethodSymbol)?.Parameters ?? [],
        LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax => (model.GetDeclaredSymbol(node, cancellation) as IMethodSymbol)?.Parameters ?? [],
        MemberDeclarationSyntax => [],
        _ => null,
    };

    private static bool IsStatic(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    private static ExpressionSyntax Written(string name) => SyntaxFactory.ParseName(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name);
}
