using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>An attribute is put where the others of a declaration stand: in their brackets, or on a line of its own.</summary>
internal static class AddedAttribute
{
    public const string Authorize = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute";

    /// <param name="target">Such as `property`, for the parameter of a record.</param>
    public static void Add(SyntaxEditor editor, SyntaxNode declaration, string type, string? target = null) =>
        editor.ReplaceNode(declaration, (current, _) => current switch
        {
            ParameterSyntax parameter => With(parameter, type, target!),
            MemberDeclarationSyntax member => With(member, type),
            _ => current,
        });

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax member, string type)
    {
        var lists = member.AttributeLists;
        var name = type.Substring(type.LastIndexOf('.') + 1);
        if (lists.SelectMany(list => list.Attributes).Any(known => IsNamed(known, name)))
            return member;

        if (lists.LastOrDefault(list => list.Target is null && (list.Attributes.Count > 1 || IsOnLineOf(list))) is { } shared)
            return (MemberDeclarationSyntax)member.ReplaceNode(shared, shared.WithAttributes(shared.Attributes.Add(Attribute(type).WithLeadingTrivia(SyntaxFactory.Space))));

        var list = SyntaxFactory.AttributeList([Attribute(type)]);
        if (lists.Count > 0)
        {
            var last = lists[lists.Count - 1];
            var indent = last.GetLeadingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } space ? SyntaxFactory.TriviaList(space) : default;
            return member.WithAttributeLists(lists.Add(list.WithLeadingTrivia(indent).WithTrailingTrivia(last.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))));
        }

        var leading = member.GetLeadingTrivia();
        var own = leading.LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } white ? SyntaxFactory.TriviaList(white) : default;
        return member.WithLeadingTrivia(own).WithAttributeLists([list.WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)]);
    }

    private static ParameterSyntax With(ParameterSyntax parameter, string type, string target)
    {
        var list = SyntaxFactory.AttributeList(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Identifier(target)).WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)), [Attribute(type)]).WithTrailingTrivia(SyntaxFactory.Space);
        return parameter.AttributeLists.Count > 0
            ? parameter.WithAttributeLists(parameter.AttributeLists.Add(list))
            : parameter.WithoutLeadingTrivia().WithAttributeLists([list.WithLeadingTrivia(parameter.GetLeadingTrivia())]);
    }

    private static AttributeSyntax Attribute(string type) =>
        SyntaxFactory.Attribute((NameSyntax)SyntaxFactory.ParseName("global::" + type).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation));

    private static bool IsNamed(AttributeSyntax attribute, string type)
    {
        var name = attribute.Name.ToString();
        name = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        return name == type || name + "Attribute" == type;
    }

    // [HttpGet] public int Count()
    private static bool IsOnLineOf(AttributeListSyntax list) => !list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
}
