using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>Code that has no instance: fields and captured parameters are not at hand there.</summary>
internal static class StaticCode
{
    public static bool Is(SyntaxNode place) =>
        place.AncestorsAndSelf().TakeWhile(static node => node is not TypeDeclarationSyntax).Any(static node => node switch
        {
            MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.StaticKeyword),
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });
}
