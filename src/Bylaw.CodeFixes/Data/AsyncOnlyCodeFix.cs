using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Bylaw.CodeFixes;

/// <summary>BYL6001: what blocks is awaited, in a function that is async or can become it without another signature.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsyncOnlyCodeFix)), Shared]
public sealed class AsyncOnlyCodeFix() : BylawCodeFix(RuleIds.AsyncOnly)
{
    private protected override async Task<IReadOnlyList<Fix>> FindAsync(FindingContext context)
    {
        if (BlockingCode.At(context) is not { } code || AwaitPlace.FunctionAround(code.Node) is not { } function || !AwaitPlace.IsPossible(code.Node, function, context.Model, context.Cancellation))
            return [];

        var isAsync = AsyncFunction.IsAsync(function);
        var made = isAsync ? null : AsyncFunction.Of(function, context.Model, context.Cancellation);
        var caught = code.Unwraps ? Caught(code.Node, function) : FixSafety.Safe;
        if ((!isAsync && made is null) || caught is null)
            return [];

        // In a function that was not async, what it threw was thrown at whoever called it, and what runs side by side was run one after the other.
        var safety = isAsync && code.IsSure && caught == FixSafety.Safe ? FixSafety.Safe : FixSafety.Review;
        var title = isAsync ? $"Await {code.What}" : $"Make {NameOf(function)} async and await {code.What}";
        var isBare = IsBare(function);
        var fix = new DocumentFix(title, safety, "await", editor =>
        {
            editor.ReplaceNode(code.Node, (current, _) => Awaited(current, code, isBare));
            made?.Edit(editor);
            if (code.Import is not null)
                Usings.Add(editor, code.Import);
        });
        return await CompileCheck.HoldsAsync(context, fix).ConfigureAwait(false) ? [fix] : [];
    }

    private static SyntaxNode Awaited(SyntaxNode current, BlockingCode code, bool isBare)
    {
        var task = code.Task(current);
        if (isBare && !IsConfigured(task))
        {
            task = SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("ConfigureAwait")),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression))]));
        }

        if (current is not CommonForEachStatementSyntax loop)
            return AwaitSyntax.InPlaceOf((ExpressionSyntax)code.Node, task).WithTriviaFrom(current);

        var keyword = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        task = task.WithTriviaFrom(loop.Expression);
        return loop switch
        {
            ForEachStatementSyntax each => each.WithForEachKeyword(each.ForEachKeyword.WithLeadingTrivia()).WithExpression(task).WithAwaitKeyword(keyword),
            ForEachVariableStatementSyntax each => each.WithForEachKeyword(each.ForEachKeyword.WithLeadingTrivia()).WithExpression(task).WithAwaitKeyword(keyword),
            _ => loop,
        };
    }

    // Code that says ConfigureAwait(false) at each await means it for the next one too.
    private static bool IsBare(SyntaxNode function)
    {
        var awaits = (function.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? function).DescendantNodes().OfType<AwaitExpressionSyntax>().ToList();
        return awaits.Count > 0 && awaits.All(static awaited => IsConfigured(awaited.Expression));
    }

    private static bool IsConfigured(ExpressionSyntax task) => task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } };

    /// <summary>
    /// Whether each `catch` around it does the same with the exception of the task as with the AggregateException that was around it, which one of another type let pass. Null where one
    /// catches the AggregateException.
    /// </summary>
    private static FixSafety? Caught(SyntaxNode node, SyntaxNode function)
    {
        var safety = FixSafety.Safe;
        for (var at = node; at is not null && at != function; at = at.Parent!)
        {
            if (at is not BlockSyntax { Parent: TryStatementSyntax tried } || tried.Block != at)
                continue;

            foreach (var caught in tried.Catches)
            {
                if (caught.Filter is not null || caught.Declaration is { Type: var type } && type.GetLastToken().ValueText != nameof(Exception))
                    safety = FixSafety.Review;
                foreach (var token in caught.DescendantTokens())
                {
                    if (token.ValueText == nameof(AggregateException))
                        return null;
                    if (token.ValueText is "InnerException" or "InnerExceptions" or "Flatten" or "GetBaseException")
                        safety = FixSafety.Review;
                }
            }
        }

        return safety;
    }

    private static string NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => $"'{method.Identifier.ValueText}'",
        LocalFunctionStatementSyntax local => $"'{local.Identifier.ValueText}'",
        _ => "the lambda",
    };
}
