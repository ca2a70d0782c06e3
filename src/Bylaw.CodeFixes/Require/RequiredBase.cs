using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>A base class or an interface more in the declaration of a type.</summary>
internal static class RequiredBase
{
    /// <summary>Offered where the rule names one, and the type has what it asks for already.</summary>
    public static async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context, Func<RequireVerb, IReadOnlyList<Selector>> which, TypeKind kind)
    {
        if (Required.Of(context) is not ({ } node, INamedTypeSymbol symbol, { } verb) || node is not TypeDeclarationSyntax || Required.Types(context, which(verb), symbol).ToList() is not [var wanted]
            || which(verb).Count != 1 || wanted.TypeKind != kind || wanted.IsSealed || (kind == TypeKind.Class && symbol.BaseType?.SpecialType != SpecialType.System_Object))
        {
            return [];
        }

        var title = kind == TypeKind.Class ? $"Derive '{symbol.Name}' from {wanted.Name}" : $"Declare that '{symbol.Name}' implements {wanted.Name}";
        return await Required.EditAsync(context, node, symbol, title, FixSafety.Review, "base", (current, generator) => With((TypeDeclarationSyntax)current, Required.Written(generator, wanted), isFirst: kind == TypeKind.Class)).ConfigureAwait(false) is { } fix ? [fix] : [];
    }

    private static TypeDeclarationSyntax With(TypeDeclarationSyntax node, TypeSyntax type, bool isFirst)
    {
        var item = SyntaxFactory.SimpleBaseType(type);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        if (node.BaseList is { Types: { Count: > 0 } types } list)
        {
            if (isFirst)
            {
                var first = types[0];
                var rest = types.Replace(first, first.WithoutLeadingTrivia());
                return node.WithBaseList(list.WithTypes(SyntaxFactory.SeparatedList<BaseTypeSyntax>(
                    rest.GetWithSeparators().InsertRange(0, [item.WithLeadingTrivia(first.GetLeadingTrivia()), comma]))));
            }

            var last = types[types.Count - 1];
            return node.WithBaseList(list.WithTypes(SyntaxFactory.SeparatedList<BaseTypeSyntax>(
                types.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators().AddRange([comma, item.WithTrailingTrivia(last.GetTrailingTrivia())]))));
        }

        var before = node.ParameterList?.GetLastToken() ?? node.TypeParameterList?.GetLastToken() ?? node.Identifier;
        var trailing = before.TrailingTrivia;
        node = node.ReplaceToken(before, before.WithTrailingTrivia(SyntaxFactory.Space));
        return node.WithBaseList(SyntaxFactory.BaseList(
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(item.WithTrailingTrivia(trailing))));
    }
}
