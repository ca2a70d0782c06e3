using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL8001: one of the attributes, if it can do without arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredAttributeCodeFix)), Shared]
public sealed class RequiredAttributeCodeFix() : BylawCodeFix(RuleIds.RequiredAttribute)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (Required.Of(context) is not var (node, symbol, verb))
            return [];

        var fixes = new List<Fix>();
        foreach (var type in Required.Types(context, verb.Attribute, symbol))
        {
            if (type.IsAbstract || !type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)))
                continue;

            var name = type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
            if (await Required.EditAsync(context, node, symbol, $"Add [{name}]", FixSafety.Review, "attribute " + name, (current, generator) => With((MemberDeclarationSyntax)current, type, generator)).ConfigureAwait(false) is { } fix)
                fixes.Add(fix);
        }

        return fixes;
    }

    // On a line of its own, behind the others.
    private static MemberDeclarationSyntax With(MemberDeclarationSyntax node, INamedTypeSymbol type, SyntaxGenerator generator)
    {
        var start = Required.Start(node);
        var leading = start.LeadingTrivia;
        var indent = leading.LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } space ? SyntaxFactory.TriviaList(space) : default;
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute((NameSyntax)Required.Written(generator, type))))
            .WithLeadingTrivia(leading).WithTrailingTrivia(Usings.EndOfLine(node.SyntaxTree.GetRoot()));
        node = node.ReplaceToken(start, start.WithLeadingTrivia(indent));
        return node.WithAttributeLists(node.AttributeLists.Add(list));
    }
}
