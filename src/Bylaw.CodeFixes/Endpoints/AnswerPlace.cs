using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>Where a finding about an answer stands: at the endpoint, whose signature says what is sent, or at a value in its code.</summary>
/// <param name="Function">A method, local function or lambda.</param>
/// <param name="Value">Null where the signature says it.</param>
internal sealed record AnswerPlace(SyntaxNode Function, IMethodSymbol Handler, IOperation Code, IOperation? Value)
{
    public static AnswerPlace? Of(FindingContext context) => AtMethod(context) ?? AtRoute(context) ?? AtValue(context);

    /// <summary>What the finding may be about: the answers that the signature says, or the one that comes from the value.</summary>
    public IEnumerable<ResponseBody> Bodies => ResponseBody.Of(Handler, Code).Where(body => Value is null ? body.Value is null : body.Value?.Syntax == Value.Syntax);

    private static AnswerPlace? AtMethod(FindingContext context) =>
        context.Token.Parent is MethodDeclarationSyntax method && method.Identifier == context.Token ? Of(context, method, null) : null;

    // `app.MapGet(…)`, with the handler in place.
    private static AnswerPlace? AtRoute(FindingContext context)
    {
        if (context.Token.Parent is not SimpleNameSyntax name || ReferencePosition.CallOf(name) is not { } syntax
            || context.Model.GetOperation(syntax, context.Cancellation) is not IInvocationOperation call || !RouteCalls.IsOnRoutes(call.TargetMethod))
        {
            return null;
        }

        var found = new List<SyntaxNode>();
        RouteCalls.Collect(call, [OperationRoot.Of(call)], (function, symbol, _) =>
        {
            if (function is IAnonymousFunctionOperation)
                found.Add(function.Syntax);
            else if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction, DeclaringSyntaxReferences: [var reference] })
                found.Add(reference.GetSyntax(context.Cancellation));
        });
        return found is [var only] ? Of(context, only, null) : null;
    }

    private static AnswerPlace? AtValue(FindingContext context)
    {
        foreach (var function in context.Token.Parent!.AncestorsAndSelf().Where(node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax))
        {
            if (Of(context, function, null) is not { } place)
                continue;

            var values = ResponseBody.Of(place.Handler, place.Code).Where(body => body.Value?.Syntax is ExpressionSyntax value && ReferencePosition.LastName(value) == context.Token).ToList();
            if (values.Count > 0)
                return place with { Value = values[0].Value };
        }

        return null;
    }

    private static AnswerPlace? Of(FindingContext context, SyntaxNode function, IOperation? value)
    {
        var symbol = function is LambdaExpressionSyntax ? context.Model.GetSymbolInfo(function, context.Cancellation).Symbol : context.Model.GetDeclaredSymbol(function, context.Cancellation);
        var code = context.Model.GetOperation(function, context.Cancellation) switch
        {
            IAnonymousFunctionOperation lambda => lambda.Body,
            ILocalFunctionOperation local => local.Body,
            var body => body,
        };
        return symbol is IMethodSymbol handler && code is not null ? new AnswerPlace(function, handler, code, value) : null;
    }
}
