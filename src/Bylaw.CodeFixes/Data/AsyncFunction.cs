using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Bylaw.CodeFixes;

/// <summary>A function that hands out tasks made async, which is no part of its signature: `return Task.FromResult(x);` becomes `return x;`.</summary>
internal sealed class AsyncFunction
{
    private readonly SyntaxNode _function;
    private readonly List<Answer> _answers;
    private readonly bool _hasValue;

    private AsyncFunction(SyntaxNode function, List<Answer> answers, bool hasValue) => (_function, _answers, _hasValue) = (function, answers, hasValue);

    /// <summary>What the function answers with at a `return`, or behind its arrow.</summary>
    private enum Answer
    {
        /// <summary>Nothing: `Task.CompletedTask`.</summary>
        Done,

        /// <summary>A value that is there: `Task.FromResult(value)`.</summary>
        Value,

        /// <summary>A task of somebody else.</summary>
        Task,

        /// <summary>A value as it is; who takes it doesn't mind a task, as ASP.NET Core with the delegate of a route.</summary>
        Plain,
    }

    public static bool IsAsync(SyntaxNode function) => Modifiers(function).Any(SyntaxKind.AsyncKeyword);

    /// <summary>Null where it can't be done, or only with another signature.</summary>
    public static AsyncFunction? Of(SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = (function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function, cancellation).Symbol : model.GetDeclaredSymbol(function, cancellation)) as IMethodSymbol;
        if (symbol is null or { ReturnsByRef: true } or { ReturnsByRefReadonly: true } || symbol.Parameters.Any(static parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType)
            || (symbol is { IsStatic: false, ContainingType.IsValueType: true }))
        {
            return null;
        }

        var returnsTask = DataSymbols.IsTask(symbol.ReturnType);
        if (!returnsTask && !(function is LambdaExpressionSyntax and not ParenthesizedLambdaExpressionSyntax { ReturnType: not null } && !symbol.ReturnsVoid && IsHandler(function, model, cancellation)))
            return null;

        var answers = new List<Answer>();
        foreach (var answer in AnswersOf(function))
        {
            if (!returnsTask)
                answers.Add(Answer.Plain);
            else if (Kind(answer, model, cancellation) is { } kind)
                answers.Add(kind);
            else
                return null;
        }

        return new AsyncFunction(function, answers, returnsTask && symbol.ReturnType is INamedTypeSymbol { IsGenericType: true });
    }

    /// <summary>Once, however many fixes ask for it.</summary>
    public void Edit(SyntaxEditor editor) => editor.ReplaceNode(_function, (current, _) => IsAsync(current) ? current : WithAsync(Rewritten(current)));

    // `app.MapGet("/orders", (ShopContext db) => …)`
    private static bool IsHandler(SyntaxNode lambda, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(lambda, cancellation).ConvertedType is { SpecialType: SpecialType.System_Delegate }
        && lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && RouteCalls.IsRouteCall(method.ReducedFrom ?? method);

    private static IEnumerable<ExpressionSyntax> AnswersOf(SyntaxNode function) => Arrow(function) is { } arrow
        ? [arrow]
        : Returns(function).Select(static answer => answer.Expression).OfType<ExpressionSyntax>();

    private static List<ReturnStatementSyntax> Returns(SyntaxNode function) =>
        [.. function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>()];

    private static Answer? Kind(ExpressionSyntax answer, SemanticModel model, CancellationToken cancellation)
    {
        switch (answer)
        {
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } when model.GetSymbolInfo(answer, cancellation).Symbol is IMethodSymbol { Name: "FromResult" } made && DataSymbols.IsTask(made.ContainingType):
                return Answer.Value;
            case InvocationExpressionSyntax when model.GetSymbolInfo(answer, cancellation).Symbol is IMethodSymbol { Name: "FromException" or "FromCanceled" } made && DataSymbols.IsTask(made.ContainingType):
            case LiteralExpressionSyntax or DefaultExpressionSyntax or ThrowExpressionSyntax:
                return null;
            case MemberAccessExpressionSyntax when model.GetSymbolInfo(answer, cancellation).Symbol is IPropertySymbol { Name: "CompletedTask" } done && DataSymbols.IsTask(done.ContainingType):
                return Answer.Done;
            default:
                return DataSymbols.IsTask(model.GetTypeInfo(answer, cancellation).Type) ? Answer.Task : null;
        }
    }

    private SyntaxNode Rewritten(SyntaxNode function)
    {
        if (Arrow(function) is { } arrow)
            return function.ReplaceNode(arrow, Value(arrow, _answers[0]));

        var returns = Returns(function).Where(static answer => answer.Expression is not null).ToList();
        var marks = returns.ConvertAll(static _ => new SyntaxAnnotation());
        function = function.ReplaceNodes(returns, (original, current) => current.WithAdditionalAnnotations(marks[returns.IndexOf(original)]));
        for (var i = 0; i < marks.Count; i++)
        {
            var current = (ReturnStatementSyntax)function.GetAnnotatedNodes(marks[i]).Single();
            function = Replaced(function, current, _answers[i]);
        }

        return function;
    }

    private SyntaxNode Replaced(SyntaxNode function, ReturnStatementSyntax answer, Answer kind)
    {
        if (_hasValue || kind == Answer.Plain)
            return function.ReplaceNode(answer, answer.WithExpression(Value(answer.Expression!, kind)));

        // A method without a value ends by itself behind its last statement.
        var isLast = answer.Parent is BlockSyntax block && block.Parent == function && block.Statements.Last() == answer;
        var end = SyntaxFactory.ReturnStatement();
        if (kind == Answer.Done)
        {
            return isLast && !answer.GetLeadingTrivia().Concat(answer.GetTrailingTrivia()).Any(IsComment)
                ? function.RemoveNode(answer, SyntaxRemoveOptions.KeepNoTrivia)!
                : function.ReplaceNode(answer, end.WithTriviaFrom(answer));
        }

        var awaited = SyntaxFactory.ExpressionStatement(Awaited(answer.Expression!));
        if (isLast)
            return function.ReplaceNode(answer, awaited.WithTriviaFrom(answer));
        if (answer.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            SyntaxNode[] both = [awaited.WithLeadingTrivia(answer.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed), end.WithTrailingTrivia(answer.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation)];
            return function.ReplaceNode(answer, both);
        }

        return function.ReplaceNode(answer, SyntaxFactory.Block(awaited, end).WithTriviaFrom(answer).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static ExpressionSyntax Value(ExpressionSyntax answer, Answer kind) => kind switch
    {
        Answer.Value => ((InvocationExpressionSyntax)answer).ArgumentList.Arguments[0].Expression.WithTriviaFrom(answer),
        Answer.Task => Awaited(answer),
        _ => answer,
    };

    private static ExpressionSyntax Awaited(ExpressionSyntax task) => AwaitSyntax.Of(task.WithoutTrivia()).WithTriviaFrom(task);

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static ExpressionSyntax? Arrow(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        BaseMethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        _ => null,
    };

    private static SyntaxTokenList Modifiers(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        BaseMethodDeclarationSyntax method => method.Modifiers,
        _ => default,
    };

    private static SyntaxNode WithAsync(SyntaxNode function)
    {
        var leading = function.GetLeadingTrivia();
        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        switch (function)
        {
            // Attributes stand before it, and `partial` behind it.
            case MethodDeclarationSyntax method:
                var partial = method.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
                if (method.Modifiers.Count > 0 && partial != 0)
                    return method.WithModifiers(method.Modifiers.Insert(partial < 0 ? method.Modifiers.Count : partial, keyword));
                if (partial == 0)
                    return method.WithModifiers(method.Modifiers.Replace(method.Modifiers[0], method.Modifiers[0].WithLeadingTrivia()).Insert(0, keyword.WithLeadingTrivia(method.Modifiers[0].LeadingTrivia)));
                return method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers([keyword.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())]);
            case LocalFunctionStatementSyntax local:
                return local.Modifiers.Count > 0
                    ? local.WithModifiers(local.Modifiers.Add(keyword))
                    : local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers([keyword.WithLeadingTrivia(local.ReturnType.GetLeadingTrivia())]);
            case AnonymousFunctionExpressionSyntax { Modifiers.Count: > 0 } lambda:
                return lambda.WithModifiers(lambda.Modifiers.Add(keyword));
            case ParenthesizedLambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda:
                return lambda.WithModifiers([keyword]);
            case AnonymousFunctionExpressionSyntax lambda:
                return lambda.WithoutLeadingTrivia().WithModifiers([keyword.WithLeadingTrivia(leading)]);
            default:
                return function;
        }
    }
}
