using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Bylaw.CodeFixes;

/// <summary>What is sent in place of a value.</summary>
/// <param name="From">The type that is sent now.</param>
/// <param name="To">What is written for it where it is declared.</param>
/// <param name="Value">Made of what is written now, which has the type or one derived from it; null where it can't be.</param>
/// <param name="Status">Of the answer, where it is known: 201 for what `Created` sends.</param>
internal sealed record NewAnswer(ITypeSymbol From, Func<TypeSyntax> To, Func<ExpressionSyntax, ITypeSymbol, int, ExpressionSyntax?> Value);

/// <summary>An endpoint answers with something else: its values, and the types in its signature and in its attributes.</summary>
internal static class AnswerEdit
{
    /// <summary>False where it cannot be done.</summary>
    public static bool Apply(SyntaxEditor editor, FindingContext context, AnswerPlace place, NewAnswer answer)
    {
        if (place.Value is { } value)
        {
            if (value.Syntax is not ExpressionSyntax expression || !place.Function.Span.Contains(expression.Span) || !IsHandedOver(expression))
                return false;
            return Replace(editor, expression, answer, value.Type!, StatusOf(context, expression));
        }

        var returned = Returned(place.Function).ToList();
        if (returned.Count == 0)
            return false;

        var leaves = new List<Leaf>();
        foreach (var one in returned)
        {
            if (!AddLeaves(context, one, answer.From, leaves))
                return false;
        }

        // What somebody else writes, such as the answer of a sign-in, is not changed by what is promised.
        if (leaves.Count == 0)
            return false;

        var awaits = leaves.Exists(leaf => leaf.IsTask);
        foreach (var leaf in leaves)
        {
            // Where the function waits anyway nothing has to be made a task of.
            var (old, now) = awaits && leaf.Around is not null ? (leaf.Around, leaf.Value) : (leaf.Value, leaf.Value);
            if (!Replace(editor, old, answer, leaf.Type, leaf.Status, now, leaf.IsTask))
                return false;
        }

        if (awaits)
        {
            if (returned.Exists(one => leaves.TrueForAll(leaf => !one.Span.Contains(leaf.Value.Span))))
                return false;
            editor.ReplaceNode(place.Function, (current, _) => WithAsync(current));
        }

        Declare(editor, context, place, answer);
        return true;
    }

    private sealed record Leaf(ExpressionSyntax Value, ITypeSymbol Type, int Status, bool IsTask, ExpressionSyntax? Around);

    private static bool Replace(SyntaxEditor editor, ExpressionSyntax old, NewAnswer answer, ITypeSymbol type, int status, ExpressionSyntax? value = null, bool isTask = false)
    {
        value ??= old;
        var written = isTask ? SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia()) : value.WithoutTrivia();
        if (answer.Value(written, type, status) is not { } changed)
            return false;
        editor.ReplaceNode(old, (current, _) => changed.WithTriviaFrom(current));
        return true;
    }

    // `return order;`, `=> order`, not those of functions within.
    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode function)
    {
        var only = function switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: { } expression } => expression,
            LambdaExpressionSyntax { ExpressionBody: { } expression } => expression,
            _ => null,
        };
        return only is not null ? [only] : function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).OfType<ExpressionSyntax>();
    }

    /// <summary>The values in an answer that become new ones; results without one stay. False where it isn't clear.</summary>
    private static bool AddLeaves(FindingContext context, ExpressionSyntax written, ITypeSymbol from, List<Leaf> leaves, ExpressionSyntax? around = null)
    {
        var type = context.Model.GetTypeInfo(written, context.Cancellation).Type;
        switch (written)
        {
            case ParenthesizedExpressionSyntax inner:
                return AddLeaves(context, inner.Expression, from, leaves, around);
            case ThrowExpressionSyntax:
                return true;
            case ConditionalExpressionSyntax choice when type is null || ResultTypes.IsResult(type):
                return AddLeaves(context, choice.WhenTrue, from, leaves) && AddLeaves(context, choice.WhenFalse, from, leaves);
            case SwitchExpressionSyntax choice when type is null || ResultTypes.IsResult(type):
                return choice.Arms.All(arm => AddLeaves(context, arm.Expression, from, leaves));
        }

        if (type is null || context.Model.GetConstantValue(written, context.Cancellation) is { HasValue: true, Value: null })
            return false;

        var operation = context.Model.GetOperation(written, context.Cancellation);
        if (operation is IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } } && written is InvocationExpressionSyntax { ArgumentList.Arguments: [var made] })
            return AddLeaves(context, made.Expression, from, leaves, written);

        if (operation is not null && ResultValue.Of(operation) is var (sent, kind))
        {
            if (kind == AnswerKind.Error)
                return true;
            return kind == AnswerKind.Success && sent.Syntax is ExpressionSyntax argument && AddValue(argument, context.Model.GetTypeInfo(argument, context.Cancellation).Type, StatusOf(context, argument));
        }

        if (ResultTypes.IsResult(type))
            return ResultTypes.TypedResultOf(type) is null && ResultTypes.ActionResultOf(type) is null;
        if (ResultTypes.Awaited(type) is { } awaited && !SymbolEqualityComparer.Default.Equals(awaited, type))
            return around is null && !ResultTypes.IsResult(awaited) && ResultTypes.ActionResultOf(awaited) is null && AddValue(written, awaited, 200, isTask: true);
        return AddValue(written, type, 200);

        bool AddValue(ExpressionSyntax value, ITypeSymbol? known, int status, bool isTask = false)
        {
            if (known is null || !context.Model.Compilation.ClassifyCommonConversion(known, from).IsImplicit)
                return false;
            leaves.Add(new Leaf(value, known, status, isTask, around));
            return true;
        }
    }

    /// <summary>201 of what `Created` is given, 202 of `Accepted`.</summary>
    private static int StatusOf(FindingContext context, ExpressionSyntax value) =>
        value.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent switch
        {
            InvocationExpressionSyntax call => ReferencePosition.InvokedName(call)?.Identifier.ValueText,
            BaseObjectCreationExpressionSyntax creation => context.Model.GetTypeInfo(creation, context.Cancellation).Type?.Name,
            _ => null,
        } switch
        {
            { } name when name.StartsWith("Created", StringComparison.Ordinal) => 201,
            { } name when name.StartsWith("Accepted", StringComparison.Ordinal) => 202,
            _ => 200,
        };

    // What a local was given long before may be used for something else too.
    private static bool IsHandedOver(ExpressionSyntax value) =>
        value.Ancestors().TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax)).Any(node => node is ReturnStatementSyntax or ArrowExpressionClauseSyntax)
        || value.AncestorsAndSelf().Any(node => node.Parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == node);

    private static SyntaxNode WithAsync(SyntaxNode function)
    {
        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        switch (function)
        {
            case MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.AsyncKeyword):
                return method.Modifiers.Count == 0
                    ? method.WithReturnType(method.ReturnType.WithLeadingTrivia()).WithModifiers([keyword.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())])
                    : method.AddModifiers(keyword);
            case LocalFunctionStatementSyntax local when !local.Modifiers.Any(SyntaxKind.AsyncKeyword):
                return local.Modifiers.Count == 0
                    ? local.WithReturnType(local.ReturnType.WithLeadingTrivia()).WithModifiers([keyword.WithLeadingTrivia(local.ReturnType.GetLeadingTrivia())])
                    : local.AddModifiers(keyword);
            case ParenthesizedLambdaExpressionSyntax lambda when !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword):
                return lambda.WithoutLeadingTrivia().AddModifiers(keyword).WithLeadingTrivia(lambda.GetLeadingTrivia());
            case SimpleLambdaExpressionSyntax lambda when !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword):
                return lambda.WithoutLeadingTrivia().AddModifiers(keyword).WithLeadingTrivia(lambda.GetLeadingTrivia());
            default:
                return function;
        }
    }

    // The return type, and the attributes that say it for the description of the API.
    private static void Declare(SyntaxEditor editor, FindingContext context, AnswerPlace place, NewAnswer answer)
    {
        var (returns, attributes) = place.Function switch
        {
            MethodDeclarationSyntax method => (method.ReturnType, method.AttributeLists),
            LocalFunctionStatementSyntax local => (local.ReturnType, local.AttributeLists),
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.ReturnType, lambda.AttributeLists),
            _ => (null, default),
        };
        var named = attributes.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString().Contains("ProducesResponseType") && !IsOfError(context, attribute)).SelectMany(Types).ToList();
        foreach (var written in (returns is null ? [] : Types(returns)).Concat(named))
        {
            if (context.Model.GetTypeInfo(written, context.Cancellation).Type is { } type && SymbolEqualityComparer.Default.Equals(type, answer.From))
                editor.ReplaceNode(written, (current, _) => answer.To().WithTriviaFrom(current));
        }

        // The outermost of its kind; not the names within.
        IEnumerable<TypeSyntax> Types(SyntaxNode node) =>
            node.DescendantNodesAndSelf(inner => inner is not TypeSyntax || context.Model.GetTypeInfo(inner, context.Cancellation).Type is not { } type || !SymbolEqualityComparer.Default.Equals(type, answer.From)).OfType<TypeSyntax>();
    }

    private static bool IsOfError(FindingContext context, AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(argument => context.Model.GetConstantValue(argument.Expression, context.Cancellation) is { HasValue: true, Value: int and >= 300 }) == true;
}
