using Bylaw.Rules.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.Analyzers;

/// <summary>The member and region that a piece of syntax stands in, for checks that start from a token.</summary>
internal readonly record struct CodeSite(Subject Subject, FindingSite Site)
{
    public string Text => MessageText.Subject(Subject, Site.Route);

    public static CodeSite Of(SyntaxNode node, SemanticModel model, CompilationRules rules, CancellationToken cancellation)
    {
        var part = MemberPart.Signature;
        string? route = null;
        for (var at = node; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                    part = MemberPart.Body;
                    break;
                case AnonymousFunctionExpressionSyntax lambda:
                    part = MemberPart.Body;
                    route ??= RouteOf(lambda, model, cancellation);
                    break;
            }

            if (MemberAt(at, model, cancellation) is { } member)
                return Of(member, route, at is CompilationUnitSyntax ? MemberPart.Body : part, rules);
        }

        return new CodeSite(rules.Subjects.Assembly.Subject, new FindingSite(null, null, null, MemberPart.Signature));
    }

    private static CodeSite Of(ISymbol member, string? route, MemberPart part, CompilationRules rules)
    {
        var type = member as INamedTypeSymbol ?? member.ContainingType;
        var subject = route is null || type is null ? rules.Subjects.OfMember(member) : rules.Subjects.Of(type, RegionKind.Handler);
        route ??= member is IMethodSymbol method ? rules.Handlers.RouteOf(method) : null;
        return new CodeSite(subject.Subject, new FindingSite(type, member, route, part));
    }

    private static ISymbol? MemberAt(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        // The field itself, when the node is its type.
        BaseFieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellation),
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } variable => model.GetDeclaredSymbol(variable, cancellation),
        BaseNamespaceDeclarationSyntax or GlobalStatementSyntax => null,
        MemberDeclarationSyntax member => model.GetDeclaredSymbol(member, cancellation),
        // Top-level statements.
        CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, cancellation),
        _ => null,
    };

    private static string? RouteOf(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
            || model.GetOperation(invocation, cancellation) is not IInvocationOperation call || !RouteCalls.IsRouteCall(call.TargetMethod))
        {
            return null;
        }

        return RouteText.Of(call, [OperationRoot.Of(call)]);
    }
}
