using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace Bylaw.CodeFixes;

/// <summary>What blocks, and what is awaited in its place.</summary>
/// <param name="Node">An expression, or a `foreach` over a query.</param>
/// <param name="What">As a title says it: `'SaveChangesAsync'`, `the task`.</param>
/// <param name="Task">What is awaited, made of the node as it is by then.</param>
/// <param name="Import">The namespace of an extension method.</param>
/// <param name="Unwraps">Whether another exception is thrown: that of the task, and no AggregateException around it.</param>
/// <param name="IsSure">Whether it is seen that it can be awaited: not every query is one of a database.</param>
internal sealed record BlockingCode(SyntaxNode Node, string What, Func<SyntaxNode, ExpressionSyntax> Task, string? Import = null, bool Unwraps = false, bool IsSure = true)
{
    private const string Ef = DataSymbols.Ef;

    /// <summary>Null where nothing mechanical can be said.</summary>
    public static BlockingCode? At(FindingContext context)
    {
        if (LoopOver(context.Node) is { } loop)
            return OfLoop(loop, context);
        if (context.Token.Parent is not SimpleNameSyntax name)
            return null;

        ExpressionSyntax node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (node.Parent is InvocationExpressionSyntax invocation && invocation.Expression == node)
            node = invocation;
        return context.Model.GetOperation(node, context.Cancellation) switch
        {
            IPropertyReferenceOperation { Property.Name: "Result" } when node is MemberAccessExpressionSyntax result => OfTask(result, static current => ((MemberAccessExpressionSyntax)current).Expression, unwraps: true),
            IInvocationOperation call when node is InvocationExpressionSyntax syntax => OfCall(syntax, call, context),
            _ => null,
        };
    }

    private static CommonForEachStatementSyntax? LoopOver(SyntaxNode node)
    {
        for (SyntaxNode? at = node; at is ExpressionSyntax; at = at.Parent)
        {
            if (at.Parent is CommonForEachStatementSyntax loop && loop.Expression == at && loop.AwaitKeyword.IsKind(SyntaxKind.None))
                return at.Span.Start == node.Span.Start && at.Span.End == node.Span.End || at is ParenthesizedExpressionSyntax or CastExpressionSyntax ? loop : null;
        }

        return null;
    }

    // An EF query is read one by one, as it was before.
    private static BlockingCode? OfLoop(CommonForEachStatementSyntax loop, FindingContext context)
    {
        var token = CancellationAtHand.At(loop, context.Model, context.Cancellation);
        return new BlockingCode(
            loop, "each element with 'await foreach'",
            current =>
            {
                var query = ((CommonForEachStatementSyntax)current).Expression;
                var source = Call(IsPrimary(query) ? query.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(query.WithoutTrivia()), "AsAsyncEnumerable");
                return token is null ? source : Call(source, "WithCancellation", token);
            },
            ImportOf("AsAsyncEnumerable", loop.Expression, context),
            IsSure: SetQuery.Is((context.Model.GetOperation(loop, context.Cancellation) as IForEachLoopOperation)?.Collection));
    }

    private static BlockingCode? OfCall(InvocationExpressionSyntax syntax, IInvocationOperation call, FindingContext context)
    {
        var method = call.TargetMethod;
        var token = CancellationAtHand.At(syntax, context.Model, context.Cancellation);
        if (DataSymbols.IsTask(method.ContainingType))
            return OfTaskMember(syntax, call);
        if (method.Name == "GetResult")
        {
            return syntax.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } } }
                ? OfTask(syntax, static current => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression).Expression).Expression, unwraps: false)
                : null;
        }

        if (method.Name == "Sleep" && DataSymbols.Is(method.ContainingType, "System.Threading", "Thread"))
            return new BlockingCode(syntax, "Task.Delay", current => Delay((InvocationExpressionSyntax)current, token));
        if (AsyncOnlyAnalyzer.NameOfQuery(call, AsyncOnlyAnalyzer.EfQueries(context.Model.Compilation)) is { } query)
            return AwaitedCall.IsReduced(syntax, call) ? OfQuery(syntax, call, query, token, context) : null;
        if (context.Model.GetEnclosingSymbol(syntax.SpanStart, context.Cancellation)?.ContainingType is not { } within
            || AsyncSibling.Of(method, DataSymbols.Receiver(call)?.Type, context.Model.Compilation, within) is not { } sibling
            || AwaitedCall.Of(syntax, call, sibling, token) is not { } awaited)
        {
            return null;
        }

        return new BlockingCode(syntax, $"'{sibling.Name}'", current => awaited((InvocationExpressionSyntax)current));
    }

    private static BlockingCode? OfTaskMember(InvocationExpressionSyntax syntax, IInvocationOperation call)
    {
        switch (call.TargetMethod)
        {
            case { Name: "Wait", Parameters.IsEmpty: true } when syntax.Expression is MemberAccessExpressionSyntax:
                return OfTask(syntax, static current => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression, unwraps: true);
            case { Name: "Wait", Parameters: [var only] } when CancellationAtHand.IsToken(only.Type) && syntax.Expression is MemberAccessExpressionSyntax && call.TargetMethod.ContainingType.GetMembers("WaitAsync").Length > 0:
                return new BlockingCode(syntax, "'WaitAsync'", static current => AwaitedCall.Renamed((InvocationExpressionSyntax)current, "WaitAsync"), Unwraps: true);
            case { Name: "WaitAll", Parameters.Length: 1 }:
                return new BlockingCode(syntax, "'Task.WhenAll'", static current => AwaitedCall.Renamed((InvocationExpressionSyntax)current, "WhenAll"), Unwraps: true);
            // Which of them came first is asked by its number.
            case { Name: "WaitAny", Parameters.Length: 1 } when syntax.Parent is ExpressionStatementSyntax:
                return new BlockingCode(syntax, "'Task.WhenAny'", static current => AwaitedCall.Renamed((InvocationExpressionSyntax)current, "WhenAny"), Unwraps: true);
            default:
                return null;
        }
    }

    // What is left out behind the task may hold no comment.
    private static BlockingCode? OfTask(ExpressionSyntax node, Func<SyntaxNode, ExpressionSyntax> task, bool unwraps)
    {
        var kept = task(node);
        return node.DescendantTrivia().Any(trivia => trivia.SpanStart >= kept.Span.End && trivia.SpanStart < node.Span.End && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? null
            : new BlockingCode(node, "the task", task, Unwraps: unwraps);
    }

    private static ExpressionSyntax Delay(InvocationExpressionSyntax sleep, ExpressionSyntax? token) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.ParseName("global::System.Threading.Tasks.Task").WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation), SyntaxFactory.IdentifierName("Delay")),
        AwaitedCall.With(
            sleep.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(sleep.ArgumentList.Arguments.GetWithSeparators().Select(static item => item.AsNode() is ArgumentSyntax argument ? argument.WithNameColon(null) : item))),
            token is null ? null : SyntaxFactory.Argument(token)));

    private static BlockingCode OfQuery(InvocationExpressionSyntax syntax, IInvocationOperation operation, string name, ExpressionSyntax? token, FindingContext context)
    {
        var extra = token is null ? null
            : syntax.ArgumentList.Arguments.All(static argument => argument.NameColon is null) ? SyntaxFactory.Argument(token)
            : SyntaxFactory.Argument(SyntaxFactory.NameColon("cancellationToken").WithTrailingTrivia(SyntaxFactory.Space), default, token);
        return new BlockingCode(
            syntax, $"'{name}'",
            current =>
            {
                var call = AwaitedCall.Renamed((InvocationExpressionSyntax)current, name);
                return call.WithArgumentList(AwaitedCall.With(call.ArgumentList, extra));
            },
            syntax.Expression is MemberAccessExpressionSyntax access ? ImportOf(name, access.Expression, context) : null,
            IsSure: SetQuery.Is(DataSymbols.Receiver(operation)));
    }

    private static string? ImportOf(string extension, ExpressionSyntax receiver, FindingContext context) =>
        context.Model.GetTypeInfo(receiver, context.Cancellation).Type is { } type
        && context.Model.LookupSymbols(receiver.SpanStart, type, extension, includeReducedExtensionMethods: true).Any(static found => SymbolNames.Namespace(found.ContainingType) == Ef)
            ? null
            : Ef;

    private static bool IsPrimary(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;

    private static ExpressionSyntax Call(ExpressionSyntax on, string name, params ExpressionSyntax[] arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, on, SyntaxFactory.IdentifierName(name)),
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(SyntaxFactory.Argument))));
}
