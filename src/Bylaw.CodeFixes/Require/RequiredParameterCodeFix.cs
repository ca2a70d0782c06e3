using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bylaw.CodeFixes;

/// <summary>BYL8005: the CancellationToken of a method; of another type nobody knows where its value comes from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredParameterCodeFix)), Shared]
public sealed class RequiredParameterCodeFix() : BylawCodeFix(RuleIds.RequiredParameter)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (Required.Of(context) is not ({ } node, IMethodSymbol method, { } verb) || Required.Types(context, verb.Parameter, method).FirstOrDefault(CancellationAtHand.IsToken) is not { } type
            // Others have the same signature, and have to change with it.
            || !MethodNameCodeFix.IsAwaited(method) || method.IsVirtual || method.IsAbstract || method.DeclaringSyntaxReferences.Length > 1 || MemberOrigin.IsElsewhere(method) || method.Parameters.Any(parameter => parameter.IsParams))
        {
            return [];
        }

        var name = NameIn(method.ContainingType);
        if (node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name))
            return [];

        // Whoever calls it goes on without one, if anybody does.
        foreach (var isOptional in new[] { false, true })
        {
            if (await Required.EditAsync(context, node, method, $"Add the parameter 'CancellationToken {name}', to be passed on", FixSafety.Review, "parameter", (current, generator) =>
                With((MethodDeclarationSyntax)current, Required.Written(generator, type), name, isOptional)).ConfigureAwait(false) is { } fix)
            {
                return [fix];
            }
        }

        return [];
    }

    // As the type calls it elsewhere.
    private static string NameIn(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters).FirstOrDefault(parameter => CancellationAtHand.IsToken(parameter.Type))?.Name ?? "cancellationToken";

    private static MethodDeclarationSyntax With(MethodDeclarationSyntax method, TypeSyntax type, string name, bool isOptional)
    {
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(type.WithTrailingTrivia(SyntaxFactory.Space));
        if (isOptional)
        {
            parameter = parameter.WithDefault(SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)));
        }

        var list = method.ParameterList.Parameters;
        if (list.Count == 0)
            return method.WithParameterList(method.ParameterList.WithParameters(SyntaxFactory.SingletonSeparatedList(parameter)));

        // On a line of its own where the last one has one.
        var last = list[list.Count - 1];
        var isBroken = last.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        comma = isBroken ? comma.WithTrailingTrivia(Usings.EndOfLine(method.ParameterList)) : comma.WithTrailingTrivia(SyntaxFactory.Space);
        if (isBroken)
            parameter = parameter.WithLeadingTrivia(last.GetLeadingTrivia());
        // The line end before a bracket on the next line goes behind the new one, a comment stays with what it is about.
        if (last.GetTrailingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.EndOfLineTrivia } end)
        {
            parameter = parameter.WithTrailingTrivia(end);
            list = list.Replace(last, last.WithTrailingTrivia(last.GetTrailingTrivia().Remove(end)));
        }

        return method.WithParameterList(method.ParameterList.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(list.GetWithSeparators().AddRange([comma, parameter]))));
    }
}
