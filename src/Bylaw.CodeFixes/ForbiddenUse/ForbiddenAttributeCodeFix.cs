using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL2005: the attribute is removed. What the rule wants in its place has other arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForbiddenAttributeCodeFix)), Shared]
public sealed class ForbiddenAttributeCodeFix() : BylawCodeFix(RuleIds.ForbiddenAttribute)
{
    private protected override Task<IReadOnlyList<Fix>> FindAsync(FindingContext context) => Task.FromResult<IReadOnlyList<Fix>>(
        context.Token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.Contains(context.Token.Span) && !Implements(attribute)
            ? [new DocumentFix($"Remove [{attribute.Name}]", FixSafety.Review, "remove", editor => Remove(editor, attribute))]
            : []);

    // [DllImport] of an extern method, [GeneratedRegex] of a partial one: without it there is no body.
    private static bool Implements(AttributeSyntax attribute) =>
        attribute.Parent?.Parent is MemberDeclarationSyntax member and not BaseTypeDeclarationSyntax && member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.ExternKeyword or SyntaxKind.PartialKeyword);

    private static void Remove(SyntaxEditor editor, AttributeSyntax attribute)
    {
        // Of several in one list only this one goes.
        var isAlone = attribute.Parent is AttributeListSyntax { Attributes.Count: 1 };
        editor.RemoveNode(isAlone ? attribute.Parent! : attribute, SyntaxRemoveOptions.KeepUnbalancedDirectives | (isAlone && HasComment(attribute.Parent!) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia));
    }

    private static bool HasComment(SyntaxNode list) => list.GetLeadingTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString()) || trivia.HasStructure);
}
