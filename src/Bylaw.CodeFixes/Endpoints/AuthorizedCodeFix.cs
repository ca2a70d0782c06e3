using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>BYL5005: [Authorize] on the class if none of its actions says anything, and on the action; `RequireAuthorization()` on the group or the route.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AuthorizedCodeFix)), Shared]
public sealed class AuthorizedCodeFix() : BylawCodeFix(RuleIds.Authorized)
{
    private const string Method = "RequireAuthorization";

    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (context.Rule.Verb is not AuthorizedVerb verb)
            return [];

        var fixes = new List<DocumentFix>();
        if (context.Token.Parent is MethodDeclarationSyntax { Parent: ClassDeclarationSyntax type } action && action.Identifier == context.Token)
            await AddAttributesAsync(context, verb, type, action, fixes).ConfigureAwait(false);
        else if (context.Token.Parent is SimpleNameSyntax name && ReferencePosition.CallOf(name) is { } call)
            await AddCallsAsync(context, verb, call, fixes).ConfigureAwait(false);

        var possible = new List<Fix>();
        foreach (var fix in fixes)
        {
            if (await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false))
                possible.Add(fix);
        }

        return possible;
    }

    private static async Task AddAttributesAsync(FindingContext context, AuthorizedVerb verb, ClassDeclarationSyntax type, MethodDeclarationSyntax action, List<DocumentFix> fixes)
    {
        // What lets everybody in on purpose is another matter.
        if (context.Model.GetDeclaredSymbol(action, context.Cancellation) is not { ContainingType: { } owner } symbol || new AccessReader(verb.Accept).OfMethod(symbol, typeToo: true) != Access.NothingSaid)
            return;

        var found = await FindingCheck.FindAsync(context.Document, new AuthorizedAnalyzer(), context.Cancellation).ConfigureAwait(false);
        var isOfAll = owner.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && EndpointMethods.IsEndpoint(method))
            .All(method => found.Any(finding => method.Locations.Contains(finding.Location)));
        if (isOfAll)
            fixes.Add(new DocumentFix($"Put [Authorize] on {owner.Name}", FixSafety.Review, "class", editor => AddedAttribute.Add(editor, type, AddedAttribute.Authorize)));
        // Of a handler of a page it would be without effect.
        if (!EndpointMethods.IsPage(owner))
            fixes.Add(new DocumentFix($"Put [Authorize] on {symbol.Name}", FixSafety.Review, "action", editor => AddedAttribute.Add(editor, action, AddedAttribute.Authorize)));
    }

    private static async Task AddCallsAsync(FindingContext context, AuthorizedVerb verb, InvocationExpressionSyntax syntax, List<DocumentFix> fixes)
    {
        if (context.Model.GetOperation(syntax, context.Cancellation) is not IInvocationOperation call || !RouteCalls.IsRouteCall(call.TargetMethod))
            return;

        var root = OperationRoot.Of(call);
        var routes = new RouteConventions(root);
        var reader = new AccessReader(verb.Accept);
        if (routes.On(call).Any(convention => reader.OfCall(convention) != Access.NothingSaid))
            return;

        if (GroupOf(call, root) is var (group, mapped))
        {
            var found = await FindingCheck.FindAsync(context.Document, new AuthorizedAnalyzer(), context.Cancellation).ConfigureAwait(false);
            if (mapped.TrueForAll(route => found.Any(finding => finding.Location.SourceSpan == CallName.Of(route).Span)))
                fixes.Add(Call(group, "group"));
        }

        fixes.Add(Call(syntax, "route"));
    }

    private static DocumentFix Call(InvocationExpressionSyntax mapped, string what) =>
        new($"Add {Method}() to the {what}", FixSafety.Review, what, editor => editor.ReplaceNode(EndOfChain(mapped), (current, _) => WithCall((ExpressionSyntax)current)));

    // `var orders = app.MapGroup("/orders");`, and all that is mapped on it.
    private static (InvocationExpressionSyntax Group, List<SyntaxNode> Mapped)? GroupOf(IInvocationOperation route, IOperation root)
    {
        if (RouteCalls.WrittenReceiverOf(route) is not { } receiver || Unconverted(receiver) is not ILocalReferenceOperation { Local: var local }
            || LocalValue.AssignedOnce(local, [root]) is not { } value || Unconverted(value) is not IInvocationOperation { Syntax: InvocationExpressionSyntax group } made || !IsGroup(made))
        {
            return null;
        }

        var mapped = new List<SyntaxNode>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is not ILocalReferenceOperation use || !SymbolEqualityComparer.Default.Equals(use.Local, local))
                continue;

            // Whoever else gets hold of it may map more.
            if (use.Syntax.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax on } access || access.Expression != use.Syntax)
                return null;
            if (access.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal))
                mapped.Add(on);
        }

        return (group, mapped);
    }

    // app.MapGroup("/orders").WithTags("orders")
    private static bool IsGroup(IInvocationOperation made)
    {
        for (var at = made; at is not null; at = RouteCalls.WrittenReceiverOf(at) is { } receiver ? Unconverted(receiver) as IInvocationOperation : null)
        {
            if (at.TargetMethod.Name == "MapGroup")
                return true;
        }

        return false;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private static ExpressionSyntax EndOfChain(ExpressionSyntax call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == call)
            call = next;
        return call;
    }

    // On a line of its own where the call before is.
    private static ExpressionSyntax WithCall(ExpressionSyntax chain)
    {
        if (chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Method } })
            return chain;

        var dot = SyntaxFactory.Token(SyntaxKind.DotToken);
        var target = chain.WithoutTrailingTrivia();
        if (chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax last } && last.OperatorToken.LeadingTrivia.FullSpan.Length > 0 && last.Expression.GetTrailingTrivia() is [.., { RawKind: (int)SyntaxKind.EndOfLineTrivia } end])
            (target, dot) = (target.WithTrailingTrivia(end), dot.WithLeadingTrivia(last.OperatorToken.LeadingTrivia));
        return SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, dot, SyntaxFactory.IdentifierName(Method))).WithTrailingTrivia(chain.GetTrailingTrivia());
    }
}
